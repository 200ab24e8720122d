IF OBJECT_ID(N'[__migrations]') IS NULL
BEGIN
    CREATE TABLE [__migrations] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___migrations] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
CREATE TABLE [platform_answered_requests] (
    [Key] nvarchar(100) NOT NULL,
    [Fingerprint] nvarchar(64) NOT NULL,
    [Answer] nvarchar(max) NOT NULL,
    [AnsweredAt] datetime2 NOT NULL,
    CONSTRAINT [PK_platform_answered_requests] PRIMARY KEY ([Key])
);

CREATE TABLE [platform_bank_statement_columns] (
    [Fingerprint] nvarchar(64) NOT NULL,
    [Header] nvarchar(max) NOT NULL,
    [Date] int NOT NULL,
    [Label] int NOT NULL,
    [Amount] int NULL,
    [Debit] int NULL,
    [Credit] int NULL,
    [Reference] int NULL,
    [Account] int NULL,
    [Direction] int NULL,
    [ChosenBy] nvarchar(200) NOT NULL,
    [ChosenAt] datetime2 NOT NULL,
    CONSTRAINT [PK_platform_bank_statement_columns] PRIMARY KEY ([Fingerprint])
);

CREATE TABLE [platform_bank_statements] (
    [Id] uniqueidentifier NOT NULL,
    [FileName] nvarchar(200) NOT NULL,
    [FileHash] nvarchar(64) NOT NULL,
    [FileKey] nvarchar(64) NULL,
    [Format] nvarchar(40) NOT NULL,
    [Account] nvarchar(40) NULL,
    [From] date NOT NULL,
    [To] date NOT NULL,
    [LineCount] int NOT NULL,
    [PassedOver] int NOT NULL,
    [Unexplained] bigint NULL,
    [Status] nvarchar(40) NOT NULL,
    [ImportedBy] nvarchar(200) NOT NULL,
    [ImportedOn] date NOT NULL,
    [ImportedAt] datetime2 NOT NULL,
    [UndoneBy] nvarchar(200) NULL,
    [UndoneAt] datetime2 NULL,
    [UndoReason] nvarchar(140) NULL,
    [Revision] bigint NOT NULL,
    CONSTRAINT [PK_platform_bank_statements] PRIMARY KEY ([Id])
);

CREATE TABLE [platform_contributions] (
    [EnterpriseId] uniqueidentifier NOT NULL,
    [Body] nvarchar(max) NOT NULL,
    [NextOn] date NULL,
    [Revision] bigint NOT NULL,
    CONSTRAINT [PK_platform_contributions] PRIMARY KEY ([EnterpriseId])
);

CREATE TABLE [platform_direct_debit_batches] (
    [Id] uniqueidentifier NOT NULL,
    [Number] int NOT NULL,
    [Reference] nvarchar(35) NOT NULL,
    [Month] date NOT NULL,
    [WithArrears] bit NOT NULL,
    [PreparedOn] date NOT NULL,
    [PreparedBy] nvarchar(200) NOT NULL,
    [PreparedAt] datetime2 NOT NULL,
    [CreditorName] nvarchar(70) NOT NULL,
    [CreditorRib] nvarchar(24) NOT NULL,
    [CreditorBic] nvarchar(11) NOT NULL,
    [CreditorId] nvarchar(35) NOT NULL,
    [CancelledAt] datetime2 NULL,
    [CancelledBy] nvarchar(200) NULL,
    [Revision] bigint NOT NULL,
    CONSTRAINT [PK_platform_direct_debit_batches] PRIMARY KEY ([Id])
);

CREATE TABLE [platform_enterprises] (
    [Id] uniqueidentifier NOT NULL,
    [Revision] bigint NOT NULL,
    [Folded] nvarchar(400) NOT NULL,
    [Area] nvarchar(40) NOT NULL,
    [Ice] nvarchar(20) NULL,
    [JobsPlanned] int NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [LegalForm] nvarchar(40) NOT NULL,
    [Name] nvarchar(120) NOT NULL,
    [Province] nvarchar(60) NOT NULL,
    [Sector] nvarchar(40) NOT NULL,
    CONSTRAINT [PK_platform_enterprises] PRIMARY KEY ([Id])
);

