CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
CREATE TABLE "__registry_migrations" ( "MigrationId" TEXT NOT NULL CONSTRAINT "PK___registry_migrations" PRIMARY KEY, "ProductVersion" TEXT NOT NULL );
INSERT INTO "__registry_migrations" VALUES ('20261122234043_Initial', '10.0.14');
CREATE TABLE "registry_hosts" ( "Host" TEXT NOT NULL CONSTRAINT "PK_registry_hosts" PRIMARY KEY, "OrganisationId" TEXT NOT NULL, "RetiredAt" TEXT NULL );
INSERT INTO "registry_hosts" VALUES ('alliance.localhost', 'aim', NULL);
INSERT INTO "registry_hosts" VALUES ('el-hajeb.localhost', 'ieh', NULL);
CREATE TABLE "registry_keys" ( "Id" TEXT NOT NULL CONSTRAINT "PK_registry_keys" PRIMARY KEY, "FriendlyName" TEXT NULL, "Xml" TEXT NOT NULL );
CREATE TABLE "registry_organisations" ( "Id" TEXT NOT NULL CONSTRAINT "PK_registry_organisations" PRIMARY KEY, "FileName" TEXT NOT NULL, "Body" TEXT NOT NULL, "Version" INTEGER NOT NULL, "AcceptedAt" TEXT NOT NULL, "ServedSince" TEXT NULL, "RemovedAt" TEXT NULL, "DeletedAt" TEXT NULL );
INSERT INTO "registry_organisations" VALUES ('aim', 'alliance.json', '{
  "$schema": "./tenant.schema.json",
  "id": "aim",
  "label": "alliance",
  "name": "Alliance Initiative Maroc",
  "names": { "ar": "تحالف مبادرة المغرب", "en": "Alliance Initiative Morocco" },
  "kind": "alliance",
  "status": "active",
  "languages": ["fr", "ar", "en"],
  "timeZone": "+00:00",
  "branding": { "primary": "#0F5C5C", "navigation": "#0B3D3D", "accent": "#E0A458" },
  "administrators": ["administration@alliance-initiative.example"],
  "clients": [
    { "id": "alliance-cli", "name": "Alliance CLI", "type": "public", "redirectUris": ["http://127.0.0.1/callback"], "roles": [] }
  ],
  "demo": { "businessDate": "2023-06-30", "seed": 2006, "profile": "alliance" }
}
', 1, '2026-11-29 01:20:54.2233449', '2026-11-29 01:20:54.2233449', NULL, NULL);
INSERT INTO "registry_organisations" VALUES ('ieh', 'el-hajeb.json', '{"$schema":"./tenant.schema.json","id":"ieh","label":"el-hajeb","name":"Initiative El Hajeb","names":{"ar":"\u0645\u0628\u0627\u062F\u0631\u0629 \u0627\u0644\u062D\u0627\u062C\u0628","en":"El Hajeb Initiative"},"kind":"platform","status":"active","territory":{"region":"MA-03","provinces":["El Hajeb"]},"languages":["fr","ar","en"],"timeZone":"\u002B00:00","branding":{"primary":"#2F6B3A","navigation":"#1D4525","accent":"#C9B458"},"administrators":["administration@el-hajeb.example"],"lending":{"roundTo":1,"graceInside":false,"minimumDaysToFirstInstalment":30,"surplus":"next","smallestLoan":5000,"largestLoan":300000,"shortestTerm":12,"longestTerm":60,"arrearsBuckets":[30,60,90,180]},"clients":[{"id":"alliance-cli","name":"Alliance CLI","type":"public","redirectUris":["http://127.0.0.1/callback"],"roles":[]}],"demo":{"businessDate":"2023-06-30","seed":2016},"bank":{"name":"Initiative El Hajeb","rib":"007640000123450000041222","bic":"BMCEMAMC","creditorId":"MA99ZZZ123456"}}', 2, '2026-11-29 01:20:54.2233449', '2026-11-29 01:20:54.2233449', NULL, NULL);
CREATE TABLE "registry_secrets" ( "Name" TEXT NOT NULL CONSTRAINT "PK_registry_secrets" PRIMARY KEY, "Value" TEXT NOT NULL );
