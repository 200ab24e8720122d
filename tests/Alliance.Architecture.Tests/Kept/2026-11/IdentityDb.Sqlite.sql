CREATE TABLE IF NOT EXISTS "__migrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___migrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "identity_accounts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_identity_accounts" PRIMARY KEY,
    "Email" TEXT NOT NULL,
    "NormalizedEmail" TEXT NOT NULL,
    "DisplayName" TEXT NOT NULL,
    "Roles" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "InvitedAt" TEXT NOT NULL,
    "JoinedAt" TEXT NULL,
    "DeactivatedAt" TEXT NULL,
    "LastSignedInAt" TEXT NULL,
    "FailedAttempts" INTEGER NOT NULL,
    "LockedUntil" TEXT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Folded" TEXT NOT NULL
);

CREATE TABLE "identity_clients" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_identity_clients" PRIMARY KEY,
    "ApplicationType" TEXT NULL,
    "ClientId" TEXT NULL,
    "ClientSecret" TEXT NULL,
    "ClientType" TEXT NULL,
    "ConcurrencyToken" TEXT NULL,
    "ConsentType" TEXT NULL,
    "DisplayName" TEXT NULL,
    "DisplayNames" TEXT NULL,
    "JsonWebKeySet" TEXT NULL,
    "Permissions" TEXT NULL,
    "PostLogoutRedirectUris" TEXT NULL,
    "Properties" TEXT NULL,
    "RedirectUris" TEXT NULL,
    "Requirements" TEXT NULL,
    "Settings" TEXT NULL
);

CREATE TABLE "identity_outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_identity_outbox" PRIMARY KEY,
    "Type" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "Recipient" TEXT NULL
);

CREATE TABLE "identity_scopes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_identity_scopes" PRIMARY KEY,
    "ConcurrencyToken" TEXT NULL,
    "Description" TEXT NULL,
    "Descriptions" TEXT NULL,
    "DisplayName" TEXT NULL,
    "DisplayNames" TEXT NULL,
    "Name" TEXT NULL,
    "Properties" TEXT NULL,
    "Resources" TEXT NULL
);

CREATE TABLE "identity_authorizations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_identity_authorizations" PRIMARY KEY,
    "ApplicationId" TEXT NULL,
    "ConcurrencyToken" TEXT NULL,
    "CreationDate" TEXT NULL,
    "Properties" TEXT NULL,
    "Scopes" TEXT NULL,
    "Status" TEXT NULL,
    "Subject" TEXT NULL,
    "Type" TEXT NULL,
    CONSTRAINT "FK_identity_authorizations_identity_clients_ApplicationId" FOREIGN KEY ("ApplicationId") REFERENCES "identity_clients" ("Id")
);

CREATE TABLE "identity_tokens" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_identity_tokens" PRIMARY KEY,
    "ApplicationId" TEXT NULL,
    "AuthorizationId" TEXT NULL,
    "ConcurrencyToken" TEXT NULL,
    "CreationDate" TEXT NULL,
    "ExpirationDate" TEXT NULL,
    "Payload" TEXT NULL,
    "Properties" TEXT NULL,
    "RedemptionDate" TEXT NULL,
    "ReferenceId" TEXT NULL,
    "Status" TEXT NULL,
    "Subject" TEXT NULL,
    "Type" TEXT NULL,
    CONSTRAINT "FK_identity_tokens_identity_authorizations_AuthorizationId" FOREIGN KEY ("AuthorizationId") REFERENCES "identity_authorizations" ("Id"),
    CONSTRAINT "FK_identity_tokens_identity_clients_ApplicationId" FOREIGN KEY ("ApplicationId") REFERENCES "identity_clients" ("Id")
);

CREATE UNIQUE INDEX "IX_identity_accounts_NormalizedEmail" ON "identity_accounts" ("NormalizedEmail");

CREATE INDEX "IX_identity_authorizations_ApplicationId_Status_Subject_Type" ON "identity_authorizations" ("ApplicationId", "Status", "Subject", "Type");

CREATE UNIQUE INDEX "IX_identity_clients_ClientId" ON "identity_clients" ("ClientId");

CREATE UNIQUE INDEX "IX_identity_scopes_Name" ON "identity_scopes" ("Name");

CREATE INDEX "IX_identity_tokens_ApplicationId_Status_Subject_Type" ON "identity_tokens" ("ApplicationId", "Status", "Subject", "Type");

CREATE INDEX "IX_identity_tokens_AuthorizationId" ON "identity_tokens" ("AuthorizationId");

CREATE UNIQUE INDEX "IX_identity_tokens_ReferenceId" ON "identity_tokens" ("ReferenceId");

INSERT INTO "__migrations" ("MigrationId", "ProductVersion")
VALUES ('20261128222826_Initial', 'EF');

COMMIT;