CREATE TABLE [platform_entrepreneurs] (
    [Id] uniqueidentifier NOT NULL,
    [EnterpriseId] uniqueidentifier NOT NULL,
    [Revision] bigint NOT NULL,
    [Folded] nvarchar(400) NOT NULL,
    [BornOn] date NOT NULL,
    [Cin] nvarchar(12) NULL,
    [Email] nvarchar(200) NULL,
    [Gender] nvarchar(40) NOT NULL,
    [Name] nvarchar(120) NOT NULL,
    [Phone] nvarchar(30) NULL,
    CONSTRAINT [PK_platform_entrepreneurs] PRIMARY KEY ([Id])
);

CREATE TABLE [platform_figures_due] (
    [Id] uniqueidentifier NOT NULL,
    [EnterpriseId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_platform_figures_due] PRIMARY KEY ([Id])
);

CREATE TABLE [platform_figures_progress] (
    [Id] int NOT NULL,
    [AsOf] date NOT NULL,
    [Definitions] int NOT NULL,
    [Revision] bigint NOT NULL,
    CONSTRAINT [PK_platform_figures_progress] PRIMARY KEY ([Id])
);

CREATE TABLE [platform_fund_books] (
    [Id] int NOT NULL,
    [ClosedUntil] date NULL,
    [Turn] bigint NOT NULL,
    CONSTRAINT [PK_platform_fund_books] PRIMARY KEY ([Id])
);

CREATE TABLE [platform_funders] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(120) NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    CONSTRAINT [PK_platform_funders] PRIMARY KEY ([Id])
);

CREATE TABLE [platform_holidays] (
    [Day] date NOT NULL,
    [Name] nvarchar(100) NOT NULL,
    [EnteredBy] nvarchar(200) NOT NULL,
    [EnteredAt] datetime2 NOT NULL,
    CONSTRAINT [PK_platform_holidays] PRIMARY KEY ([Day])
);

CREATE TABLE [platform_loans] (
    [Id] uniqueidentifier NOT NULL,
    [ApplicationId] uniqueidentifier NOT NULL,
    [EnterpriseId] uniqueidentifier NOT NULL,
    [Number] nvarchar(40) NOT NULL,
    [GrantedOn] date NOT NULL,
    [Revision] bigint NOT NULL,
    [Folded] nvarchar(400) NOT NULL,
    [Summary_Credit] bigint NOT NULL,
    [Summary_Disbursed] bigint NOT NULL,
    [Summary_EndsOn] date NULL,
    [Summary_FirstDisbursedOn] date NULL,
    [Summary_LastDisbursedOn] date NULL,
    [Summary_LastPaidOn] date NULL,
    [Summary_OldestDueUnpaidOn] date NULL,
    [Summary_Outstanding] bigint NOT NULL,
    [Summary_Paid] bigint NOT NULL,
    [Summary_Received] bigint NOT NULL,
    [Summary_Recovered] bigint NOT NULL,
    [Summary_RepaidOn] date NULL,
    [Summary_ReturnedPayments] int NOT NULL,
    [Summary_Schedule] varbinary(max) NOT NULL,
    [Summary_Status] nvarchar(40) NOT NULL,
    [Summary_WrittenOff] bigint NOT NULL,
    [Summary_WrittenOffOn] date NULL,
    [Terms_GraceInside] bit NOT NULL,
    [Terms_GraceMonths] int NOT NULL,
    [Terms_Granted] bigint NOT NULL,
    [Terms_MinimumDays] int NOT NULL,
    [Terms_RoundTo] bigint NOT NULL,
    [Terms_Surplus] nvarchar(40) NOT NULL,
    [Terms_Term] int NOT NULL,
    CONSTRAINT [PK_platform_loans] PRIMARY KEY ([Id])
);

