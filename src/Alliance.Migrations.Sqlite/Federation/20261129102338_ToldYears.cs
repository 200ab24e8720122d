using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.Sqlite.Federation
{
    /// <inheritdoc />
    public partial class ToldYears : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Told",
                table: "federation_monthly_breakdowns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "federation_national_years",
                columns: table => new
                {
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Told = table.Column<string>(type: "TEXT", nullable: false),
                    Persons = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_federation_national_years", x => x.AsOf);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "federation_national_years");

            migrationBuilder.DropColumn(
                name: "Told",
                table: "federation_monthly_breakdowns");
        }
    }
}
