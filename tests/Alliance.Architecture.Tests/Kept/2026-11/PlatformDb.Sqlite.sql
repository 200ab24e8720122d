CREATE TABLE IF NOT EXISTS "__migrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___migrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "platform_answered_requests" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_platform_answered_requests" PRIMARY KEY,
    "Fingerprint" TEXT NOT NULL,
    "Answer" TEXT NOT NULL,
    "AnsweredAt" TEXT NOT NULL
);

CREATE TABLE "platform_bank_statement_columns" (
    "Fingerprint" TEXT NOT NULL CONSTRAINT "PK_platform_bank_statement_columns" PRIMARY KEY,
    "Header" TEXT NOT NULL,
    "Date" INTEGER NOT NULL,
    "Label" INTEGER NOT NULL,
    "Amount" INTEGER NULL,
    "Debit" INTEGER NULL,
    "Credit" INTEGER NULL,
    "Reference" INTEGER NULL,
    "Account" INTEGER NULL,
    "Direction" INTEGER NULL,
    "ChosenBy" TEXT NOT NULL,
    "ChosenAt" TEXT NOT NULL
);

CREATE TABLE "platform_bank_statements" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_bank_statements" PRIMARY KEY,
    "FileName" TEXT NOT NULL,
    "FileHash" TEXT NOT NULL,
    "FileKey" TEXT NULL,
    "Format" TEXT NOT NULL,
    "Account" TEXT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "LineCount" INTEGER NOT NULL,
    "PassedOver" INTEGER NOT NULL,
    "Unexplained" INTEGER NULL,
    "Status" TEXT NOT NULL,
    "ImportedBy" TEXT NOT NULL,
    "ImportedOn" TEXT NOT NULL,
    "ImportedAt" TEXT NOT NULL,
    "UndoneBy" TEXT NULL,
    "UndoneAt" TEXT NULL,
    "UndoReason" TEXT NULL,
    "Revision" INTEGER NOT NULL
);

CREATE TABLE "platform_contributions" (
    "EnterpriseId" TEXT NOT NULL CONSTRAINT "PK_platform_contributions" PRIMARY KEY,
    "Body" TEXT NOT NULL,
    "NextOn" TEXT NULL,
    "Revision" INTEGER NOT NULL
);

CREATE TABLE "platform_direct_debit_batches" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_direct_debit_batches" PRIMARY KEY,
    "Number" INTEGER NOT NULL,
    "Reference" TEXT NOT NULL,
    "Month" TEXT NOT NULL,
    "WithArrears" INTEGER NOT NULL,
    "PreparedOn" TEXT NOT NULL,
    "PreparedBy" TEXT NOT NULL,
    "PreparedAt" TEXT NOT NULL,
    "CreditorName" TEXT NOT NULL,
    "CreditorRib" TEXT NOT NULL,
    "CreditorBic" TEXT NOT NULL,
    "CreditorId" TEXT NOT NULL,
    "CancelledAt" TEXT NULL,
    "CancelledBy" TEXT NULL,
    "Revision" INTEGER NOT NULL
);

CREATE TABLE "platform_enterprises" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_enterprises" PRIMARY KEY,
    "Revision" INTEGER NOT NULL,
    "Folded" TEXT NOT NULL,
    "Area" TEXT NOT NULL,
    "Ice" TEXT NULL,
    "JobsPlanned" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "LegalForm" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Province" TEXT NOT NULL,
    "Sector" TEXT NOT NULL
);

CREATE TABLE "platform_entrepreneurs" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_entrepreneurs" PRIMARY KEY,
    "EnterpriseId" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Folded" TEXT NOT NULL,
    "BornOn" TEXT NOT NULL,
    "Cin" TEXT NULL,
    "Email" TEXT NULL,
    "Gender" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Phone" TEXT NULL
);

CREATE TABLE "platform_figures_due" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_figures_due" PRIMARY KEY,
    "EnterpriseId" TEXT NOT NULL
);

