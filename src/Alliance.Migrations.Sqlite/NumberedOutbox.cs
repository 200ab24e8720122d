using Microsoft.EntityFrameworkCore.Migrations;

namespace Alliance.Migrations.Sqlite;

/// <summary>Gives a module's outbox numbers in the order of writing. SQLite can't change a primary key, and EF Core's own way to make the table anew commits halfway: a process that dies there leaves a database that no later start can migrate.</summary>
internal static class NumberedOutbox
{
    public static void NumberOutbox(this MigrationBuilder migration, string module)
    {
        var (table, before) = ($"{module}_outbox", $"{module}_outbox_before");
        migration.Sql($"""
            ALTER TABLE "{table}" RENAME TO "{before}";
            CREATE TABLE "{table}" (
                "Number" INTEGER NOT NULL CONSTRAINT "PK_{table}" PRIMARY KEY AUTOINCREMENT,
                "Id" TEXT NOT NULL,
                "Type" TEXT NOT NULL,
                "Body" TEXT NOT NULL,
                "Recipient" TEXT NULL,
                "Attempts" INTEGER NOT NULL DEFAULT 0,
                "NextTryAt" TEXT NULL,
                "ParkedAt" TEXT NULL,
                "Failure" TEXT NULL
            );
            INSERT INTO "{table}" ("Id", "Type", "Body", "Recipient") SELECT "Id", "Type", "Body", "Recipient" FROM "{before}" ORDER BY rowid;
            DROP TABLE "{before}";
            """);
    }

    public static void TakeNumbersAway(this MigrationBuilder migration, string module)
    {
        var (table, after) = ($"{module}_outbox", $"{module}_outbox_after");
        migration.Sql($"""
            ALTER TABLE "{table}" RENAME TO "{after}";
            CREATE TABLE "{table}" (
                "Id" TEXT NOT NULL CONSTRAINT "PK_{table}" PRIMARY KEY,
                "Type" TEXT NOT NULL,
                "Body" TEXT NOT NULL,
                "Recipient" TEXT NULL
            );
            INSERT INTO "{table}" ("Id", "Type", "Body", "Recipient") SELECT "Id", "Type", "Body", "Recipient" FROM "{after}" ORDER BY "Number";
            DROP TABLE "{after}";
            """);
    }
}
