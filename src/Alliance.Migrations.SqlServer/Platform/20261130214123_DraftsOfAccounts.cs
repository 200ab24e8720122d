using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.SqlServer.Platform
{
    /// <inheritdoc />
    public partial class DraftsOfAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Its rows aren't carried over: identity_drafts is another module's, which may not be there; no released version has drafts, and they live for two weeks at most.
            migrationBuilder.DropTable(
                name: "platform_drafts");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "platform_drafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    About = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Fields = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ForgottenAfter = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Form = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Href = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    KeptAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Page = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_drafts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_drafts_AccountId_Page_Form",
                table: "platform_drafts",
                columns: new[] { "AccountId", "Page", "Form" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_drafts_ForgottenAfter",
                table: "platform_drafts",
                column: "ForgottenAfter");
        }
    }
}
