using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>Brings databases up to date before a new release is served; one that fails doesn't keep the others.</summary>
internal sealed class MigrateOrganisations(
    OrganisationRegistry registry, OrganisationMigrations migrations, IOptions<DatabaseOptions> options) : IOperatorCommand
{
    public string Name => "migrate";

    public string Usage => "[id] — brings the databases of all organisations, or of one, up to date";

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        var all = args is [] ? registry.All.Where(x => x.Status is not OrganisationStatus.Onboarding && !registry.IsRemoved(x.Id)) : [registry.Named(args)];
        var failures = 0;
        var together = TextWriter.Synchronized(output);
        var cap = new ParallelOptions { MaxDegreeOfParallelism = options.Value.ParallelMigrations, CancellationToken = ct };
        await Parallel.ForEachAsync(all, cap, async (organisation, token) =>
        {
            try
            {
                await migrations.Migrate(organisation, token);
                await together.WriteLineAsync($"{organisation.Id}: up to date");
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Whatever went wrong is this organisation's alone; the outcome of each is what the operator wants to see.
                Interlocked.Increment(ref failures);
                await together.WriteLineAsync($"{organisation.Id}: failed: {failure.Message}");
            }
        });
        return failures == 0 ? 0 : 1;
    }
}
