CREATE TABLE IF NOT EXISTS "__migrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___migrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "registry_hosts" (
    "Host" TEXT NOT NULL CONSTRAINT "PK_registry_hosts" PRIMARY KEY,
    "OrganisationId" TEXT NOT NULL,
    "RetiredAt" TEXT NULL
);

CREATE TABLE "registry_keys" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_registry_keys" PRIMARY KEY,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NOT NULL
);

CREATE TABLE "registry_organisations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_registry_organisations" PRIMARY KEY,
    "FileName" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "AcceptedAt" TEXT NOT NULL,
    "ServedSince" TEXT NULL,
    "RemovedAt" TEXT NULL,
    "DeletedAt" TEXT NULL
);

CREATE TABLE "registry_secrets" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_registry_secrets" PRIMARY KEY,
    "Value" TEXT NOT NULL
);

INSERT INTO "__migrations" ("MigrationId", "ProductVersion")
VALUES ('20261122234043_Initial', 'EF');

COMMIT;

