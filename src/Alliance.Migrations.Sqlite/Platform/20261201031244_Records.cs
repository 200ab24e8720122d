using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.Sqlite.Platform
{
    /// <inheritdoc />
    public partial class Records : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AlsoFoundBy",
                table: "platform_entrepreneurs",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MergedInto",
                table: "platform_entrepreneurs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Commune",
                table: "platform_body_members",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Interests",
                table: "platform_body_members",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone",
                table: "platform_body_members",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "BankLoan_Amount",
                table: "platform_applications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BankLoan_Bank",
                table: "platform_applications",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "BankLoan_On",
                table: "platform_applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "StateSince",
                table: "platform_applications",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.CreateTable(
                name: "platform_person_merges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    KeptId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AbsorbedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AbsorbedName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    UndoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    UndoneBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Moved = table.Column<string>(type: "TEXT", nullable: false),
                    Filled = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_person_merges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_person_merges_platform_entrepreneurs_AbsorbedId",
                        column: x => x.AbsorbedId,
                        principalTable: "platform_entrepreneurs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_platform_person_merges_platform_entrepreneurs_KeptId",
                        column: x => x.KeptId,
                        principalTable: "platform_entrepreneurs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_private_notes",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Item = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_private_notes", x => new { x.SessionId, x.AccountId, x.Item });
                    table.ForeignKey(
                        name: "FK_platform_private_notes_platform_sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "platform_sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_entrepreneurs_MergedInto",
                table: "platform_entrepreneurs",
                column: "MergedInto");

            migrationBuilder.CreateIndex(
                name: "IX_platform_person_merges_AbsorbedId",
                table: "platform_person_merges",
                column: "AbsorbedId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_person_merges_KeptId",
                table: "platform_person_merges",
                column: "KeptId");

            migrationBuilder.AddForeignKey(
                name: "FK_platform_entrepreneurs_platform_entrepreneurs_MergedInto",
                table: "platform_entrepreneurs",
                column: "MergedInto",
                principalTable: "platform_entrepreneurs",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            // What lists were told by the history until now (Standing).
            migrationBuilder.Sql(@"UPDATE ""platform_applications"" SET ""StateSince"" = COALESCE((SELECT e.""On"" FROM ""platform_application_events"" e WHERE e.""ApplicationId"" = ""platform_applications"".""Id"" AND (""platform_applications"".""Status"" || '>' || e.""Kind"") IN ('InAppraisal>TakenUp', 'InAppraisal>BackInAppraisal', 'InAppraisal>Adjourned', 'Ready>CalledReady', 'Ready>PutOnAgenda', 'Ready>TakenOffAgenda', 'Ready>SessionCalledOff', 'Ready>LeftUndecided', 'Ready>SessionMissed', 'OnAgenda>PutOnAgenda', 'Adjourned>Adjourned', 'Approved>Approved', 'Approved>ConditionMet', 'ApprovedWithConditions>Approved', 'ApprovedWithConditions>ConditionReopened', 'Refused>Refused', 'Withdrawn>Withdrawn', 'Lapsed>Lapsed', 'GivenUp>GivenUp') ORDER BY e.""Sequence"" DESC LIMIT 1), ""ReceivedOn"");");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_platform_entrepreneurs_platform_entrepreneurs_MergedInto",
                table: "platform_entrepreneurs");

            migrationBuilder.DropTable(
                name: "platform_person_merges");

            migrationBuilder.DropTable(
                name: "platform_private_notes");

            migrationBuilder.DropIndex(
                name: "IX_platform_entrepreneurs_MergedInto",
                table: "platform_entrepreneurs");

            migrationBuilder.DropColumn(
                name: "AlsoFoundBy",
                table: "platform_entrepreneurs");

            migrationBuilder.DropColumn(
                name: "MergedInto",
                table: "platform_entrepreneurs");

            migrationBuilder.DropColumn(
                name: "Commune",
                table: "platform_body_members");

            migrationBuilder.DropColumn(
                name: "Interests",
                table: "platform_body_members");

            migrationBuilder.DropColumn(
                name: "Phone",
                table: "platform_body_members");

            migrationBuilder.DropColumn(
                name: "BankLoan_Amount",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "BankLoan_Bank",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "BankLoan_On",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "StateSince",
                table: "platform_applications");
        }
    }
}
