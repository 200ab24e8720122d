using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.SqlServer.Platform
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
                    SessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Code = table.Column<string>(type: "nvarchar(22)", maxLength: 22, nullable: false),
                    FrozenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    SessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Item = table.Column<int>(type: "int", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false)
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
                    SessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Pdf = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
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
                    As = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
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