CREATE TABLE [platform_mass_deferrals] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(120) NOT NULL,
    [EventOn] date NULL,
    [Choice] nvarchar(max) NOT NULL,
    [From] date NOT NULL,
    [Months] int NOT NULL,
    [Reason] nvarchar(140) NOT NULL,
    [Status] nvarchar(40) NOT NULL,
    [ProposalId] uniqueidentifier NULL,
    [UndoingProposalId] uniqueidentifier NULL,
    [ProposedBy] nvarchar(200) NOT NULL,
    [ProposedOn] date NOT NULL,
    [ProposedAt] datetime2 NOT NULL,
    [AgreedOn] date NULL,
    [DecidedBy] nvarchar(400) NULL,
    [StartedAt] datetime2 NULL,
    [FinishedAt] datetime2 NULL,
    [Revision] bigint NOT NULL,
    CONSTRAINT [PK_platform_mass_deferrals] PRIMARY KEY ([Id])
);

CREATE TABLE [platform_month_closings] (
    [Id] uniqueidentifier NOT NULL,
    [Until] date NOT NULL,
    [PreviouslyUntil] date NULL,
    [Status] nvarchar(40) NOT NULL,
    [Loans] int NOT NULL,
    [Proved] int NOT NULL,
    [LastProved] uniqueidentifier NULL,
    [Differing] int NOT NULL,
    [DifferingNumbers] nvarchar(500) NULL,
    [ClosedBy] nvarchar(200) NOT NULL,
    [ClosedAt] datetime2 NOT NULL,
    [FinishedAt] datetime2 NULL,
    [ReopenedBy] nvarchar(400) NULL,
    [ReopenedAt] datetime2 NULL,
    [Revision] bigint NOT NULL,
    CONSTRAINT [PK_platform_month_closings] PRIMARY KEY ([Id])
);

CREATE TABLE [platform_months] (
    [Month] date NOT NULL,
    [AsOf] date NOT NULL,
    [Revision] bigint NOT NULL,
    [Total] nvarchar(max) NOT NULL,
    [Cells] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_platform_months] PRIMARY KEY ([Month])
);

CREATE TABLE [platform_number_series] (
    [Year] int NOT NULL,
    [Last] int NOT NULL,
    CONSTRAINT [PK_platform_number_series] PRIMARY KEY ([Year])
);

CREATE TABLE [platform_outbox] (
    [Id] uniqueidentifier NOT NULL,
    [Type] nvarchar(200) NOT NULL,
    [Body] nvarchar(max) NOT NULL,
    [Recipient] nvarchar(40) NULL,
    CONSTRAINT [PK_platform_outbox] PRIMARY KEY ([Id])
);

CREATE TABLE [platform_proposals] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Subject] nvarchar(4000) NOT NULL,
    [WaitingKey] nvarchar(120) NULL,
    [Reason] nvarchar(500) NULL,
    [Status] nvarchar(40) NOT NULL,
    [ProposedBy] uniqueidentifier NOT NULL,
    [ProposedByName] nvarchar(120) NOT NULL,
    [ProposedAt] datetime2 NOT NULL,
    [DecidedBy] uniqueidentifier NULL,
    [DecidedByName] nvarchar(120) NULL,
    [DecidedAt] datetime2 NULL,
    [Answer] nvarchar(500) NULL,
    [Revision] bigint NOT NULL,
    CONSTRAINT [PK_platform_proposals] PRIMARY KEY ([Id]),
    CONSTRAINT [CK_proposals_two_persons] CHECK (Status <> 'Approved' OR (DecidedBy IS NOT NULL AND DecidedBy <> ProposedBy))
);

CREATE TABLE [platform_receipt_series] (
    [Year] int NOT NULL,
    [Last] int NOT NULL,
    CONSTRAINT [PK_platform_receipt_series] PRIMARY KEY ([Year])
);

CREATE TABLE [platform_receipts] (
    [PaymentId] uniqueidentifier NOT NULL,
    [LoanId] uniqueidentifier NOT NULL,
    [Year] int NOT NULL,
    [Number] int NOT NULL,
    [IssuedOn] date NOT NULL,
    [Code] nvarchar(22) NOT NULL,
    CONSTRAINT [PK_platform_receipts] PRIMARY KEY ([PaymentId])
);

