using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.SqlServer.Platform
{
    /// <inheritdoc />
    public partial class Work : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "platform_dossier_notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    AuthorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Author = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsPinned = table.Column<bool>(type: "bit", nullable: false),
                    IsRemoved = table.Column<bool>(type: "bit", nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_dossier_notes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_dossier_notes_platform_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "platform_applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_dossier_visits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<TimeOnly>(type: "time", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    GoesId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GoesName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_dossier_visits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_dossier_visits_platform_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "platform_applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_tasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ForId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ForName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MadeBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_tasks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_dossier_note_mentions",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    NoteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_dossier_note_mentions", x => new { x.NoteId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_platform_dossier_note_mentions_platform_dossier_notes_NoteId",
                        column: x => x.NoteId,
                        principalTable: "platform_dossier_notes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_dossier_note_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    NoteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_dossier_note_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_dossier_note_steps_platform_dossier_notes_NoteId",
                        column: x => x.NoteId,
                        principalTable: "platform_dossier_notes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_dossier_visit_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    VisitOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    GoesName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    VisitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_dossier_visit_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_dossier_visit_steps_platform_dossier_visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "platform_dossier_visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_task_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ForName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    TaskId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_task_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_task_steps_platform_tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "platform_tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_dossier_note_steps_NoteId",
                table: "platform_dossier_note_steps",
                column: "NoteId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_dossier_notes_ApplicationId",
                table: "platform_dossier_notes",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_dossier_visit_steps_VisitId",
                table: "platform_dossier_visit_steps",
                column: "VisitId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_dossier_visits_ApplicationId",
                table: "platform_dossier_visits",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_dossier_visits_GoesId_State_On",
                table: "platform_dossier_visits",
                columns: new[] { "GoesId", "State", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_task_steps_TaskId",
                table: "platform_task_steps",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_tasks_ForId_State_DueOn",
                table: "platform_tasks",
                columns: new[] { "ForId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_tasks_Kind_Subject",
                table: "platform_tasks",
                columns: new[] { "Kind", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_tasks_State_DueOn",
                table: "platform_tasks",
                columns: new[] { "State", "DueOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_dossier_note_mentions");

            migrationBuilder.DropTable(
                name: "platform_dossier_note_steps");

            migrationBuilder.DropTable(
                name: "platform_dossier_visit_steps");

            migrationBuilder.DropTable(
                name: "platform_task_steps");

            migrationBuilder.DropTable(
                name: "platform_dossier_notes");

            migrationBuilder.DropTable(
                name: "platform_dossier_visits");

            migrationBuilder.DropTable(
                name: "platform_tasks");
        }
    }
}
