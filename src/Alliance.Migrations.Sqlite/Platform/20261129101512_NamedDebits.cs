using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.Sqlite.Platform
{
    /// <inheritdoc />
    public partial class NamedDebits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AgreedOwed",
                table: "platform_bank_statement_lines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NamedDebits",
                table: "platform_bank_statement_lines",
                type: "TEXT",
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
        }
    }
}