CREATE TABLE [platform_direct_debit_lines] (
    [Id] uniqueidentifier NOT NULL,
    [BatchId] uniqueidentifier NOT NULL,
    [Number] int NOT NULL,
    [EndToEndId] nvarchar(35) NOT NULL,
    [LoanId] uniqueidentifier NOT NULL,
    [LoanNumber] nvarchar(40) NOT NULL,
    [Debtor] nvarchar(70) NOT NULL,
    [Rib] nvarchar(24) NOT NULL,
    [MandateReference] nvarchar(35) NOT NULL,
    [MandateSignedOn] date NOT NULL,
    [Due] bigint NOT NULL,
    [Arrears] bigint NOT NULL,
    [DueOn] date NULL,
    [CollectOn] date NOT NULL,
    [State] nvarchar(40) NOT NULL,
    [ReturnedOn] date NULL,
    [ReturnReason] nvarchar(140) NULL,
    [Revision] bigint NOT NULL,
    CONSTRAINT [PK_platform_direct_debit_lines] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_platform_direct_debit_lines_platform_direct_debit_batches_BatchId] FOREIGN KEY ([BatchId]) REFERENCES [platform_direct_debit_batches] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [platform_job_observations] (
    [Id] uniqueidentifier NOT NULL,
    [ObservedOn] date NOT NULL,
    [JobsCreated] int NOT NULL,
    [JobsMaintained] int NOT NULL,
    [EnterpriseId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_platform_job_observations] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_platform_job_observations_platform_enterprises_EnterpriseId] FOREIGN KEY ([EnterpriseId]) REFERENCES [platform_enterprises] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [platform_applications] (
    [Id] uniqueidentifier NOT NULL,
    [Number] nvarchar(60) NOT NULL,
    [EnterpriseId] uniqueidentifier NOT NULL,
    [EntrepreneurId] uniqueidentifier NOT NULL,
    [ReceivedOn] date NOT NULL,
    [Status] nvarchar(40) NOT NULL,
    [Revision] bigint NOT NULL,
    [Folded] nvarchar(400) NOT NULL,
    [Decision_Amount] bigint NULL,
    [Decision_GraceMonths] int NULL,
    [Decision_On] date NULL,
    [Decision_Reason] nvarchar(40) NULL,
    [Decision_Term] int NULL,
    [Decision_Words] nvarchar(2000) NULL,
    [Officer_AccountId] uniqueidentifier NULL,
    [Officer_Name] nvarchar(200) NOT NULL,
    [Request_Amount] bigint NOT NULL,
    [Request_Purpose] nvarchar(1000) NOT NULL,
    [Request_Term] int NOT NULL,
    [Request_Plan_BankLoan] bigint NOT NULL,
    [Request_Plan_HonourLoan] bigint NOT NULL,
    [Request_Plan_Other] bigint NOT NULL,
    [Request_Plan_OwnFunds] bigint NOT NULL,
    [Request_Plan_PhysicalInvestment] bigint NULL,
    [Request_Plan_TotalInvestment] bigint NOT NULL,
    CONSTRAINT [PK_platform_applications] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_platform_applications_platform_enterprises_EnterpriseId] FOREIGN KEY ([EnterpriseId]) REFERENCES [platform_enterprises] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_platform_applications_platform_entrepreneurs_EntrepreneurId] FOREIGN KEY ([EntrepreneurId]) REFERENCES [platform_entrepreneurs] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [platform_funding_agreements] (
    [Id] uniqueidentifier NOT NULL,
    [FunderId] uniqueidentifier NOT NULL,
    [Number] nvarchar(40) NOT NULL,
    [Amount] bigint NOT NULL,
    [SignedOn] date NOT NULL,
    [StartsOn] date NOT NULL,
    [EndsOn] date NULL,
    [Purpose] nvarchar(4000) NOT NULL,
    CONSTRAINT [PK_platform_funding_agreements] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_platform_funding_agreements_platform_funders_FunderId] FOREIGN KEY ([FunderId]) REFERENCES [platform_funders] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [platform_arrears_contacts] (
    [Id] uniqueidentifier NOT NULL,
    [LoanId] uniqueidentifier NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [On] date NOT NULL,
    [Words] nvarchar(2000) NOT NULL,
    [NextOn] date NULL,
    [ReminderId] uniqueidentifier NULL,
    [EnteredBy] nvarchar(200) NOT NULL,
    [EnteredAt] datetime2 NOT NULL,
    [StruckAt] datetime2 NULL,
    [StruckBy] nvarchar(200) NULL,
    [StruckBecause] nvarchar(500) NULL,
    [Revision] bigint NOT NULL,
    CONSTRAINT [PK_platform_arrears_contacts] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_platform_arrears_contacts_platform_loans_LoanId] FOREIGN KEY ([LoanId]) REFERENCES [platform_loans] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [platform_arrears_promises] (
    [Id] uniqueidentifier NOT NULL,
    [LoanId] uniqueidentifier NOT NULL,
    [Number] int NOT NULL,
    [Amount] bigint NOT NULL,
    [PayBy] date NOT NULL,
    [PromisedOn] date NOT NULL,
    [Words] nvarchar(500) NULL,
    [EnteredBy] nvarchar(200) NOT NULL,
    [EnteredAt] datetime2 NOT NULL,
    [WithdrawnAt] datetime2 NULL,
    [WithdrawnBy] nvarchar(200) NULL,
    [WithdrawnBecause] nvarchar(500) NULL,
    [Revision] bigint NOT NULL,
    CONSTRAINT [PK_platform_arrears_promises] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_platform_arrears_promises_platform_loans_LoanId] FOREIGN KEY ([LoanId]) REFERENCES [platform_loans] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [platform_arrears_reminders] (
    [Id] uniqueidentifier NOT NULL,
    [BatchId] uniqueidentifier NOT NULL,
    [LoanId] uniqueidentifier NOT NULL,
    [LateSince] date NOT NULL,
    [Step] int NOT NULL,
    [On] date NOT NULL,
    [Language] nvarchar(2) NOT NULL,
    [Addressee] nvarchar(300) NOT NULL,
    [Subject] nvarchar(400) NOT NULL,
    [Body] nvarchar(max) NOT NULL,
    [EnteredBy] nvarchar(200) NOT NULL,
    [EnteredAt] datetime2 NOT NULL,
    [Mail] nvarchar(40) NOT NULL,
    [MailTries] int NOT NULL,
    [MailDueAt] datetime2 NULL,
    [MailedAt] datetime2 NULL,
    [Revision] bigint NOT NULL,
    CONSTRAINT [PK_platform_arrears_reminders] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_platform_arrears_reminders_platform_loans_LoanId] FOREIGN KEY ([LoanId]) REFERENCES [platform_loans] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [platform_bank_statement_lines] (
    [Id] uniqueidentifier NOT NULL,
    [StatementId] uniqueidentifier NOT NULL,
    [Number] int NOT NULL,
    [On] date NOT NULL,
    [Amount] bigint NOT NULL,
    [Label] nvarchar(500) NOT NULL,
    [Reference] nvarchar(140) NULL,
    [Counterparty] nvarchar(140) NULL,
    [CounterAccount] nvarchar(40) NULL,
    [IsReversal] bit NOT NULL,
    [Fingerprint] nvarchar(64) NOT NULL,
    [Key] nvarchar(64) NULL,
    [State] nvarchar(40) NOT NULL,
    [Proposed] nvarchar(max) NOT NULL,
    [Confidence] nvarchar(40) NULL,
    [LoanId] uniqueidentifier NULL,
    [LoanNumber] nvarchar(40) NULL,
    [Act] nvarchar(40) NULL,
    [PaymentId] uniqueidentifier NULL,
    [DebitId] uniqueidentifier NULL,
    [EventId] uniqueidentifier NOT NULL,
    [UndoingId] uniqueidentifier NOT NULL,
    [DespiteDouble] bit NOT NULL,
    [Code] nvarchar(60) NULL,
    [Reason] nvarchar(140) NULL,
    [DecidedBy] nvarchar(200) NULL,
    [DecidedAt] datetime2 NULL,
    [Revision] bigint NOT NULL,
    CONSTRAINT [PK_platform_bank_statement_lines] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_platform_bank_statement_lines_platform_bank_statements_StatementId] FOREIGN KEY ([StatementId]) REFERENCES [platform_bank_statements] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_platform_bank_statement_lines_platform_loans_LoanId] FOREIGN KEY ([LoanId]) REFERENCES [platform_loans] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [platform_loan_events] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [On] date NOT NULL,
    [BookedOn] date NOT NULL,
    [Amount] bigint NOT NULL,
    [Means] nvarchar(40) NULL,
    [Reference] nvarchar(140) NULL,
    [Undoes] uniqueidentifier NULL,
    [MovedFrom] date NULL,
    [FirstDueOn] date NULL,
    [Instalments] int NULL,
    [EnteredBy] nvarchar(250) NOT NULL,
    [EnteredAt] datetime2 NOT NULL,
    [Sequence] int NOT NULL,
    [LoanId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_platform_loan_events] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_platform_loan_events_platform_loans_LoanId] FOREIGN KEY ([LoanId]) REFERENCES [platform_loans] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [platform_mandates] (
    [Id] uniqueidentifier NOT NULL,
    [LoanId] uniqueidentifier NOT NULL,
    [Sequence] int NOT NULL,
    [Reference] nvarchar(35) NOT NULL,
    [Rib] nvarchar(34) NOT NULL,
    [Holder] nvarchar(70) NOT NULL,
    [SignedOn] date NOT NULL,
    [EnteredBy] nvarchar(200) NOT NULL,
    [EnteredAt] datetime2 NOT NULL,
    [EndedAt] datetime2 NULL,
    [EndedBy] nvarchar(200) NULL,
    [Revision] bigint NOT NULL,
    CONSTRAINT [PK_platform_mandates] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_platform_mandates_platform_loans_LoanId] FOREIGN KEY ([LoanId]) REFERENCES [platform_loans] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [platform_mass_deferral_loans] (
    [MassDeferralId] uniqueidentifier NOT NULL,
    [LoanId] uniqueidentifier NOT NULL,
    [EventId] uniqueidentifier NOT NULL,
    [UndoingId] uniqueidentifier NOT NULL,
    [Status] nvarchar(40) NOT NULL,
    [Code] nvarchar(60) NULL,
    CONSTRAINT [PK_platform_mass_deferral_loans] PRIMARY KEY ([MassDeferralId], [LoanId]),
    CONSTRAINT [FK_platform_mass_deferral_loans_platform_loans_LoanId] FOREIGN KEY ([LoanId]) REFERENCES [platform_loans] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_platform_mass_deferral_loans_platform_mass_deferrals_MassDeferralId] FOREIGN KEY ([MassDeferralId]) REFERENCES [platform_mass_deferrals] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [platform_application_events] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [On] date NOT NULL,
    [At] datetime2 NOT NULL,
    [By] nvarchar(200) NOT NULL,
    [Note] nvarchar(2000) NULL,
    [ApplicationId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_platform_application_events] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_platform_application_events_platform_applications_ApplicationId] FOREIGN KEY ([ApplicationId]) REFERENCES [platform_applications] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [platform_fund_movements] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Amount] bigint NOT NULL,
    [PostedOn] date NOT NULL,
    [ValueOn] date NOT NULL,
    [AgreementId] uniqueidentifier NULL,
    [LoanId] uniqueidentifier NULL,
    [EventId] uniqueidentifier NULL,
    [Bank] bigint NOT NULL,
    [Outstanding] bigint NOT NULL,
    [Capital] bigint NOT NULL,
    [Losses] bigint NOT NULL,
    [CreditsOwed] bigint NOT NULL,
    [Reference] nvarchar(140) NULL,
    [EnteredBy] nvarchar(250) NOT NULL,
    [EnteredAt] datetime2 NOT NULL,
    CONSTRAINT [PK_platform_fund_movements] PRIMARY KEY ([Id]),
    CONSTRAINT [CK_fund_movements_balanced] CHECK (Bank + Outstanding + Capital + Losses + CreditsOwed = 0),
    CONSTRAINT [FK_platform_fund_movements_platform_funding_agreements_AgreementId] FOREIGN KEY ([AgreementId]) REFERENCES [platform_funding_agreements] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_platform_fund_movements_platform_loans_LoanId] FOREIGN KEY ([LoanId]) REFERENCES [platform_loans] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [platform_funding_shares] (
    [EventId] uniqueidentifier NOT NULL,
    [AgreementId] uniqueidentifier NOT NULL,
    [LoanId] uniqueidentifier NOT NULL,
    [Amount] bigint NOT NULL,
    CONSTRAINT [PK_platform_funding_shares] PRIMARY KEY ([EventId], [AgreementId]),
    CONSTRAINT [FK_platform_funding_shares_platform_funding_agreements_AgreementId] FOREIGN KEY ([AgreementId]) REFERENCES [platform_funding_agreements] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_platform_funding_shares_platform_loans_LoanId] FOREIGN KEY ([LoanId]) REFERENCES [platform_loans] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [platform_month_closing_totals] (
    [Id] uniqueidentifier NOT NULL,
    [ClosingId] uniqueidentifier NOT NULL,
    [AgreementId] uniqueidentifier NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Amount] bigint NOT NULL,
    CONSTRAINT [PK_platform_month_closing_totals] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_platform_month_closing_totals_platform_funding_agreements_AgreementId] FOREIGN KEY ([AgreementId]) REFERENCES [platform_funding_agreements] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_platform_month_closing_totals_platform_month_closings_ClosingId] FOREIGN KEY ([ClosingId]) REFERENCES [platform_month_closings] ([Id]) ON DELETE NO ACTION
);

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'ClosedUntil', N'Turn') AND [object_id] = OBJECT_ID(N'[platform_fund_books]'))
    SET IDENTITY_INSERT [platform_fund_books] ON;
