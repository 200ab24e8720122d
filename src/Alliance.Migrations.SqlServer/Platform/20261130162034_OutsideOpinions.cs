using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.SqlServer.Platform
{
    /// <inheritdoc />
    public partial class OutsideOpinions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "platform_link_mails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Address = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Addressee = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Before = table.Column<string>(type: "nvarchar(3000)", maxLength: 3000, nullable: false),
                    After = table.Column<string>(type: "nvarchar(3000)", maxLength: 3000, nullable: false),
                    Tries = table.Column<int>(type: "int", nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsDropped = table.Column<bool>(type: "bit", nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_link_mails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_outside_links",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UsedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_outside_links", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_outside_opinions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsConfidential = table.Column<bool>(type: "bit", nullable: false),
                    Deadline = table.Column<DateOnly>(type: "date", nullable: false),
                    AskedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: false),
                    Answer_On = table.Column<DateOnly>(type: "date", nullable: true),
                    Answer_Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Answer_Yes = table.Column<bool>(type: "bit", nullable: true),
                    Of_Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Of_Institution = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Of_Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Of_Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Of_Name = table.Column<string>(type: "nvarchar(90)", maxLength: 90, nullable: false),
                    Question_NamesProject = table.Column<bool>(type: "bit", nullable: false),
                    Question_Words = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Question_YesOrNo = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_outside_opinions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_outside_opinions_platform_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "platform_applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_outside_opinion_documents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OpinionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_outside_opinion_documents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_outside_opinion_documents_platform_outside_opinions_OpinionId",
                        column: x => x.OpinionId,
                        principalTable: "platform_outside_opinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_outside_opinion_files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FileId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Form = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Bytes = table.Column<int>(type: "int", nullable: false),
                    Fingerprint = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Check = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    LacksFile = table.Column<bool>(type: "bit", nullable: false),
                    OpinionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_outside_opinion_files", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_outside_opinion_files_platform_outside_opinions_OpinionId",
                        column: x => x.OpinionId,
                        principalTable: "platform_outside_opinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_outside_opinion_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    OpinionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_outside_opinion_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_outside_opinion_steps_platform_outside_opinions_OpinionId",
                        column: x => x.OpinionId,
                        principalTable: "platform_outside_opinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_link_mails_IsDropped_DueAt",
                table: "platform_link_mails",
                columns: new[] { "IsDropped", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_link_mails_Subject",
                table: "platform_link_mails",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outside_links_Hash",
                table: "platform_outside_links",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_outside_links_LastDay",
                table: "platform_outside_links",
                column: "LastDay");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outside_links_Subject",
                table: "platform_outside_links",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outside_opinion_documents_OpinionId",
                table: "platform_outside_opinion_documents",
                column: "OpinionId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outside_opinion_files_Check",
                table: "platform_outside_opinion_files",
                column: "Check");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outside_opinion_files_OpinionId",
                table: "platform_outside_opinion_files",
                column: "OpinionId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outside_opinion_steps_OpinionId",
                table: "platform_outside_opinion_steps",
                column: "OpinionId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outside_opinions_ApplicationId",
                table: "platform_outside_opinions",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outside_opinions_State_Deadline",
                table: "platform_outside_opinions",
                columns: new[] { "State", "Deadline" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_link_mails");

            migrationBuilder.DropTable(
                name: "platform_outside_links");

            migrationBuilder.DropTable(
                name: "platform_outside_opinion_documents");

            migrationBuilder.DropTable(
                name: "platform_outside_opinion_files");

            migrationBuilder.DropTable(
                name: "platform_outside_opinion_steps");

            migrationBuilder.DropTable(
                name: "platform_outside_opinions");
        }
    }
}
