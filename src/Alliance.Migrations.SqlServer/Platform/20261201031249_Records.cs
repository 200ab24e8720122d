using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.SqlServer.Platform
{
    /// <inheritdoc />
    public partial class Records : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Phone",
                table: "platform_entrepreneurs",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(30)",
                oldMaxLength: 30,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AlsoFoundBy",
                table: "platform_entrepreneurs",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MergedInto",
                table: "platform_entrepreneurs",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Commune",
                table: "platform_body_members",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Interests",
                table: "platform_body_members",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone",
                table: "platform_body_members",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "BankLoan_Amount",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BankLoan_Bank",
                table: "platform_applications",
                type: "nvarchar(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "BankLoan_On",
                table: "platform_applications",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "StateSince",
                table: "platform_applications",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.CreateTable(
                name: "platform_person_merges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    KeptId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AbsorbedId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AbsorbedName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    UndoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    UndoneBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Revision = table.Column<long>(type: "bigint", nullable: false),
                    Moved = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Filled = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
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
                    SessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Item = table.Column<int>(type: "int", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false)
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

            // What lists were told by the history until now (Standing). In a batch of its own: the column is new.
            migrationBuilder.Sql(@"EXEC(N'UPDATE a SET a.[StateSince] = COALESCE((SELECT TOP (1) e.[On] FROM [platform_application_events] e WHERE e.[ApplicationId] = a.[Id] AND (a.[Status] + ''>'' + e.[Kind]) IN (''InAppraisal>TakenUp'', ''InAppraisal>BackInAppraisal'', ''InAppraisal>Adjourned'', ''Ready>CalledReady'', ''Ready>PutOnAgenda'', ''Ready>TakenOffAgenda'', ''Ready>SessionCalledOff'', ''Ready>LeftUndecided'', ''Ready>SessionMissed'', ''OnAgenda>PutOnAgenda'', ''Adjourned>Adjourned'', ''Approved>Approved'', ''Approved>ConditionMet'', ''ApprovedWithConditions>Approved'', ''ApprovedWithConditions>ConditionReopened'', ''Refused>Refused'', ''Withdrawn>Withdrawn'', ''Lapsed>Lapsed'', ''GivenUp>GivenUp'') ORDER BY e.[Sequence] DESC), a.[ReceivedOn]) FROM [platform_applications] a;');");
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

            migrationBuilder.AlterColumn<string>(
                name: "Phone",
                table: "platform_entrepreneurs",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(60)",
                oldMaxLength: 60,
                oldNullable: true);
        }
    }
}