CREATE TABLE "platform_figures_progress" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_platform_figures_progress" PRIMARY KEY,
    "AsOf" TEXT NOT NULL,
    "Definitions" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL
);

CREATE TABLE "platform_fund_books" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_platform_fund_books" PRIMARY KEY,
    "ClosedUntil" TEXT NULL,
    "Turn" INTEGER NOT NULL
);

CREATE TABLE "platform_funders" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_funders" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Kind" TEXT NOT NULL
);

CREATE TABLE "platform_holidays" (
    "Day" TEXT NOT NULL CONSTRAINT "PK_platform_holidays" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "EnteredBy" TEXT NOT NULL,
    "EnteredAt" TEXT NOT NULL
);

CREATE TABLE "platform_loans" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_loans" PRIMARY KEY,
    "ApplicationId" TEXT NOT NULL,
    "EnterpriseId" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "GrantedOn" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Folded" TEXT NOT NULL,
    "Summary_Credit" INTEGER NOT NULL,
    "Summary_Disbursed" INTEGER NOT NULL,
    "Summary_EndsOn" TEXT NULL,
    "Summary_FirstDisbursedOn" TEXT NULL,
    "Summary_LastDisbursedOn" TEXT NULL,
    "Summary_LastPaidOn" TEXT NULL,
    "Summary_OldestDueUnpaidOn" TEXT NULL,
    "Summary_Outstanding" INTEGER NOT NULL,
    "Summary_Paid" INTEGER NOT NULL,
    "Summary_Received" INTEGER NOT NULL,
    "Summary_Recovered" INTEGER NOT NULL,
    "Summary_RepaidOn" TEXT NULL,
    "Summary_ReturnedPayments" INTEGER NOT NULL,
    "Summary_Schedule" BLOB NOT NULL,
    "Summary_Status" TEXT NOT NULL,
    "Summary_WrittenOff" INTEGER NOT NULL,
    "Summary_WrittenOffOn" TEXT NULL,
    "Terms_GraceInside" INTEGER NOT NULL,
    "Terms_GraceMonths" INTEGER NOT NULL,
    "Terms_Granted" INTEGER NOT NULL,
    "Terms_MinimumDays" INTEGER NOT NULL,
    "Terms_RoundTo" INTEGER NOT NULL,
    "Terms_Surplus" TEXT NOT NULL,
    "Terms_Term" INTEGER NOT NULL
);

CREATE TABLE "platform_mass_deferrals" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_mass_deferrals" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "EventOn" TEXT NULL,
    "Choice" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "Months" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "ProposalId" TEXT NULL,
    "UndoingProposalId" TEXT NULL,
    "ProposedBy" TEXT NOT NULL,
    "ProposedOn" TEXT NOT NULL,
    "ProposedAt" TEXT NOT NULL,
    "AgreedOn" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "StartedAt" TEXT NULL,
    "FinishedAt" TEXT NULL,
    "Revision" INTEGER NOT NULL
);

CREATE TABLE "platform_month_closings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_month_closings" PRIMARY KEY,
    "Until" TEXT NOT NULL,
    "PreviouslyUntil" TEXT NULL,
    "Status" TEXT NOT NULL,
    "Loans" INTEGER NOT NULL,
    "Proved" INTEGER NOT NULL,
    "LastProved" TEXT NULL,
    "Differing" INTEGER NOT NULL,
    "DifferingNumbers" TEXT NULL,
    "ClosedBy" TEXT NOT NULL,
    "ClosedAt" TEXT NOT NULL,
    "FinishedAt" TEXT NULL,
    "ReopenedBy" TEXT NULL,
    "ReopenedAt" TEXT NULL,
    "Revision" INTEGER NOT NULL
);

CREATE TABLE "platform_months" (
    "Month" TEXT NOT NULL CONSTRAINT "PK_platform_months" PRIMARY KEY,
    "AsOf" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Total" TEXT NOT NULL,
    "Cells" TEXT NOT NULL
);

