using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>Who is there, in which state, and what is wrong with files.</summary>
internal sealed class ListOrganisations(OrganisationRegistry registry, NetworkAddress network) : IOperatorCommand
{
    public string Name => "list";

    public string Usage => "— organisations, their state and address, and what is wrong with their files";

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        foreach (var x in registry.All)
        {
            var state = registry.IsRemoved(x.Id) ? "removed" : x.Status.ToString().ToLowerInvariant();
            await output.WriteLineAsync($"{x.Id,-12} {x.Kind.ToString().ToLowerInvariant(),-9} {state,-11} {network.Of(x)}  {x.Name}");
            foreach (var host in x.Hosts) await output.WriteLineAsync($"{"",-35}{host}");
        }

        foreach (var problem in registry.Problems) await output.WriteLineAsync($"! {Path.GetFileName(problem.Source)}: {problem.Reason}");
        return 0;
    }
}
