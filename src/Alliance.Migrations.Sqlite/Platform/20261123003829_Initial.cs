using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.Sqlite.Platform
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "platform_answered_requests",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_answered_requests", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "platform_contributions",
                columns: table => new
                {
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    NextOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_contributions", x => x.EnterpriseId);
                });

            migrationBuilder.CreateTable(
                name: "platform_enterprises",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Area = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Ice = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    JobsPlanned = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LegalForm = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Province = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_enterprises", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_entrepreneurs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    BornOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Cin = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Gender = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_entrepreneurs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_figures_due",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_figures_due", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_figures_progress",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Definitions = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_figures_progress", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_loans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    GrantedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary_Arrears = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary_AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Summary_Credit = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary_Disbursed = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary_EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Summary_FirstDisbursedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Summary_LastPaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Summary_OldestDueUnpaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Summary_Outstanding = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary_Paid = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary_Received = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary_RepaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Summary_ReturnedPayments = table.Column<int>(type: "INTEGER", nullable: false),
                    Summary_Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Terms_GraceInside = table.Column<bool>(type: "INTEGER", nullable: false),
                    Terms_GraceMonths = table.Column<int>(type: "INTEGER", nullable: false),
                    Terms_Granted = table.Column<long>(type: "INTEGER", nullable: false),
                    Terms_MinimumDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Terms_RoundTo = table.Column<long>(type: "INTEGER", nullable: false),
                    Terms_Surplus = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Terms_Term = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_loans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_months",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: false),
                    AmountDisbursed = table.Column<long>(type: "INTEGER", nullable: false),
                    AmountGranted = table.Column<long>(type: "INTEGER", nullable: false),
                    ApplicationsReceived = table.Column<long>(type: "INTEGER", nullable: false),
                    CapitalDue = table.Column<long>(type: "INTEGER", nullable: false),
                    CapitalReceived = table.Column<long>(type: "INTEGER", nullable: false),
                    EnterprisesCreated = table.Column<long>(type: "INTEGER", nullable: false),
                    EnterprisesFinanced = table.Column<long>(type: "INTEGER", nullable: false),
                    JobsCreated = table.Column<long>(type: "INTEGER", nullable: false),
                    LoansDisbursed = table.Column<long>(type: "INTEGER", nullable: false),
                    LoansFullyRepaid = table.Column<long>(type: "INTEGER", nullable: false),
                    LoansGranted = table.Column<long>(type: "INTEGER", nullable: false),
                    Outstanding = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_months", x => x.Month);
                });

            migrationBuilder.CreateTable(
                name: "platform_number_series",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_number_series", x => x.Year);
                });

            migrationBuilder.CreateTable(
                name: "platform_outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_job_observations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ObservedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    JobsCreated = table.Column<int>(type: "INTEGER", nullable: false),
                    JobsMaintained = table.Column<int>(type: "INTEGER", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_job_observations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_job_observations_platform_enterprises_EnterpriseId",
                        column: x => x.EnterpriseId,
                        principalTable: "platform_enterprises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_applications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EntrepreneurId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Decision_Amount = table.Column<long>(type: "INTEGER", nullable: true),
                    Decision_GraceMonths = table.Column<int>(type: "INTEGER", nullable: true),
                    Decision_On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Decision_Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Decision_Term = table.Column<int>(type: "INTEGER", nullable: true),
                    Decision_Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Request_Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Request_Purpose = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Request_Term = table.Column<int>(type: "INTEGER", nullable: false),
                    Request_Plan_BankLoan = table.Column<long>(type: "INTEGER", nullable: false),
                    Request_Plan_HonourLoan = table.Column<long>(type: "INTEGER", nullable: false),
                    Request_Plan_Other = table.Column<long>(type: "INTEGER", nullable: false),
                    Request_Plan_OwnFunds = table.Column<long>(type: "INTEGER", nullable: false),
                    Request_Plan_PhysicalInvestment = table.Column<long>(type: "INTEGER", nullable: true),
                    Request_Plan_TotalInvestment = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_applications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_applications_platform_enterprises_EnterpriseId",
                        column: x => x.EnterpriseId,
                        principalTable: "platform_enterprises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_platform_applications_platform_entrepreneurs_EntrepreneurId",
                        column: x => x.EntrepreneurId,
                        principalTable: "platform_entrepreneurs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_loan_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BookedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Means = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    Undoes = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LoanId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_loan_events", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_loan_events_platform_loans_LoanId",
                        column: x => x.LoanId,
                        principalTable: "platform_loans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_application_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_application_events", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_application_events_platform_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "platform_applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_application_events_ApplicationId",
                table: "platform_application_events",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_applications_EnterpriseId",
                table: "platform_applications",
                column: "EnterpriseId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_applications_EntrepreneurId",
                table: "platform_applications",
                column: "EntrepreneurId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_applications_Number",
                table: "platform_applications",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_applications_ReceivedOn",
                table: "platform_applications",
                column: "ReceivedOn");

            migrationBuilder.CreateIndex(
                name: "IX_platform_contributions_NextOn",
                table: "platform_contributions",
                column: "NextOn");

            migrationBuilder.CreateIndex(
                name: "IX_platform_job_observations_EnterpriseId",
                table: "platform_job_observations",
                column: "EnterpriseId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_loan_events_LoanId",
                table: "platform_loan_events",
                column: "LoanId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_loans_ApplicationId",
                table: "platform_loans",
                column: "ApplicationId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_loans_EnterpriseId",
                table: "platform_loans",
                column: "EnterpriseId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_loans_Number",
                table: "platform_loans",
                column: "Number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_answered_requests");

            migrationBuilder.DropTable(
                name: "platform_application_events");

            migrationBuilder.DropTable(
                name: "platform_contributions");

            migrationBuilder.DropTable(
                name: "platform_figures_due");

            migrationBuilder.DropTable(
                name: "platform_figures_progress");

            migrationBuilder.DropTable(
                name: "platform_job_observations");

            migrationBuilder.DropTable(
                name: "platform_loan_events");

            migrationBuilder.DropTable(
                name: "platform_months");

            migrationBuilder.DropTable(
                name: "platform_number_series");

            migrationBuilder.DropTable(
                name: "platform_outbox");

            migrationBuilder.DropTable(
                name: "platform_applications");

            migrationBuilder.DropTable(
                name: "platform_loans");

            migrationBuilder.DropTable(
                name: "platform_enterprises");

            migrationBuilder.DropTable(
                name: "platform_entrepreneurs");
        }
    }
}