CREATE TABLE "platform_number_series" (
    "Year" INTEGER NOT NULL CONSTRAINT "PK_platform_number_series" PRIMARY KEY,
    "Last" INTEGER NOT NULL
);

CREATE TABLE "platform_outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_outbox" PRIMARY KEY,
    "Type" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "Recipient" TEXT NULL
);

CREATE TABLE "platform_proposals" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_proposals" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "WaitingKey" TEXT NULL,
    "Reason" TEXT NULL,
    "Status" TEXT NOT NULL,
    "ProposedBy" TEXT NOT NULL,
    "ProposedByName" TEXT NOT NULL,
    "ProposedAt" TEXT NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedByName" TEXT NULL,
    "DecidedAt" TEXT NULL,
    "Answer" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "CK_proposals_two_persons" CHECK (Status <> 'Approved' OR (DecidedBy IS NOT NULL AND DecidedBy <> ProposedBy))
);

CREATE TABLE "platform_receipt_series" (
    "Year" INTEGER NOT NULL CONSTRAINT "PK_platform_receipt_series" PRIMARY KEY,
    "Last" INTEGER NOT NULL
);

CREATE TABLE "platform_receipts" (
    "PaymentId" TEXT NOT NULL CONSTRAINT "PK_platform_receipts" PRIMARY KEY,
    "LoanId" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "IssuedOn" TEXT NOT NULL,
    "Code" TEXT NOT NULL
);

CREATE TABLE "platform_direct_debit_lines" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_direct_debit_lines" PRIMARY KEY,
    "BatchId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "EndToEndId" TEXT NOT NULL,
    "LoanId" TEXT NOT NULL,
    "LoanNumber" TEXT NOT NULL,
    "Debtor" TEXT NOT NULL,
    "Rib" TEXT NOT NULL,
    "MandateReference" TEXT NOT NULL,
    "MandateSignedOn" TEXT NOT NULL,
    "Due" INTEGER NOT NULL,
    "Arrears" INTEGER NOT NULL,
    "DueOn" TEXT NULL,
    "CollectOn" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "ReturnedOn" TEXT NULL,
    "ReturnReason" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_platform_direct_debit_lines_platform_direct_debit_batches_BatchId" FOREIGN KEY ("BatchId") REFERENCES "platform_direct_debit_batches" ("Id") ON DELETE CASCADE
);

CREATE TABLE "platform_job_observations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_job_observations" PRIMARY KEY,
    "ObservedOn" TEXT NOT NULL,
    "JobsCreated" INTEGER NOT NULL,
    "JobsMaintained" INTEGER NOT NULL,
    "EnterpriseId" TEXT NOT NULL,
    CONSTRAINT "FK_platform_job_observations_platform_enterprises_EnterpriseId" FOREIGN KEY ("EnterpriseId") REFERENCES "platform_enterprises" ("Id") ON DELETE CASCADE
);

