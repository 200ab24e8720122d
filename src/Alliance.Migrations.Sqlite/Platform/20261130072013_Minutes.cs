using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.Sqlite.Platform
{
    /// <inheritdoc />
    public partial class Minutes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "platform_minutes",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 22, nullable: false),
                    FrozenOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_minutes", x => new { x.SessionId, x.Number });
                    table.ForeignKey(
                        name: "FK_platform_minutes_platform_sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "platform_sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_minutes_words",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Item = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_minutes_words", x => new { x.SessionId, x.Item });
                    table.ForeignKey(
                        name: "FK_platform_minutes_words_platform_sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "platform_sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_minutes_papers",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Pdf = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_minutes_papers", x => new { x.SessionId, x.Number, x.Language });
                    table.ForeignKey(
                        name: "FK_platform_minutes_papers_platform_minutes_SessionId_Number",
                        columns: x => new { x.SessionId, x.Number },
                        principalTable: "platform_minutes",
                        principalColumns: new[] { "SessionId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_minutes_signatures",
                columns: table => new
                {
                    As = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_minutes_signatures", x => new { x.SessionId, x.Number, x.As });
                    table.ForeignKey(
                        name: "FK_platform_minutes_signatures_platform_minutes_SessionId_Number",
                        columns: x => new { x.SessionId, x.Number },
                        principalTable: "platform_minutes",
                        principalColumns: new[] { "SessionId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_minutes_Code",
                table: "platform_minutes",
                column: "Code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_minutes_papers");

            migrationBuilder.DropTable(
                name: "platform_minutes_signatures");

            migrationBuilder.DropTable(
                name: "platform_minutes_words");

            migrationBuilder.DropTable(
                name: "platform_minutes");
        }
    }
}