INSERT INTO [platform_fund_books] ([Id], [ClosedUntil], [Turn])
VALUES (1, NULL, CAST(0 AS bigint));
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'ClosedUntil', N'Turn') AND [object_id] = OBJECT_ID(N'[platform_fund_books]'))
    SET IDENTITY_INSERT [platform_fund_books] OFF;

CREATE INDEX [IX_platform_application_events_ApplicationId] ON [platform_application_events] ([ApplicationId]);

CREATE INDEX [IX_platform_applications_EnterpriseId] ON [platform_applications] ([EnterpriseId]);

CREATE INDEX [IX_platform_applications_EntrepreneurId] ON [platform_applications] ([EntrepreneurId]);

CREATE UNIQUE INDEX [IX_platform_applications_Number] ON [platform_applications] ([Number]);

CREATE INDEX [IX_platform_applications_ReceivedOn] ON [platform_applications] ([ReceivedOn]);

CREATE INDEX [IX_platform_arrears_contacts_LoanId_On] ON [platform_arrears_contacts] ([LoanId], [On]);

CREATE UNIQUE INDEX [IX_platform_arrears_promises_LoanId_Number] ON [platform_arrears_promises] ([LoanId], [Number]);

CREATE INDEX [IX_platform_arrears_promises_PayBy] ON [platform_arrears_promises] ([PayBy]);

