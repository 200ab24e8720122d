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
CREATE TABLE [identity_accounts] (
    [Id] uniqueidentifier NOT NULL,
    [Email] nvarchar(254) NOT NULL,
    [NormalizedEmail] nvarchar(254) NOT NULL,
    [DisplayName] nvarchar(120) NOT NULL,
    [Roles] nvarchar(1000) NOT NULL,
    [Language] nvarchar(2) NOT NULL,
    [InvitedAt] datetime2 NOT NULL,
    [JoinedAt] datetime2 NULL,
    [DeactivatedAt] datetime2 NULL,
    [LastSignedInAt] datetime2 NULL,
    [FailedAttempts] int NOT NULL,
    [LockedUntil] datetime2 NULL,
    [PasswordHash] nvarchar(400) NULL,
    [SecurityStamp] nvarchar(40) NOT NULL,
    [Revision] bigint NOT NULL,
    [Folded] nvarchar(400) NOT NULL,
    CONSTRAINT [PK_identity_accounts] PRIMARY KEY ([Id])
);

CREATE TABLE [identity_clients] (
    [Id] uniqueidentifier NOT NULL,
    [ApplicationType] nvarchar(50) NULL,
    [ClientId] nvarchar(100) NULL,
    [ClientSecret] nvarchar(max) NULL,
    [ClientType] nvarchar(50) NULL,
    [ConcurrencyToken] nvarchar(50) NULL,
    [ConsentType] nvarchar(50) NULL,
    [DisplayName] nvarchar(max) NULL,
    [DisplayNames] nvarchar(max) NULL,
    [JsonWebKeySet] nvarchar(max) NULL,
    [Permissions] nvarchar(max) NULL,
    [PostLogoutRedirectUris] nvarchar(max) NULL,
    [Properties] nvarchar(max) NULL,
    [RedirectUris] nvarchar(max) NULL,
    [Requirements] nvarchar(max) NULL,
    [Settings] nvarchar(max) NULL,
    CONSTRAINT [PK_identity_clients] PRIMARY KEY ([Id])
);

CREATE TABLE [identity_outbox] (
    [Id] uniqueidentifier NOT NULL,
    [Type] nvarchar(200) NOT NULL,
    [Body] nvarchar(max) NOT NULL,
    [Recipient] nvarchar(40) NULL,
    CONSTRAINT [PK_identity_outbox] PRIMARY KEY ([Id])
);

CREATE TABLE [identity_scopes] (
    [Id] uniqueidentifier NOT NULL,
    [ConcurrencyToken] nvarchar(50) NULL,
    [Description] nvarchar(max) NULL,
    [Descriptions] nvarchar(max) NULL,
    [DisplayName] nvarchar(max) NULL,
    [DisplayNames] nvarchar(max) NULL,
    [Name] nvarchar(200) NULL,
    [Properties] nvarchar(max) NULL,
    [Resources] nvarchar(max) NULL,
    CONSTRAINT [PK_identity_scopes] PRIMARY KEY ([Id])
);

CREATE TABLE [identity_authorizations] (
    [Id] uniqueidentifier NOT NULL,
    [ApplicationId] uniqueidentifier NULL,
    [ConcurrencyToken] nvarchar(50) NULL,
    [CreationDate] datetime2 NULL,
    [Properties] nvarchar(max) NULL,
    [Scopes] nvarchar(max) NULL,
    [Status] nvarchar(50) NULL,
    [Subject] nvarchar(400) NULL,
    [Type] nvarchar(50) NULL,
    CONSTRAINT [PK_identity_authorizations] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_identity_authorizations_identity_clients_ApplicationId] FOREIGN KEY ([ApplicationId]) REFERENCES [identity_clients] ([Id])
);

CREATE TABLE [identity_tokens] (
    [Id] uniqueidentifier NOT NULL,
    [ApplicationId] uniqueidentifier NULL,
    [AuthorizationId] uniqueidentifier NULL,
    [ConcurrencyToken] nvarchar(50) NULL,
    [CreationDate] datetime2 NULL,
    [ExpirationDate] datetime2 NULL,
    [Payload] nvarchar(max) NULL,
    [Properties] nvarchar(max) NULL,
    [RedemptionDate] datetime2 NULL,
    [ReferenceId] nvarchar(100) NULL,
    [Status] nvarchar(50) NULL,
    [Subject] nvarchar(400) NULL,
    [Type] nvarchar(150) NULL,
    CONSTRAINT [PK_identity_tokens] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_identity_tokens_identity_authorizations_AuthorizationId] FOREIGN KEY ([AuthorizationId]) REFERENCES [identity_authorizations] ([Id]),
    CONSTRAINT [FK_identity_tokens_identity_clients_ApplicationId] FOREIGN KEY ([ApplicationId]) REFERENCES [identity_clients] ([Id])
);

CREATE UNIQUE INDEX [IX_identity_accounts_NormalizedEmail] ON [identity_accounts] ([NormalizedEmail]);

CREATE INDEX [IX_identity_authorizations_ApplicationId_Status_Subject_Type] ON [identity_authorizations] ([ApplicationId], [Status], [Subject], [Type]);

CREATE UNIQUE INDEX [IX_identity_clients_ClientId] ON [identity_clients] ([ClientId]) WHERE [ClientId] IS NOT NULL;

CREATE UNIQUE INDEX [IX_identity_scopes_Name] ON [identity_scopes] ([Name]) WHERE [Name] IS NOT NULL;

CREATE INDEX [IX_identity_tokens_ApplicationId_Status_Subject_Type] ON [identity_tokens] ([ApplicationId], [Status], [Subject], [Type]);

CREATE INDEX [IX_identity_tokens_AuthorizationId] ON [identity_tokens] ([AuthorizationId]);

CREATE UNIQUE INDEX [IX_identity_tokens_ReferenceId] ON [identity_tokens] ([ReferenceId]) WHERE [ReferenceId] IS NOT NULL;

INSERT INTO [__migrations] ([MigrationId], [ProductVersion])
VALUES (N'20261128222845_Initial', 'EF');

COMMIT;
GO

