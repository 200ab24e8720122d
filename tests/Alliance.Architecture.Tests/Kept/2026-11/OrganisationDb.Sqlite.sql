CREATE TABLE IF NOT EXISTS "__migrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___migrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "tenancy_keys" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_tenancy_keys" PRIMARY KEY,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NOT NULL
);

CREATE TABLE "tenancy_leases" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_tenancy_leases" PRIMARY KEY,
    "Holder" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "Fence" INTEGER NOT NULL,
    "DoneThrough" TEXT NULL
);

CREATE TABLE "tenancy_outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_tenancy_outbox" PRIMARY KEY,
    "Type" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "Recipient" TEXT NULL
);

CREATE TABLE "tenancy_stamp" (
    "OrganisationId" TEXT NOT NULL CONSTRAINT "PK_tenancy_stamp" PRIMARY KEY
);

INSERT INTO "__migrations" ("MigrationId", "ProductVersion")
VALUES ('20261128221450_Initial', 'EF');

COMMIT;

