CREATE TABLE IF NOT EXISTS "__migrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___migrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "federation_announced_revisions" (
    "PlatformId" TEXT NOT NULL,
    "Month" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "PK_federation_announced_revisions" PRIMARY KEY ("PlatformId", "Month")
);

CREATE TABLE "federation_monthly_breakdowns" (
    "PlatformId" TEXT NOT NULL,
    "Month" TEXT NOT NULL,
    "Cells" TEXT NOT NULL,
    CONSTRAINT "PK_federation_monthly_breakdowns" PRIMARY KEY ("PlatformId", "Month")
);

CREATE TABLE "federation_monthly_figures" (
    "PlatformId" TEXT NOT NULL,
    "Month" TEXT NOT NULL,
    "AsOf" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Figures" TEXT NOT NULL,
    "AnnouncedAt" TEXT NOT NULL,
    CONSTRAINT "PK_federation_monthly_figures" PRIMARY KEY ("PlatformId", "Month")
);

CREATE TABLE "federation_outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_federation_outbox" PRIMARY KEY,
    "Type" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "Recipient" TEXT NULL
);

CREATE TABLE "federation_platform_reports" (
    "PlatformId" TEXT NOT NULL CONSTRAINT "PK_federation_platform_reports" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "AnnouncedAt" TEXT NULL,
    "InventoryAt" TEXT NULL,
    "InventoryOn" TEXT NULL,
    "AskedAt" TEXT NULL
);

CREATE TABLE "federation_version" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_federation_version" PRIMARY KEY,
    "Number" INTEGER NOT NULL
);

INSERT INTO "federation_version" ("Id", "Number")
VALUES (1, 0);
SELECT changes();


INSERT INTO "__migrations" ("MigrationId", "ProductVersion")
VALUES ('20261128222830_Initial', 'EF');

COMMIT;