CREATE TABLE "platform_applications" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_applications" PRIMARY KEY,
    "Number" TEXT NOT NULL,
    "EnterpriseId" TEXT NOT NULL,
    "EntrepreneurId" TEXT NOT NULL,
    "ReceivedOn" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Folded" TEXT NOT NULL,
    "Decision_Amount" INTEGER NULL,
    "Decision_GraceMonths" INTEGER NULL,
    "Decision_On" TEXT NULL,
    "Decision_Reason" TEXT NULL,
    "Decision_Term" INTEGER NULL,
    "Decision_Words" TEXT NULL,
    "Officer_AccountId" TEXT NULL,
    "Officer_Name" TEXT NOT NULL,
    "Request_Amount" INTEGER NOT NULL,
    "Request_Purpose" TEXT NOT NULL,
    "Request_Term" INTEGER NOT NULL,
    "Request_Plan_BankLoan" INTEGER NOT NULL,
    "Request_Plan_HonourLoan" INTEGER NOT NULL,
    "Request_Plan_Other" INTEGER NOT NULL,
    "Request_Plan_OwnFunds" INTEGER NOT NULL,
    "Request_Plan_PhysicalInvestment" INTEGER NULL,
    "Request_Plan_TotalInvestment" INTEGER NOT NULL,
    CONSTRAINT "FK_platform_applications_platform_enterprises_EnterpriseId" FOREIGN KEY ("EnterpriseId") REFERENCES "platform_enterprises" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_platform_applications_platform_entrepreneurs_EntrepreneurId" FOREIGN KEY ("EntrepreneurId") REFERENCES "platform_entrepreneurs" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "platform_funding_agreements" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_funding_agreements" PRIMARY KEY,
    "FunderId" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "Amount" INTEGER NOT NULL,
    "SignedOn" TEXT NOT NULL,
    "StartsOn" TEXT NOT NULL,
    "EndsOn" TEXT NULL,
    "Purpose" TEXT NOT NULL,
    CONSTRAINT "FK_platform_funding_agreements_platform_funders_FunderId" FOREIGN KEY ("FunderId") REFERENCES "platform_funders" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "platform_arrears_contacts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_arrears_contacts" PRIMARY KEY,
    "LoanId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    "NextOn" TEXT NULL,
    "ReminderId" TEXT NULL,
    "EnteredBy" TEXT NOT NULL,
    "EnteredAt" TEXT NOT NULL,
    "StruckAt" TEXT NULL,
    "StruckBy" TEXT NULL,
    "StruckBecause" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_platform_arrears_contacts_platform_loans_LoanId" FOREIGN KEY ("LoanId") REFERENCES "platform_loans" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "platform_arrears_promises" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_arrears_promises" PRIMARY KEY,
    "LoanId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Amount" INTEGER NOT NULL,
    "PayBy" TEXT NOT NULL,
    "PromisedOn" TEXT NOT NULL,
    "Words" TEXT NULL,
    "EnteredBy" TEXT NOT NULL,
    "EnteredAt" TEXT NOT NULL,
    "WithdrawnAt" TEXT NULL,
    "WithdrawnBy" TEXT NULL,
    "WithdrawnBecause" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_platform_arrears_promises_platform_loans_LoanId" FOREIGN KEY ("LoanId") REFERENCES "platform_loans" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "platform_arrears_reminders" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_arrears_reminders" PRIMARY KEY,
    "BatchId" TEXT NOT NULL,
    "LoanId" TEXT NOT NULL,
    "LateSince" TEXT NOT NULL,
    "Step" INTEGER NOT NULL,
    "On" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "Addressee" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "EnteredBy" TEXT NOT NULL,
    "EnteredAt" TEXT NOT NULL,
    "Mail" TEXT NOT NULL,
    "MailTries" INTEGER NOT NULL,
    "MailDueAt" TEXT NULL,
    "MailedAt" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_platform_arrears_reminders_platform_loans_LoanId" FOREIGN KEY ("LoanId") REFERENCES "platform_loans" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "platform_bank_statement_lines" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_bank_statement_lines" PRIMARY KEY,
    "StatementId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "On" TEXT NOT NULL,
    "Amount" INTEGER NOT NULL,
    "Label" TEXT NOT NULL,
    "Reference" TEXT NULL,
    "Counterparty" TEXT NULL,
    "CounterAccount" TEXT NULL,
    "IsReversal" INTEGER NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "Key" TEXT NULL,
    "State" TEXT NOT NULL,
    "Proposed" TEXT NOT NULL,
    "Confidence" TEXT NULL,
    "LoanId" TEXT NULL,
    "LoanNumber" TEXT NULL,
    "Act" TEXT NULL,
    "PaymentId" TEXT NULL,
    "DebitId" TEXT NULL,
    "EventId" TEXT NOT NULL,
    "UndoingId" TEXT NOT NULL,
    "DespiteDouble" INTEGER NOT NULL,
    "Code" TEXT NULL,
    "Reason" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_platform_bank_statement_lines_platform_bank_statements_StatementId" FOREIGN KEY ("StatementId") REFERENCES "platform_bank_statements" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_platform_bank_statement_lines_platform_loans_LoanId" FOREIGN KEY ("LoanId") REFERENCES "platform_loans" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "platform_loan_events" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_loan_events" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "BookedOn" TEXT NOT NULL,
    "Amount" INTEGER NOT NULL,
    "Means" TEXT NULL,
    "Reference" TEXT NULL,
    "Undoes" TEXT NULL,
    "MovedFrom" TEXT NULL,
    "FirstDueOn" TEXT NULL,
    "Instalments" INTEGER NULL,
    "EnteredBy" TEXT NOT NULL,
    "EnteredAt" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "LoanId" TEXT NOT NULL,
    CONSTRAINT "FK_platform_loan_events_platform_loans_LoanId" FOREIGN KEY ("LoanId") REFERENCES "platform_loans" ("Id") ON DELETE CASCADE
);

