using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.SqlServer.Platform
{
    /// <inheritdoc />
    public partial class Contracts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ContractedOn",
                table: "platform_loans",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NeedsContract",
                table: "platform_loans",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "platform_contract_particulars",
                columns: table => new
                {
                    LoanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OtherName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    Address = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AddressInArabic = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_contract_particulars", x => x.LoanId);
                });

            migrationBuilder.CreateTable(
                name: "platform_contract_templates",
                columns: table => new
                {
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_contract_templates", x => new { x.Language, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "platform_contracts",
                columns: table => new
                {
                    LoanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Code = table.Column<string>(type: "nvarchar(22)", maxLength: 22, nullable: false),
                    MadeOn = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_contracts", x => new { x.LoanId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "platform_contract_papers",
                columns: table => new
                {
                    LoanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    IsSealed = table.Column<bool>(type: "bit", nullable: false),
                    Pdf = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    FileHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_contract_papers", x => new { x.LoanId, x.Number, x.IsSealed });
                    table.ForeignKey(
                        name: "FK_platform_contract_papers_platform_contracts_LoanId_Number",
                        columns: x => new { x.LoanId, x.Number },
                        principalTable: "platform_contracts",
                        principalColumns: new[] { "LoanId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_contract_signings",
                columns: table => new
                {
                    LoanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    By = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_contract_signings", x => x.LoanId);
                    table.ForeignKey(
                        name: "FK_platform_contract_signings_platform_contracts_LoanId_Number",
                        columns: x => new { x.LoanId, x.Number },
                        principalTable: "platform_contracts",
                        principalColumns: new[] { "LoanId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_contract_signings_LoanId_Number",
                table: "platform_contract_signings",
                columns: new[] { "LoanId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_contracts_ApplicationId_Number",
                table: "platform_contracts",
                columns: new[] { "ApplicationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_contracts_Code",
                table: "platform_contracts",
                column: "Code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_contract_papers");

            migrationBuilder.DropTable(
                name: "platform_contract_particulars");

            migrationBuilder.DropTable(
                name: "platform_contract_signings");

            migrationBuilder.DropTable(
                name: "platform_contract_templates");

            migrationBuilder.DropTable(
                name: "platform_contracts");

            migrationBuilder.DropColumn(
                name: "ContractedOn",
                table: "platform_loans");

            migrationBuilder.DropColumn(
                name: "NeedsContract",
                table: "platform_loans");
        }
    }
}