CREATE INDEX [IX_platform_arrears_reminders_BatchId] ON [platform_arrears_reminders] ([BatchId]);

CREATE UNIQUE INDEX [IX_platform_arrears_reminders_LoanId_LateSince_Step] ON [platform_arrears_reminders] ([LoanId], [LateSince], [Step]);

CREATE INDEX [IX_platform_arrears_reminders_Mail_MailDueAt] ON [platform_arrears_reminders] ([Mail], [MailDueAt]);

CREATE UNIQUE INDEX [IX_platform_bank_statement_lines_EventId] ON [platform_bank_statement_lines] ([EventId]);

CREATE UNIQUE INDEX [IX_platform_bank_statement_lines_Key] ON [platform_bank_statement_lines] ([Key]) WHERE [Key] IS NOT NULL;

CREATE INDEX [IX_platform_bank_statement_lines_LoanId] ON [platform_bank_statement_lines] ([LoanId]);

CREATE INDEX [IX_platform_bank_statement_lines_State_StatementId_Number] ON [platform_bank_statement_lines] ([State], [StatementId], [Number]);

CREATE UNIQUE INDEX [IX_platform_bank_statement_lines_StatementId_Number] ON [platform_bank_statement_lines] ([StatementId], [Number]);

CREATE INDEX [IX_platform_bank_statement_lines_StatementId_State] ON [platform_bank_statement_lines] ([StatementId], [State]);

