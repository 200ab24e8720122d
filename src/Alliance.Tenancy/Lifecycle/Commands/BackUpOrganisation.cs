using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>A consistent copy of an organisation's database while it is being served, and beside it of its files.</summary>
internal sealed class BackUpOrganisation(
    IOrganisations organisations, OrganisationDatabases databases, OwnDatabase own, FilesArchive files, TimeProvider clock) : IOperatorCommand
{
    public string Name => "backup";

    public string Usage => "<id> [--to file] — copies the database and, into file.files, its files; with a database server, the first is on the server";

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        var organisation = organisations.Named(args);
        var path = CommandArguments.NewFile(args.Option("--to"), $"{organisation.Id}-{clock.GetUtcNow():yyyyMMdd-HHmmss}.backup");
        var beside = CommandArguments.NewFile(FilesArchive.Beside(path), "");
        await own.Demand(organisation, ct);

        var database = databases.Of(organisation);
        await database.Engine.Backup(database.ConnectionString, path, ct);
        await output.WriteLineAsync(path);
        if (await files.Write(organisation, beside, ct) is > 0 and var count) await output.WriteLineAsync($"{beside}: {count} files");
        return 0;
    }
}
