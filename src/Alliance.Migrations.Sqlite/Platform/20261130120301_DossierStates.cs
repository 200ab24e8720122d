using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.Sqlite.Platform
{
    /// <inheritdoc />
    public partial class DossierStates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Opinion_By",
                table: "platform_applications",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Opinion_On",
                table: "platform_applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Opinion_Tone",
                table: "platform_applications",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Opinion_WeakPoints",
                table: "platform_applications",
                type: "TEXT",
                maxLength: 900,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Opinion_Words",
                table: "platform_applications",
                type: "TEXT",
                maxLength: 900,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "platform_dossier_corrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Document = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Flaw = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_dossier_corrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_dossier_corrections_platform_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "platform_applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_dossier_correction_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    CorrectionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_dossier_correction_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_dossier_correction_steps_platform_dossier_corrections_CorrectionId",
                        column: x => x.CorrectionId,
                        principalTable: "platform_dossier_corrections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_dossier_correction_steps_CorrectionId",
                table: "platform_dossier_correction_steps",
                column: "CorrectionId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_dossier_corrections_ApplicationId_Number",
                table: "platform_dossier_corrections",
                columns: new[] { "ApplicationId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_dossier_correction_steps");

            migrationBuilder.DropTable(
                name: "platform_dossier_corrections");

            migrationBuilder.DropColumn(
                name: "Opinion_By",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Opinion_On",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Opinion_Tone",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Opinion_WeakPoints",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Opinion_Words",
                table: "platform_applications");
        }
    }
}
