using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>Deletes an organisation's database for good, its stored files, and its file in the folder. Its id and names stay in the registry, so that they don't go to somebody else at once.</summary>
internal sealed class DeleteOrganisation(
    OrganisationRegistry registry, OrganisationDatabases databases, OwnDatabase own, FilesArchive files) : IOperatorCommand
{
    public string Name => "delete";

    public string Usage => "<id> --confirm <id> — deletes the database and files of a suspended or removed organisation, for good";

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        var organisation = registry.Named(args);
        var id = organisation.Id;
        if (organisation.Status is not OrganisationStatus.Suspended)
            throw new RefusedException("organisation.not-suspended", $"{id} is {organisation.Status.ToString().ToLowerInvariant()}: suspend it first.");
        if (args.Option("--confirm") != id)
            throw new RefusedException("organisation.not-confirmed", $"All data of {organisation.Name} would be lost. Back it up, then say so with --confirm {id}.");
        if (organisation.Hosts is not [])
            throw new RefusedException(
                "organisation.domains-bound", $"{string.Join(", ", organisation.Hosts)} still lead here: whoever gets the address next would speak for {id}. Change their DNS, then take them out of its file or of Network:ProvenDomains.");
        if (await own.Exists(organisation, ct)) await own.Demand(organisation, ct);

        TakeFileAway(id);
        own.LetGo(organisation);
        var database = databases.Of(organisation);
        if (await own.Exists(organisation, ct)) await database.Engine.Drop(database.ConnectionString, ct);
        await files.DeleteAll(organisation, ct); // without the ring in the database nobody could read them any more
        await registry.Bury(id, ct);
        await output.WriteLineAsync($"{id} is deleted. Its names rest for {RegistryLedger.NamesRestFor.Days} days.");
        return 0;
    }

    /// <summary>First of all: a file left behind would bring the organisation back, empty.</summary>
    private void TakeFileAway(string id)
    {
        if (registry.PathOf(id) is not { } path) return;
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("organisation.read-only", $"{path} can't be deleted here ({failure.Message}). Take it away where the folder comes from, such as its ConfigMap, then try again.");
        }
    }
}