CREATE TABLE "platform_mandates" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_mandates" PRIMARY KEY,
    "LoanId" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Reference" TEXT NOT NULL,
    "Rib" TEXT NOT NULL,
    "Holder" TEXT NOT NULL,
    "SignedOn" TEXT NOT NULL,
    "EnteredBy" TEXT NOT NULL,
    "EnteredAt" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    "EndedBy" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_platform_mandates_platform_loans_LoanId" FOREIGN KEY ("LoanId") REFERENCES "platform_loans" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "platform_mass_deferral_loans" (
    "MassDeferralId" TEXT NOT NULL,
    "LoanId" TEXT NOT NULL,
    "EventId" TEXT NOT NULL,
    "UndoingId" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Code" TEXT NULL,
    CONSTRAINT "PK_platform_mass_deferral_loans" PRIMARY KEY ("MassDeferralId", "LoanId"),
    CONSTRAINT "FK_platform_mass_deferral_loans_platform_loans_LoanId" FOREIGN KEY ("LoanId") REFERENCES "platform_loans" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_platform_mass_deferral_loans_platform_mass_deferrals_MassDeferralId" FOREIGN KEY ("MassDeferralId") REFERENCES "platform_mass_deferrals" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "platform_application_events" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_application_events" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Note" TEXT NULL,
    "ApplicationId" TEXT NOT NULL,
    CONSTRAINT "FK_platform_application_events_platform_applications_ApplicationId" FOREIGN KEY ("ApplicationId") REFERENCES "platform_applications" ("Id") ON DELETE CASCADE
);

CREATE TABLE "platform_fund_movements" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_fund_movements" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Amount" INTEGER NOT NULL,
    "PostedOn" TEXT NOT NULL,
    "ValueOn" TEXT NOT NULL,
    "AgreementId" TEXT NULL,
    "LoanId" TEXT NULL,
    "EventId" TEXT NULL,
    "Bank" INTEGER NOT NULL,
    "Outstanding" INTEGER NOT NULL,
    "Capital" INTEGER NOT NULL,
    "Losses" INTEGER NOT NULL,
    "CreditsOwed" INTEGER NOT NULL,
    "Reference" TEXT NULL,
    "EnteredBy" TEXT NOT NULL,
    "EnteredAt" TEXT NOT NULL,
    CONSTRAINT "CK_fund_movements_balanced" CHECK (Bank + Outstanding + Capital + Losses + CreditsOwed = 0),
    CONSTRAINT "FK_platform_fund_movements_platform_funding_agreements_AgreementId" FOREIGN KEY ("AgreementId") REFERENCES "platform_funding_agreements" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_platform_fund_movements_platform_loans_LoanId" FOREIGN KEY ("LoanId") REFERENCES "platform_loans" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "platform_funding_shares" (
    "EventId" TEXT NOT NULL,
    "AgreementId" TEXT NOT NULL,
    "LoanId" TEXT NOT NULL,
    "Amount" INTEGER NOT NULL,
    CONSTRAINT "PK_platform_funding_shares" PRIMARY KEY ("EventId", "AgreementId"),
    CONSTRAINT "FK_platform_funding_shares_platform_funding_agreements_AgreementId" FOREIGN KEY ("AgreementId") REFERENCES "platform_funding_agreements" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_platform_funding_shares_platform_loans_LoanId" FOREIGN KEY ("LoanId") REFERENCES "platform_loans" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "platform_month_closing_totals" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_month_closing_totals" PRIMARY KEY,
    "ClosingId" TEXT NOT NULL,
    "AgreementId" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Amount" INTEGER NOT NULL,
    CONSTRAINT "FK_platform_month_closing_totals_platform_funding_agreements_AgreementId" FOREIGN KEY ("AgreementId") REFERENCES "platform_funding_agreements" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_platform_month_closing_totals_platform_month_closings_ClosingId" FOREIGN KEY ("ClosingId") REFERENCES "platform_month_closings" ("Id") ON DELETE RESTRICT
);

