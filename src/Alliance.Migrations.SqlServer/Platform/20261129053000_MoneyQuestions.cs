using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.SqlServer.Platform
{
    /// <inheritdoc />
    public partial class MoneyQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "LaterPaymentId",
                table: "platform_direct_debit_lines",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SettledBy",
                table: "platform_direct_debit_lines",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Agreed",
                table: "platform_bank_statement_lines",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Nobody");

            migrationBuilder.AddColumn<DateOnly>(
                name: "FileDay",
                table: "platform_bank_statement_lines",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FileId",
                table: "platform_bank_statement_lines",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FileReference",
                table: "platform_bank_statement_lines",
                type: "nvarchar(35)",
                maxLength: 35,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProposedFiles",
                table: "platform_bank_statement_lines",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "ValueDate",
                table: "platform_bank_statement_columns",
                type: "int",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_direct_debit_lines_SettledBy",
                table: "platform_direct_debit_lines",
                column: "SettledBy");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_platform_direct_debit_lines_SettledBy",
                table: "platform_direct_debit_lines");

            migrationBuilder.DropColumn(
                name: "LaterPaymentId",
                table: "platform_direct_debit_lines");

            migrationBuilder.DropColumn(
                name: "SettledBy",
                table: "platform_direct_debit_lines");

            migrationBuilder.DropColumn(
                name: "Agreed",
                table: "platform_bank_statement_lines");

            migrationBuilder.DropColumn(
                name: "FileDay",
                table: "platform_bank_statement_lines");

            migrationBuilder.DropColumn(
                name: "FileId",
                table: "platform_bank_statement_lines");

            migrationBuilder.DropColumn(
                name: "FileReference",
                table: "platform_bank_statement_lines");

            migrationBuilder.DropColumn(
                name: "ProposedFiles",
                table: "platform_bank_statement_lines");

            migrationBuilder.DropColumn(
                name: "ValueDate",
                table: "platform_bank_statement_columns");
        }
    }
}
