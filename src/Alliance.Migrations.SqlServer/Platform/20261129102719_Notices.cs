using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.SqlServer.Platform
{
    /// <inheritdoc />
    public partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "platform_notice_switches",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OnPage = table.Column<bool>(type: "bit", nullable: false),
                    ByMail = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_notice_switches", x => new { x.AccountId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "platform_notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Fact = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Permission = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    CausedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Case = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Details = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    About = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Href = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SettledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    MailsDue = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_notice_mails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    NoticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Tries = table.Column<int>(type: "int", nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_notice_mails", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_notice_mails_platform_notices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "platform_notices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_notice_readings",
                columns: table => new
                {
                    NoticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_notice_readings", x => new { x.NoticeId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_platform_notice_readings_platform_notices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "platform_notices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_notice_mails_NoticeId_AccountId",
                table: "platform_notice_mails",
                columns: new[] { "NoticeId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_notice_mails_State_DueAt",
                table: "platform_notice_mails",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_notices_ExpiresOn_RaisedAt",
                table: "platform_notices",
                columns: new[] { "ExpiresOn", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_notices_Fact",
                table: "platform_notices",
                column: "Fact");

            migrationBuilder.CreateIndex(
                name: "IX_platform_notices_Key",
                table: "platform_notices",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_notices_MailsDue",
                table: "platform_notices",
                column: "MailsDue");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_notice_mails");

            migrationBuilder.DropTable(
                name: "platform_notice_readings");

            migrationBuilder.DropTable(
                name: "platform_notice_switches");

            migrationBuilder.DropTable(
                name: "platform_notices");
        }
    }
}
