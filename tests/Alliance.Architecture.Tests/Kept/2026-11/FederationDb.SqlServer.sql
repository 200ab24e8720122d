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
CREATE TABLE [federation_announced_revisions] (
    [PlatformId] nvarchar(40) NOT NULL,
    [Month] date NOT NULL,
    [Revision] bigint NOT NULL,
    CONSTRAINT [PK_federation_announced_revisions] PRIMARY KEY ([PlatformId], [Month])
);

CREATE TABLE [federation_monthly_breakdowns] (
    [PlatformId] nvarchar(40) NOT NULL,
    [Month] date NOT NULL,
    [Cells] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_federation_monthly_breakdowns] PRIMARY KEY ([PlatformId], [Month])
);

CREATE TABLE [federation_monthly_figures] (
    [PlatformId] nvarchar(40) NOT NULL,
    [Month] date NOT NULL,
    [AsOf] date NOT NULL,
    [Revision] bigint NOT NULL,
    [Figures] nvarchar(max) NOT NULL,
    [AnnouncedAt] datetime2 NOT NULL,
    CONSTRAINT [PK_federation_monthly_figures] PRIMARY KEY ([PlatformId], [Month])
);

CREATE TABLE [federation_outbox] (
    [Id] uniqueidentifier NOT NULL,
    [Type] nvarchar(200) NOT NULL,
    [Body] nvarchar(max) NOT NULL,
    [Recipient] nvarchar(40) NULL,
    CONSTRAINT [PK_federation_outbox] PRIMARY KEY ([Id])
);

CREATE TABLE [federation_platform_reports] (
    [PlatformId] nvarchar(40) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [AnnouncedAt] datetime2 NULL,
    [InventoryAt] datetime2 NULL,
    [InventoryOn] date NULL,
    [AskedAt] datetime2 NULL,
    CONSTRAINT [PK_federation_platform_reports] PRIMARY KEY ([PlatformId])
);

CREATE TABLE [federation_version] (
    [Id] int NOT NULL,
    [Number] bigint NOT NULL,
    CONSTRAINT [PK_federation_version] PRIMARY KEY ([Id])
);

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'Number') AND [object_id] = OBJECT_ID(N'[federation_version]'))
    SET IDENTITY_INSERT [federation_version] ON;
INSERT INTO [federation_version] ([Id], [Number])
VALUES (1, CAST(0 AS bigint));
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'Number') AND [object_id] = OBJECT_ID(N'[federation_version]'))
    SET IDENTITY_INSERT [federation_version] OFF;

INSERT INTO [__migrations] ([MigrationId], [ProductVersion])
VALUES (N'20261128222849_Initial', 'EF');

COMMIT;
GO