INSERT INTO "platform_fund_books" ("Id", "ClosedUntil", "Turn")
VALUES (1, NULL, 0);
SELECT changes();


CREATE INDEX "IX_platform_application_events_ApplicationId" ON "platform_application_events" ("ApplicationId");

CREATE INDEX "IX_platform_applications_EnterpriseId" ON "platform_applications" ("EnterpriseId");

CREATE INDEX "IX_platform_applications_EntrepreneurId" ON "platform_applications" ("EntrepreneurId");

CREATE UNIQUE INDEX "IX_platform_applications_Number" ON "platform_applications" ("Number");

CREATE INDEX "IX_platform_applications_ReceivedOn" ON "platform_applications" ("ReceivedOn");

CREATE INDEX "IX_platform_arrears_contacts_LoanId_On" ON "platform_arrears_contacts" ("LoanId", "On");

CREATE UNIQUE INDEX "IX_platform_arrears_promises_LoanId_Number" ON "platform_arrears_promises" ("LoanId", "Number");

CREATE INDEX "IX_platform_arrears_promises_PayBy" ON "platform_arrears_promises" ("PayBy");

CREATE INDEX "IX_platform_arrears_reminders_BatchId" ON "platform_arrears_reminders" ("BatchId");

CREATE UNIQUE INDEX "IX_platform_arrears_reminders_LoanId_LateSince_Step" ON "platform_arrears_reminders" ("LoanId", "LateSince", "Step");

CREATE INDEX "IX_platform_arrears_reminders_Mail_MailDueAt" ON "platform_arrears_reminders" ("Mail", "MailDueAt");

CREATE UNIQUE INDEX "IX_platform_bank_statement_lines_EventId" ON "platform_bank_statement_lines" ("EventId");

CREATE UNIQUE INDEX "IX_platform_bank_statement_lines_Key" ON "platform_bank_statement_lines" ("Key");

CREATE INDEX "IX_platform_bank_statement_lines_LoanId" ON "platform_bank_statement_lines" ("LoanId");

CREATE INDEX "IX_platform_bank_statement_lines_State_StatementId_Number" ON "platform_bank_statement_lines" ("State", "StatementId", "Number");

CREATE UNIQUE INDEX "IX_platform_bank_statement_lines_StatementId_Number" ON "platform_bank_statement_lines" ("StatementId", "Number");

CREATE INDEX "IX_platform_bank_statement_lines_StatementId_State" ON "platform_bank_statement_lines" ("StatementId", "State");

CREATE UNIQUE INDEX "IX_platform_bank_statements_FileKey" ON "platform_bank_statements" ("FileKey");

CREATE INDEX "IX_platform_bank_statements_Status" ON "platform_bank_statements" ("Status");

CREATE INDEX "IX_platform_contributions_NextOn" ON "platform_contributions" ("NextOn");

CREATE UNIQUE INDEX "IX_platform_direct_debit_batches_Number" ON "platform_direct_debit_batches" ("Number");

