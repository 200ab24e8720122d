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
                name: "platform_bank_statement_columns",
                columns: table => new
                {
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Header = table.Column<string>(type: "TEXT", nullable: false),
                    Date = table.Column<int>(type: "INTEGER", nullable: false),
                    Label = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount = table.Column<int>(type: "INTEGER", nullable: true),
                    Debit = table.Column<int>(type: "INTEGER", nullable: true),
                    Credit = table.Column<int>(type: "INTEGER", nullable: true),
                    Reference = table.Column<int>(type: "INTEGER", nullable: true),
                    Account = table.Column<int>(type: "INTEGER", nullable: true),
                    Direction = table.Column<int>(type: "INTEGER", nullable: true),
                    ChosenBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ChosenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_bank_statement_columns", x => x.Fingerprint);
                });

            migrationBuilder.CreateTable(
                name: "platform_bank_statements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FileHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FileKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LineCount = table.Column<int>(type: "INTEGER", nullable: false),
                    PassedOver = table.Column<int>(type: "INTEGER", nullable: false),
                    Unexplained = table.Column<long>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ImportedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ImportedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UndoneBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoReason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_bank_statements", x => x.Id);
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
                name: "platform_direct_debit_batches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WithArrears = table.Column<bool>(type: "INTEGER", nullable: false),
                    PreparedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PreparedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PreparedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreditorName = table.Column<string>(type: "TEXT", maxLength: 70, nullable: false),
                    CreditorRib = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    CreditorBic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: false),
                    CreditorId = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    CancelledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CancelledBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_direct_debit_batches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_enterprises",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Folded = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
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
                    Folded = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
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
                name: "platform_fund_books",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Turn = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_fund_books", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_funders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_funders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_holidays",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_holidays", x => x.Day);
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
                    Folded = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Summary_Credit = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary_Disbursed = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary_EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Summary_FirstDisbursedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Summary_LastDisbursedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Summary_LastPaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Summary_OldestDueUnpaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Summary_Outstanding = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary_Paid = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary_Received = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary_Recovered = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary_RepaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Summary_ReturnedPayments = table.Column<int>(type: "INTEGER", nullable: false),
                    Summary_Schedule = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Summary_Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Summary_WrittenOff = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary_WrittenOffOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
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
                name: "platform_mass_deferrals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    EventOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Choice = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Months = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UndoingProposalId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProposedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ProposedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AgreedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_mass_deferrals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_month_closings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PreviouslyUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Loans = table.Column<int>(type: "INTEGER", nullable: false),
                    Proved = table.Column<int>(type: "INTEGER", nullable: false),
                    LastProved = table.Column<Guid>(type: "TEXT", nullable: true),
                    Differing = table.Column<int>(type: "INTEGER", nullable: false),
                    DifferingNumbers = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ClosedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReopenedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ReopenedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_month_closings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_months",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Total = table.Column<string>(type: "TEXT", nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: false)
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
                name: "platform_proposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    WaitingKey = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProposedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_proposals", x => x.Id);
                    table.CheckConstraint("CK_proposals_two_persons", "Status <> 'Approved' OR (DecidedBy IS NOT NULL AND DecidedBy <> ProposedBy)");
                });

            migrationBuilder.CreateTable(
                name: "platform_receipt_series",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_receipt_series", x => x.Year);
                });

            migrationBuilder.CreateTable(
                name: "platform_receipts",
                columns: table => new
                {
                    PaymentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 22, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_receipts", x => x.PaymentId);
                });

            migrationBuilder.CreateTable(
                name: "platform_direct_debit_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    EndToEndId = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    LoanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoanNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Debtor = table.Column<string>(type: "TEXT", maxLength: 70, nullable: false),
                    Rib = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    MandateReference = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    MandateSignedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Due = table.Column<long>(type: "INTEGER", nullable: false),
                    Arrears = table.Column<long>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CollectOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReturnedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReturnReason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_direct_debit_lines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_direct_debit_lines_platform_direct_debit_batches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "platform_direct_debit_batches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                    Folded = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Decision_Amount = table.Column<long>(type: "INTEGER", nullable: true),
                    Decision_GraceMonths = table.Column<int>(type: "INTEGER", nullable: true),
                    Decision_On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Decision_Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Decision_Term = table.Column<int>(type: "INTEGER", nullable: true),
                    Decision_Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Officer_AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Officer_Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
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
                name: "platform_funding_agreements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FunderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_funding_agreements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_funding_agreements_platform_funders_FunderId",
                        column: x => x.FunderId,
                        principalTable: "platform_funders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_arrears_contacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    NextOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReminderId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StruckAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StruckBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    StruckBecause = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_arrears_contacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_arrears_contacts_platform_loans_LoanId",
                        column: x => x.LoanId,
                        principalTable: "platform_loans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_arrears_promises",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    PayBy = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PromisedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_arrears_promises", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_arrears_promises_platform_loans_LoanId",
                        column: x => x.LoanId,
                        principalTable: "platform_loans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_arrears_reminders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LateSince = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Addressee = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Mail = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MailTries = table.Column<int>(type: "INTEGER", nullable: false),
                    MailDueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MailedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_arrears_reminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_arrears_reminders_platform_loans_LoanId",
                        column: x => x.LoanId,
                        principalTable: "platform_loans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_bank_statement_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StatementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    Counterparty = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    CounterAccount = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    IsReversal = table.Column<bool>(type: "INTEGER", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Proposed = table.Column<string>(type: "TEXT", nullable: false),
                    Confidence = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    LoanId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LoanNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PaymentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DebitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UndoingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DespiteDouble = table.Column<bool>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_bank_statement_lines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_bank_statement_lines_platform_bank_statements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "platform_bank_statements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_platform_bank_statement_lines_platform_loans_LoanId",
                        column: x => x.LoanId,
                        principalTable: "platform_loans",
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
                    MovedFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FirstDueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Instalments = table.Column<int>(type: "INTEGER", nullable: true),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
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
                name: "platform_mandates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    Rib = table.Column<string>(type: "TEXT", maxLength: 34, nullable: false),
                    Holder = table.Column<string>(type: "TEXT", maxLength: 70, nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_mandates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_mandates_platform_loans_LoanId",
                        column: x => x.LoanId,
                        principalTable: "platform_loans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_mass_deferral_loans",
                columns: table => new
                {
                    MassDeferralId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UndoingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_mass_deferral_loans", x => new { x.MassDeferralId, x.LoanId });
                    table.ForeignKey(
                        name: "FK_platform_mass_deferral_loans_platform_loans_LoanId",
                        column: x => x.LoanId,
                        principalTable: "platform_loans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_platform_mass_deferral_loans_platform_mass_deferrals_MassDeferralId",
                        column: x => x.MassDeferralId,
                        principalTable: "platform_mass_deferrals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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

            migrationBuilder.CreateTable(
                name: "platform_fund_movements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    PostedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LoanId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Bank = table.Column<long>(type: "INTEGER", nullable: false),
                    Outstanding = table.Column<long>(type: "INTEGER", nullable: false),
                    Capital = table.Column<long>(type: "INTEGER", nullable: false),
                    Losses = table.Column<long>(type: "INTEGER", nullable: false),
                    CreditsOwed = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_fund_movements", x => x.Id);
                    table.CheckConstraint("CK_fund_movements_balanced", "Bank + Outstanding + Capital + Losses + CreditsOwed = 0");
                    table.ForeignKey(
                        name: "FK_platform_fund_movements_platform_funding_agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "platform_funding_agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_platform_fund_movements_platform_loans_LoanId",
                        column: x => x.LoanId,
                        principalTable: "platform_loans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_funding_shares",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_funding_shares", x => new { x.EventId, x.AgreementId });
                    table.ForeignKey(
                        name: "FK_platform_funding_shares_platform_funding_agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "platform_funding_agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_platform_funding_shares_platform_loans_LoanId",
                        column: x => x.LoanId,
                        principalTable: "platform_loans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_month_closing_totals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClosingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_month_closing_totals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_month_closing_totals_platform_funding_agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "platform_funding_agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_platform_month_closing_totals_platform_month_closings_ClosingId",
                        column: x => x.ClosingId,
                        principalTable: "platform_month_closings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "platform_fund_books",
                columns: new[] { "Id", "ClosedUntil", "Turn" },
                values: new object[] { 1, null, 0L });

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
                name: "IX_platform_arrears_contacts_LoanId_On",
                table: "platform_arrears_contacts",
                columns: new[] { "LoanId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_arrears_promises_LoanId_Number",
                table: "platform_arrears_promises",
                columns: new[] { "LoanId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_arrears_promises_PayBy",
                table: "platform_arrears_promises",
                column: "PayBy");

            migrationBuilder.CreateIndex(
                name: "IX_platform_arrears_reminders_BatchId",
                table: "platform_arrears_reminders",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_arrears_reminders_LoanId_LateSince_Step",
                table: "platform_arrears_reminders",
                columns: new[] { "LoanId", "LateSince", "Step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_arrears_reminders_Mail_MailDueAt",
                table: "platform_arrears_reminders",
                columns: new[] { "Mail", "MailDueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_bank_statement_lines_EventId",
                table: "platform_bank_statement_lines",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_bank_statement_lines_Key",
                table: "platform_bank_statement_lines",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_bank_statement_lines_LoanId",
                table: "platform_bank_statement_lines",
                column: "LoanId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_bank_statement_lines_State_StatementId_Number",
                table: "platform_bank_statement_lines",
                columns: new[] { "State", "StatementId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_bank_statement_lines_StatementId_Number",
                table: "platform_bank_statement_lines",
                columns: new[] { "StatementId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_bank_statement_lines_StatementId_State",
                table: "platform_bank_statement_lines",
                columns: new[] { "StatementId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_bank_statements_FileKey",
                table: "platform_bank_statements",
                column: "FileKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_bank_statements_Status",
                table: "platform_bank_statements",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_platform_contributions_NextOn",
                table: "platform_contributions",
                column: "NextOn");

            migrationBuilder.CreateIndex(
                name: "IX_platform_direct_debit_batches_Number",
                table: "platform_direct_debit_batches",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_direct_debit_lines_BatchId_Number",
                table: "platform_direct_debit_lines",
                columns: new[] { "BatchId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_direct_debit_lines_EndToEndId",
                table: "platform_direct_debit_lines",
                column: "EndToEndId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_direct_debit_lines_LoanId",
                table: "platform_direct_debit_lines",
                column: "LoanId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_direct_debit_lines_State_LoanId",
                table: "platform_direct_debit_lines",
                columns: new[] { "State", "LoanId" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_fund_movements_AgreementId_PostedOn",
                table: "platform_fund_movements",
                columns: new[] { "AgreementId", "PostedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_fund_movements_LoanId_Kind_Amount",
                table: "platform_fund_movements",
                columns: new[] { "LoanId", "Kind", "Amount" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_fund_movements_PostedOn",
                table: "platform_fund_movements",
                column: "PostedOn");

            migrationBuilder.CreateIndex(
                name: "IX_platform_funders_Name",
                table: "platform_funders",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_funding_agreements_FunderId",
                table: "platform_funding_agreements",
                column: "FunderId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_funding_agreements_Number",
                table: "platform_funding_agreements",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_funding_shares_AgreementId",
                table: "platform_funding_shares",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_funding_shares_LoanId",
                table: "platform_funding_shares",
                column: "LoanId");

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

            migrationBuilder.CreateIndex(
                name: "IX_platform_mandates_LoanId_Sequence",
                table: "platform_mandates",
                columns: new[] { "LoanId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_mass_deferral_loans_LoanId",
                table: "platform_mass_deferral_loans",
                column: "LoanId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_mass_deferral_loans_MassDeferralId_Status",
                table: "platform_mass_deferral_loans",
                columns: new[] { "MassDeferralId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_mass_deferrals_Status",
                table: "platform_mass_deferrals",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_platform_month_closing_totals_AgreementId",
                table: "platform_month_closing_totals",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_month_closing_totals_ClosingId",
                table: "platform_month_closing_totals",
                column: "ClosingId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_month_closings_Status_Until",
                table: "platform_month_closings",
                columns: new[] { "Status", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_proposals_ProposedAt",
                table: "platform_proposals",
                column: "ProposedAt");

            migrationBuilder.CreateIndex(
                name: "IX_platform_proposals_WaitingKey",
                table: "platform_proposals",
                column: "WaitingKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_receipts_Code",
                table: "platform_receipts",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_receipts_LoanId",
                table: "platform_receipts",
                column: "LoanId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_receipts_Year_Number",
                table: "platform_receipts",
                columns: new[] { "Year", "Number" },
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
                name: "platform_arrears_contacts");

            migrationBuilder.DropTable(
                name: "platform_arrears_promises");

            migrationBuilder.DropTable(
                name: "platform_arrears_reminders");

            migrationBuilder.DropTable(
                name: "platform_bank_statement_columns");

            migrationBuilder.DropTable(
                name: "platform_bank_statement_lines");

            migrationBuilder.DropTable(
                name: "platform_contributions");

            migrationBuilder.DropTable(
                name: "platform_direct_debit_lines");

            migrationBuilder.DropTable(
                name: "platform_figures_due");

            migrationBuilder.DropTable(
                name: "platform_figures_progress");

            migrationBuilder.DropTable(
                name: "platform_fund_books");

            migrationBuilder.DropTable(
                name: "platform_fund_movements");

            migrationBuilder.DropTable(
                name: "platform_funding_shares");

            migrationBuilder.DropTable(
                name: "platform_holidays");

            migrationBuilder.DropTable(
                name: "platform_job_observations");

            migrationBuilder.DropTable(
                name: "platform_loan_events");

            migrationBuilder.DropTable(
                name: "platform_mandates");

            migrationBuilder.DropTable(
                name: "platform_mass_deferral_loans");

            migrationBuilder.DropTable(
                name: "platform_month_closing_totals");

            migrationBuilder.DropTable(
                name: "platform_months");

            migrationBuilder.DropTable(
                name: "platform_number_series");

            migrationBuilder.DropTable(
                name: "platform_outbox");

            migrationBuilder.DropTable(
                name: "platform_proposals");

            migrationBuilder.DropTable(
                name: "platform_receipt_series");

            migrationBuilder.DropTable(
                name: "platform_receipts");

            migrationBuilder.DropTable(
                name: "platform_applications");

            migrationBuilder.DropTable(
                name: "platform_bank_statements");

            migrationBuilder.DropTable(
                name: "platform_direct_debit_batches");

            migrationBuilder.DropTable(
                name: "platform_loans");

            migrationBuilder.DropTable(
                name: "platform_mass_deferrals");

            migrationBuilder.DropTable(
                name: "platform_funding_agreements");

            migrationBuilder.DropTable(
                name: "platform_month_closings");

            migrationBuilder.DropTable(
                name: "platform_enterprises");

            migrationBuilder.DropTable(
                name: "platform_entrepreneurs");

            migrationBuilder.DropTable(
                name: "platform_funders");
        }
    }
}
