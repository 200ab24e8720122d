using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.Sqlite.Platform
{
    /// <inheritdoc />
    public partial class Mentoring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "platform_mentoring_note_keys",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_mentoring_note_keys", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "platform_mentors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    AwayFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AwayTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Most = table.Column<int>(type: "INTEGER", nullable: false),
                    Pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Trade = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Province = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Skills = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Institution = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    HoursPerMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    YearsOfExperience = table.Column<int>(type: "INTEGER", nullable: false),
                    MemberSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    InsuredUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Folded = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Languages = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Sectors = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_mentors", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_mentor_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    MentorId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_mentor_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_mentor_steps_platform_mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "platform_mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_mentoring_pairs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EntrepreneurId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MentorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Follows = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProposedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MentorSaid = table.Column<bool>(type: "INTEGER", nullable: true),
                    EntrepreneurSaid = table.Column<bool>(type: "INTEGER", nullable: true),
                    MentorSignedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EntrepreneurSignedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PlatformSignedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RunsUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    MentorName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_mentoring_pairs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_mentoring_pairs_platform_enterprises_EnterpriseId",
                        column: x => x.EnterpriseId,
                        principalTable: "platform_enterprises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_platform_mentoring_pairs_platform_entrepreneurs_EntrepreneurId",
                        column: x => x.EntrepreneurId,
                        principalTable: "platform_entrepreneurs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_platform_mentoring_pairs_platform_mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "platform_mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_mentoring_meetings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PairId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    Mood = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Topics = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Changes = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_mentoring_meetings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_mentoring_meetings_platform_mentoring_pairs_PairId",
                        column: x => x.PairId,
                        principalTable: "platform_mentoring_pairs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_mentoring_pair_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    MentorName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Mark = table.Column<int>(type: "INTEGER", nullable: true),
                    PairId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_mentoring_pair_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_mentoring_pair_steps_platform_mentoring_pairs_PairId",
                        column: x => x.PairId,
                        principalTable: "platform_mentoring_pairs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_mentoring_sealed_notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PairId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_mentoring_sealed_notes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_mentoring_sealed_notes_platform_mentoring_pairs_PairId",
                        column: x => x.PairId,
                        principalTable: "platform_mentoring_pairs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_mentoring_actions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Whose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_mentoring_actions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_mentoring_actions_platform_mentoring_meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "platform_mentoring_meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_mentor_steps_MentorId",
                table: "platform_mentor_steps",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_mentoring_actions_MeetingId",
                table: "platform_mentoring_actions",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_mentoring_meetings_PairId_State_On",
                table: "platform_mentoring_meetings",
                columns: new[] { "PairId", "State", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_mentoring_pair_steps_PairId",
                table: "platform_mentoring_pair_steps",
                column: "PairId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_mentoring_pairs_EnterpriseId_State",
                table: "platform_mentoring_pairs",
                columns: new[] { "EnterpriseId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_mentoring_pairs_EntrepreneurId",
                table: "platform_mentoring_pairs",
                column: "EntrepreneurId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_mentoring_pairs_MentorId_State",
                table: "platform_mentoring_pairs",
                columns: new[] { "MentorId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_mentoring_pairs_State_ProposedOn",
                table: "platform_mentoring_pairs",
                columns: new[] { "State", "ProposedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_mentoring_sealed_notes_AccountId",
                table: "platform_mentoring_sealed_notes",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_mentoring_sealed_notes_PairId_AccountId",
                table: "platform_mentoring_sealed_notes",
                columns: new[] { "PairId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_mentors_AccountId",
                table: "platform_mentors",
                column: "AccountId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_mentors_Folded_Id",
                table: "platform_mentors",
                columns: new[] { "Folded", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_mentors_State_Name",
                table: "platform_mentors",
                columns: new[] { "State", "Name" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_mentor_steps");

            migrationBuilder.DropTable(
                name: "platform_mentoring_actions");

            migrationBuilder.DropTable(
                name: "platform_mentoring_note_keys");

            migrationBuilder.DropTable(
                name: "platform_mentoring_pair_steps");

            migrationBuilder.DropTable(
                name: "platform_mentoring_sealed_notes");

            migrationBuilder.DropTable(
                name: "platform_mentoring_meetings");

            migrationBuilder.DropTable(
                name: "platform_mentoring_pairs");

            migrationBuilder.DropTable(
                name: "platform_mentors");
        }
    }
}