CREATE UNIQUE INDEX "IX_platform_direct_debit_lines_BatchId_Number" ON "platform_direct_debit_lines" ("BatchId", "Number");

CREATE UNIQUE INDEX "IX_platform_direct_debit_lines_EndToEndId" ON "platform_direct_debit_lines" ("EndToEndId");

CREATE INDEX "IX_platform_direct_debit_lines_LoanId" ON "platform_direct_debit_lines" ("LoanId");

CREATE INDEX "IX_platform_direct_debit_lines_State_LoanId" ON "platform_direct_debit_lines" ("State", "LoanId");

CREATE INDEX "IX_platform_fund_movements_AgreementId_PostedOn" ON "platform_fund_movements" ("AgreementId", "PostedOn");

CREATE INDEX "IX_platform_fund_movements_LoanId_Kind_Amount" ON "platform_fund_movements" ("LoanId", "Kind", "Amount");

CREATE INDEX "IX_platform_fund_movements_PostedOn" ON "platform_fund_movements" ("PostedOn");

CREATE UNIQUE INDEX "IX_platform_funders_Name" ON "platform_funders" ("Name");

CREATE INDEX "IX_platform_funding_agreements_FunderId" ON "platform_funding_agreements" ("FunderId");

CREATE UNIQUE INDEX "IX_platform_funding_agreements_Number" ON "platform_funding_agreements" ("Number");

CREATE INDEX "IX_platform_funding_shares_AgreementId" ON "platform_funding_shares" ("AgreementId");

CREATE INDEX "IX_platform_funding_shares_LoanId" ON "platform_funding_shares" ("LoanId");

CREATE INDEX "IX_platform_job_observations_EnterpriseId" ON "platform_job_observations" ("EnterpriseId");

CREATE INDEX "IX_platform_loan_events_LoanId" ON "platform_loan_events" ("LoanId");

CREATE UNIQUE INDEX "IX_platform_loans_ApplicationId" ON "platform_loans" ("ApplicationId");

CREATE INDEX "IX_platform_loans_EnterpriseId" ON "platform_loans" ("EnterpriseId");

CREATE UNIQUE INDEX "IX_platform_loans_Number" ON "platform_loans" ("Number");

CREATE UNIQUE INDEX "IX_platform_mandates_LoanId_Sequence" ON "platform_mandates" ("LoanId", "Sequence");

CREATE INDEX "IX_platform_mass_deferral_loans_LoanId" ON "platform_mass_deferral_loans" ("LoanId");

CREATE INDEX "IX_platform_mass_deferral_loans_MassDeferralId_Status" ON "platform_mass_deferral_loans" ("MassDeferralId", "Status");

CREATE INDEX "IX_platform_mass_deferrals_Status" ON "platform_mass_deferrals" ("Status");

CREATE INDEX "IX_platform_month_closing_totals_AgreementId" ON "platform_month_closing_totals" ("AgreementId");

CREATE INDEX "IX_platform_month_closing_totals_ClosingId" ON "platform_month_closing_totals" ("ClosingId");

CREATE INDEX "IX_platform_month_closings_Status_Until" ON "platform_month_closings" ("Status", "Until");

CREATE INDEX "IX_platform_proposals_ProposedAt" ON "platform_proposals" ("ProposedAt");

CREATE UNIQUE INDEX "IX_platform_proposals_WaitingKey" ON "platform_proposals" ("WaitingKey");

CREATE UNIQUE INDEX "IX_platform_receipts_Code" ON "platform_receipts" ("Code");

CREATE INDEX "IX_platform_receipts_LoanId" ON "platform_receipts" ("LoanId");

CREATE UNIQUE INDEX "IX_platform_receipts_Year_Number" ON "platform_receipts" ("Year", "Number");

INSERT INTO "__migrations" ("MigrationId", "ProductVersion")
VALUES ('20261128222822_Initial', 'EF');

COMMIT;

