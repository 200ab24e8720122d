using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.SqlServer.Platform
{
    /// <inheritdoc />
    public partial class NamedDebits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "DecidedBy",
                table: "platform_bank_statement_lines",
                type: "nvarchar(250)",
                maxLength: 250,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(200)",
                oldMaxLength: 200,
                oldNullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AgreedOwed",
                table: "platform_bank_statement_lines",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NamedDebits",
                table: "platform_bank_statement_lines",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateIndex(
                name: "IX_platform_fund_movements_Number",
                table: "platform_fund_movements",
                column: "Number",
                filter: "Number = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_platform_fund_movements_Number",
                table: "platform_fund_movements");

            migrationBuilder.DropColumn(
                name: "AgreedOwed",
                table: "platform_bank_statement_lines");

            migrationBuilder.DropColumn(
                name: "NamedDebits",
                table: "platform_bank_statement_lines");

            migrationBuilder.AlterColumn<string>(
                name: "DecidedBy",
                table: "platform_bank_statement_lines",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(250)",
                oldMaxLength: 250,
                oldNullable: true);
        }
    }
}
