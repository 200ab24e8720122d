using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.Sqlite.Platform
{
    /// <inheritdoc />
    public partial class Governance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "platform_bodies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Statutes = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LastMember = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_bodies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_body_members",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_body_members", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_body_members_platform_bodies_BodyId",
                        column: x => x.BodyId,
                        principalTable: "platform_bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Phase = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Frozen = table.Column<string>(type: "TEXT", nullable: true),
                    LastItem = table.Column<int>(type: "INTEGER", nullable: false),
                    Turn = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_sessions_platform_bodies_BodyId",
                        column: x => x.BodyId,
                        principalTable: "platform_bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_member_mandates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    College = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Office = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Institution = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_member_mandates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_member_mandates_platform_body_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "platform_body_members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_agenda_items",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_agenda_items", x => new { x.SessionId, x.Number });
                    table.ForeignKey(
                        name: "FK_platform_agenda_items_platform_sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "platform_sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_secret_papers",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ballot = table.Column<int>(type: "INTEGER", nullable: false),
                    Voted = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Yes = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    Abstained = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_secret_papers", x => new { x.SessionId, x.Ballot });
                    table.ForeignKey(
                        name: "FK_platform_secret_papers_platform_sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "platform_sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_session_facts",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_session_facts", x => new { x.SessionId, x.Number });
                    table.ForeignKey(
                        name: "FK_platform_session_facts_platform_sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "platform_sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_bodies_Name",
                table: "platform_bodies",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_body_members_AccountId",
                table: "platform_body_members",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_body_members_BodyId_AccountId",
                table: "platform_body_members",
                columns: new[] { "BodyId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_body_members_BodyId_Number",
                table: "platform_body_members",
                columns: new[] { "BodyId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_member_mandates_MemberId",
                table: "platform_member_mandates",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_sessions_BodyId_MeetsOn",
                table: "platform_sessions",
                columns: new[] { "BodyId", "MeetsOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_agenda_items");

            migrationBuilder.DropTable(
                name: "platform_member_mandates");

            migrationBuilder.DropTable(
                name: "platform_secret_papers");

            migrationBuilder.DropTable(
                name: "platform_session_facts");

            migrationBuilder.DropTable(
                name: "platform_body_members");

            migrationBuilder.DropTable(
                name: "platform_sessions");

            migrationBuilder.DropTable(
                name: "platform_bodies");
        }
    }
}
