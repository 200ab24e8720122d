using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>Stops serving an organisation: its host answers 503, open circuits end, jobs are parked; nothing is deleted.</summary>
internal sealed class SuspendOrganisation(IOrganisations organisations, StatusInFile file) : IOperatorCommand
{
    public string Name => "suspend";

    public string Usage => "<id> — stops serving an organisation; nothing is deleted";

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        var id = organisations.Named(args).Id;
        await file.Change(id, OrganisationStatus.Active, OrganisationStatus.Suspended, ct);
        await output.WriteLineAsync($"{id} is suspended; running hosts follow within 3 seconds.");
        return 0;
    }
}
