using System.Data.Common;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>Puts a backup in the place of an organisation's database, and the files beside it into their places. What was there is backed up first, and comes back when the backup turns out to be another organisation's.</summary>
internal sealed class RestoreOrganisation(
    IOrganisations organisations, OrganisationDatabases databases, OwnDatabase own, FilesArchive files, TimeProvider clock) : IOperatorCommand
{
    public string Name => "restore";

    public string Usage => "<id> --from file [--keep file] — replaces the database of a suspended organisation, and puts back its files (file.files); keeps what was there";

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        var organisation = organisations.Named(args);
        var source = Path.GetFullPath(args.Option("--from") ?? throw new MisusedException("Which backup? --from is missing."));
        if (organisation.Status is not OrganisationStatus.Suspended)
            throw new RefusedException("organisation.not-suspended", $"{organisation.Id} is being served: suspend it first.");

        await FilesArchive.Demand(organisation, FilesArchive.Beside(source), ct);
        var database = databases.Of(organisation);
        var before = await KeepWhatIsThere(organisation, database, args, output, ct);
        own.LetGo(organisation);
        if (!await TryRestore(organisation, database, source, ct))
        {
            own.LetGo(organisation);
            if (before is not null) await database.Engine.Restore(database.ConnectionString, before, ct);
            else await database.Engine.Drop(database.ConnectionString, ct);
            throw new RefusedException("organisation.foreign-backup", $"{source} is not a backup of {organisation.Id}: nothing is changed.");
        }

        var count = await files.PutBack(organisation, FilesArchive.Beside(source), ct);
        await output.WriteLineAsync(count > 0 ? $"{count} files are put back." : $"There are no files in {FilesArchive.Beside(source)}: those stored stay as they are.");
        await output.WriteLineAsync($"{organisation.Id} is restored from {source}. Resume it when you have looked at it.");
        return 0;
    }

    private async Task<string?> KeepWhatIsThere(
        Organisation organisation, OrganisationDatabase database, string[] args, TextWriter output, CancellationToken ct)
    {
        if (!await own.Exists(organisation, ct)) return null;
        var path = CommandArguments.NewFile(args.Option("--keep"), $"{organisation.Id}-before-restore-{clock.GetUtcNow():yyyyMMdd-HHmmss}.backup");
        var beside = CommandArguments.NewFile(FilesArchive.Beside(path), "");
        await database.Engine.Backup(database.ConnectionString, path, ct);
        var count = await files.Write(organisation, beside, ct);
        await output.WriteLineAsync($"What was there is kept in {path}{(count > 0 ? $" and {beside}" : "")}");
        return path;
    }

    private async Task<bool> TryRestore(Organisation organisation, OrganisationDatabase database, string source, CancellationToken ct)
    {
        try
        {
            await database.Engine.Restore(database.ConnectionString, source, ct);
            return await own.IsItsOwn(organisation, ct);
        }
        catch (DbException)
        {
            return false; // not a backup at all
        }
    }
}
