using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.Sqlite.Platform
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SettledBy",
                table: "platform_direct_debit_lines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Agreed",
                table: "platform_bank_statement_lines",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Nobody");

            migrationBuilder.AddColumn<DateOnly>(
                name: "FileDay",
                table: "platform_bank_statement_lines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FileId",
                table: "platform_bank_statement_lines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FileReference",
                table: "platform_bank_statement_lines",
                type: "TEXT",
                maxLength: 35,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProposedFiles",
                table: "platform_bank_statement_lines",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "ValueDate",
                table: "platform_bank_statement_columns",
                type: "INTEGER",
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
