using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.Sqlite.Platform
{
    /// <inheritdoc />
    public partial class DossierDocuments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "platform_checklist_revisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    NotedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Contents = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_checklist_revisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_dossier_documents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Bytes = table.Column<int>(type: "INTEGER", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Listed = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    IsIdentity = table.Column<bool>(type: "INTEGER", nullable: false),
                    Check = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    LacksFile = table.Column<bool>(type: "INTEGER", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_dossier_documents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_dossier_documents_platform_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "platform_applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_dossier_document_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_dossier_document_events", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_dossier_document_events_platform_dossier_documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "platform_dossier_documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_checklist_revisions_NotedAt",
                table: "platform_checklist_revisions",
                column: "NotedAt");

            migrationBuilder.CreateIndex(
                name: "IX_platform_dossier_document_events_DocumentId",
                table: "platform_dossier_document_events",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_dossier_documents_ApplicationId",
                table: "platform_dossier_documents",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_dossier_documents_Check",
                table: "platform_dossier_documents",
                column: "Check");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_checklist_revisions");

            migrationBuilder.DropTable(
                name: "platform_dossier_document_events");

            migrationBuilder.DropTable(
                name: "platform_dossier_documents");
        }
    }
}
