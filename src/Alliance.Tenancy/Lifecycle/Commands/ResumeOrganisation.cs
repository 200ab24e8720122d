using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>Serves a suspended organisation again.</summary>
internal sealed class ResumeOrganisation(IOrganisations organisations, StatusInFile file) : IOperatorCommand
{
    public string Name => "resume";

    public string Usage => "<id> — serves a suspended organisation again";

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        var id = organisations.Named(args).Id;
        await file.Change(id, OrganisationStatus.Suspended, OrganisationStatus.Active, ct);
        await output.WriteLineAsync($"{id} is active; running hosts follow within 3 seconds.");
        return 0;
    }
}
