using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.Sqlite.Federation
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "federation_announced_revisions",
                columns: table => new
                {
                    PlatformId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_federation_announced_revisions", x => new { x.PlatformId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "federation_monthly_breakdowns",
                columns: table => new
                {
                    PlatformId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_federation_monthly_breakdowns", x => new { x.PlatformId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "federation_monthly_figures",
                columns: table => new
                {
                    PlatformId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Figures = table.Column<string>(type: "TEXT", nullable: false),
                    AnnouncedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_federation_monthly_figures", x => new { x.PlatformId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "federation_outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_federation_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "federation_platform_reports",
                columns: table => new
                {
                    PlatformId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AnnouncedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    InventoryAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    InventoryOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_federation_platform_reports", x => x.PlatformId);
                });

            migrationBuilder.CreateTable(
                name: "federation_version",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_federation_version", x => x.Id);
                });

            migrationBuilder.InsertData(
                table: "federation_version",
                columns: new[] { "Id", "Number" },
                values: new object[] { 1, 0L });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "federation_announced_revisions");

            migrationBuilder.DropTable(
                name: "federation_monthly_breakdowns");

            migrationBuilder.DropTable(
                name: "federation_monthly_figures");

            migrationBuilder.DropTable(
                name: "federation_outbox");

            migrationBuilder.DropTable(
                name: "federation_platform_reports");

            migrationBuilder.DropTable(
                name: "federation_version");
        }
    }
}
