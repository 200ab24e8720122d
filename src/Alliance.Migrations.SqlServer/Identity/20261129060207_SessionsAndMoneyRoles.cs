using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.SqlServer.Identity
{
    /// <inheritdoc />
    public partial class SessionsAndMoneyRoles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "identity_ended_sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ForgottenAfter = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_ended_sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identity_known_devices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FailedAttempts = table.Column<int>(type: "int", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastSignedInAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_known_devices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_identity_known_devices_identity_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "identity_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_proposed_roles",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Roles = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ProposedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProposedBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_proposed_roles", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_identity_proposed_roles_identity_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "identity_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_identity_ended_sessions_ForgottenAfter",
                table: "identity_ended_sessions",
                column: "ForgottenAfter");

            migrationBuilder.CreateIndex(
                name: "IX_identity_known_devices_AccountId",
                table: "identity_known_devices",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_identity_known_devices_LastSignedInAt",
                table: "identity_known_devices",
                column: "LastSignedInAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "identity_ended_sessions");

            migrationBuilder.DropTable(
                name: "identity_known_devices");

            migrationBuilder.DropTable(
                name: "identity_proposed_roles");
        }
    }
}
