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
CREATE TABLE [tenancy_keys] (
    [Id] uniqueidentifier NOT NULL,
    [FriendlyName] nvarchar(200) NULL,
    [Xml] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_tenancy_keys] PRIMARY KEY ([Id])
);

CREATE TABLE [tenancy_leases] (
    [Name] nvarchar(100) NOT NULL,
    [Holder] nvarchar(200) NOT NULL,
    [Until] datetime2 NOT NULL,
    [Fence] bigint NOT NULL,
    [DoneThrough] date NULL,
    CONSTRAINT [PK_tenancy_leases] PRIMARY KEY ([Name])
);

CREATE TABLE [tenancy_outbox] (
    [Id] uniqueidentifier NOT NULL,
    [Type] nvarchar(200) NOT NULL,
    [Body] nvarchar(max) NOT NULL,
    [Recipient] nvarchar(40) NULL,
    CONSTRAINT [PK_tenancy_outbox] PRIMARY KEY ([Id])
);

CREATE TABLE [tenancy_stamp] (
    [OrganisationId] nvarchar(31) NOT NULL,
    CONSTRAINT [PK_tenancy_stamp] PRIMARY KEY ([OrganisationId])
);

INSERT INTO [__migrations] ([MigrationId], [ProductVersion])
VALUES (N'20261128221512_Initial', 'EF');

COMMIT;
GO

