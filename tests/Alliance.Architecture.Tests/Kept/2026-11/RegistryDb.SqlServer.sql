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
CREATE TABLE [registry_hosts] (
    [Host] nvarchar(253) NOT NULL,
    [OrganisationId] nvarchar(31) NOT NULL,
    [RetiredAt] datetime2 NULL,
    CONSTRAINT [PK_registry_hosts] PRIMARY KEY ([Host])
);

CREATE TABLE [registry_keys] (
    [Id] uniqueidentifier NOT NULL,
    [FriendlyName] nvarchar(200) NULL,
    [Xml] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_registry_keys] PRIMARY KEY ([Id])
);

CREATE TABLE [registry_organisations] (
    [Id] nvarchar(31) NOT NULL,
    [FileName] nvarchar(255) NOT NULL,
    [Body] nvarchar(max) NOT NULL,
    [Version] bigint NOT NULL,
    [AcceptedAt] datetime2 NOT NULL,
    [ServedSince] datetime2 NULL,
    [RemovedAt] datetime2 NULL,
    [DeletedAt] datetime2 NULL,
    CONSTRAINT [PK_registry_organisations] PRIMARY KEY ([Id])
);

CREATE TABLE [registry_secrets] (
    [Name] nvarchar(100) NOT NULL,
    [Value] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_registry_secrets] PRIMARY KEY ([Name])
);

INSERT INTO [__migrations] ([MigrationId], [ProductVersion])
VALUES (N'20261122234101_Initial', 'EF');

COMMIT;
GO