CREATE UNIQUE INDEX [IX_platform_bank_statements_FileKey] ON [platform_bank_statements] ([FileKey]) WHERE [FileKey] IS NOT NULL;

CREATE INDEX [IX_platform_bank_statements_Status] ON [platform_bank_statements] ([Status]);

CREATE INDEX [IX_platform_contributions_NextOn] ON [platform_contributions] ([NextOn]);

CREATE UNIQUE INDEX [IX_platform_direct_debit_batches_Number] ON [platform_direct_debit_batches] ([Number]);

CREATE UNIQUE INDEX [IX_platform_direct_debit_lines_BatchId_Number] ON [platform_direct_debit_lines] ([BatchId], [Number]);

CREATE UNIQUE INDEX [IX_platform_direct_debit_lines_EndToEndId] ON [platform_direct_debit_lines] ([EndToEndId]);

CREATE INDEX [IX_platform_direct_debit_lines_LoanId] ON [platform_direct_debit_lines] ([LoanId]);

CREATE INDEX [IX_platform_direct_debit_lines_State_LoanId] ON [platform_direct_debit_lines] ([State], [LoanId]);

CREATE INDEX [IX_platform_fund_movements_AgreementId_PostedOn] ON [platform_fund_movements] ([AgreementId], [PostedOn]);

