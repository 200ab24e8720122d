using System.IO.Compression;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>All data of an organisation, to hand over to it: every table of every module as CSV, the files it stores, and its own file. Streamed; the tables as of one moment.</summary>
/// <remarks>Nothing personal is left out: it is the organisation's own data. Left out is its key ring alone, with which its cookies could be forged.</remarks>
internal sealed class ExportOrganisation(
    OrganisationRegistry registry,
    OrganisationDatabases databases,
    IEnumerable<ModuleDbRegistration> modules,
    OwnDatabase own,
    IServiceProvider services,
    IEnumerable<IOrganisationFiles> kept,
    TimeProvider clock) : IOperatorCommand
{
    public string Name => "export";

    public string Usage => "<id> [--to file.zip] — writes every table as CSV, every stored file, and the organisation's file, into a zip";

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        var organisation = registry.Named(args);
        var path = CommandArguments.NewFile(args.Option("--to"), $"{organisation.Id}-{clock.GetUtcNow():yyyyMMdd-HHmmss}.zip");
        await own.Demand(organisation, ct);

        var (unreadable, draft) = (0, path + ".part");
        try
        {
            await using (var zip = await ZipArchive.CreateAsync(PrivateFile.Create(draft), ZipArchiveMode.Create, leaveOpen: false, entryNameEncoding: null, ct))
            {
                await WriteFile(zip, organisation, ct);
                await WriteTables(zip, organisation, output, ct);
                unreadable = await WriteStored(zip, organisation, output, ct);
            }

            File.Move(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }

        await output.WriteLineAsync(path);
        return unreadable == 0 ? 0 : 1;
    }

    private async Task WriteFile(ZipArchive zip, Organisation organisation, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry("organisation.json").OpenAsync(ct);
        await using var writer = new StreamWriter(entry);
        await writer.WriteAsync(registry.BodyOf(organisation.Id).AsMemory(), ct);
    }

    private async Task WriteTables(ZipArchive zip, Organisation organisation, TextWriter output, CancellationToken ct)
    {
        var ours = modules.Where(x => x.Kinds.HasFlag(organisation.Kind)).Select(x => x.Create(services, organisation)).ToList();
        try
        {
            // All modules share the database: one connection and one transaction show it as of one moment.
            var facade = ours[0].Database;
            await facade.OpenConnectionAsync(ct);
            var connection = facade.GetDbConnection();
            await using var moment = await databases.Of(organisation).Engine.BeginReading(connection, ct);
            foreach (var (table, schema, types) in ours.SelectMany(TablesOf).OrderBy(x => x.Table, StringComparer.Ordinal))
            {
                await using var command = connection.CreateCommand();
                command.Transaction = moment;
                command.CommandTimeout = 0;
#pragma warning disable CA2100 // the name is the model's own, and delimited
                command.CommandText = $"SELECT * FROM {facade.GetService<ISqlGenerationHelper>().DelimitIdentifier(table, schema)}";
#pragma warning restore CA2100
                await using var rows = await command.ExecuteReaderAsync(ct);
                await using var entry = await zip.CreateEntry($"{table}.csv").OpenAsync(ct);
                var count = await Csv.Write(rows, types, entry, ct);
                await output.WriteLineAsync($"{table}: {count}");
            }
        }
        finally
        {
            foreach (var db in ours) await db.DisposeAsync();
        }
    }

    /// <summary>After the tables: a row is stored after its file. In the clear: they are handed over.</summary>
    /// <returns>How many can't be read; the others are handed over all the same.</returns>
    private async Task<int> WriteStored(ZipArchive zip, Organisation organisation, TextWriter output, CancellationToken ct)
    {
        var (count, unreadable) = (0, 0);
        foreach (var files in kept)
        {
            await foreach (var name in files.All(organisation, ct))
            {
                if (await files.Open(organisation, name, ct) is not { } file)
                {
                    unreadable++;
                    await output.WriteLineAsync($"! {name} can't be read");
                    continue;
                }

                await using var content = file.Content;
                await using var entry = await zip.CreateEntry($"files/{name}{file.Ending}").OpenAsync(ct);
                await content.CopyToAsync(entry, ct);
                count++;
            }
        }

        if (count > 0) await output.WriteLineAsync($"files: {count}");
        return unreadable;
    }

    private static IEnumerable<(string Table, string? Schema, IReadOnlyDictionary<string, Type> Types)> TablesOf(DbContext db) =>
        from table in db.Model.GetRelationalModel().Tables
        where table.EntityTypeMappings.All(x => x.TypeBase.ClrType != typeof(StoredKey))
        select (table.Name, table.Schema, (IReadOnlyDictionary<string, Type>)table.Columns.ToDictionary(x => x.Name, StoredIn, StringComparer.Ordinal));

    private static Type StoredIn(IColumn column)
    {
        var mapping = column.PropertyMappings is [var property, ..] ? property.TypeMapping : column.StoreTypeMapping;
        var stored = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return Nullable.GetUnderlyingType(stored) ?? stored;
    }
}