CREATE INDEX [IX_platform_fund_movements_LoanId_Kind_Amount] ON [platform_fund_movements] ([LoanId], [Kind], [Amount]);

CREATE INDEX [IX_platform_fund_movements_PostedOn] ON [platform_fund_movements] ([PostedOn]);

CREATE UNIQUE INDEX [IX_platform_funders_Name] ON [platform_funders] ([Name]);

CREATE INDEX [IX_platform_funding_agreements_FunderId] ON [platform_funding_agreements] ([FunderId]);

CREATE UNIQUE INDEX [IX_platform_funding_agreements_Number] ON [platform_funding_agreements] ([Number]);

CREATE INDEX [IX_platform_funding_shares_AgreementId] ON [platform_funding_shares] ([AgreementId]);

CREATE INDEX [IX_platform_funding_shares_LoanId] ON [platform_funding_shares] ([LoanId]);

CREATE INDEX [IX_platform_job_observations_EnterpriseId] ON [platform_job_observations] ([EnterpriseId]);

CREATE INDEX [IX_platform_loan_events_LoanId] ON [platform_loan_events] ([LoanId]);

CREATE UNIQUE INDEX [IX_platform_loans_ApplicationId] ON [platform_loans] ([ApplicationId]);

CREATE INDEX [IX_platform_loans_EnterpriseId] ON [platform_loans] ([EnterpriseId]);

CREATE UNIQUE INDEX [IX_platform_loans_Number] ON [platform_loans] ([Number]);

CREATE UNIQUE INDEX [IX_platform_mandates_LoanId_Sequence] ON [platform_mandates] ([LoanId], [Sequence]);

CREATE INDEX [IX_platform_mass_deferral_loans_LoanId] ON [platform_mass_deferral_loans] ([LoanId]);

CREATE INDEX [IX_platform_mass_deferral_loans_MassDeferralId_Status] ON [platform_mass_deferral_loans] ([MassDeferralId], [Status]);

CREATE INDEX [IX_platform_mass_deferrals_Status] ON [platform_mass_deferrals] ([Status]);

CREATE INDEX [IX_platform_month_closing_totals_AgreementId] ON [platform_month_closing_totals] ([AgreementId]);

CREATE INDEX [IX_platform_month_closing_totals_ClosingId] ON [platform_month_closing_totals] ([ClosingId]);

CREATE INDEX [IX_platform_month_closings_Status_Until] ON [platform_month_closings] ([Status], [Until]);

CREATE INDEX [IX_platform_proposals_ProposedAt] ON [platform_proposals] ([ProposedAt]);

CREATE UNIQUE INDEX [IX_platform_proposals_WaitingKey] ON [platform_proposals] ([WaitingKey]) WHERE [WaitingKey] IS NOT NULL;

CREATE UNIQUE INDEX [IX_platform_receipts_Code] ON [platform_receipts] ([Code]);

CREATE INDEX [IX_platform_receipts_LoanId] ON [platform_receipts] ([LoanId]);

CREATE UNIQUE INDEX [IX_platform_receipts_Year_Number] ON [platform_receipts] ([Year], [Number]);

INSERT INTO [__migrations] ([MigrationId], [ProductVersion])
VALUES (N'20261128222841_Initial', 'EF');

COMMIT;
GO

