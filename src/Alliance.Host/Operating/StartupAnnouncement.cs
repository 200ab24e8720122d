using Alliance.Identity;
using Alliance.Kernel;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;

namespace Alliance.Host.Operating;

/// <summary>Says on the console where everything is, once every organisation is ready or fenced.</summary>
public sealed class StartupAnnouncement(IOrganisations organisations, IReadiness readiness, NetworkAddress network) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.FirstPass.WaitAsync(stoppingToken);
        var text = new StringWriter();
        text.WriteLine();
        text.WriteLine($"  {network.Root,-48} the network");
        foreach (var organisation in organisations.All.Where(x => x.Status is OrganisationStatus.Active).OrderByDescending(x => x.Kind is HostKind.Alliance))
        {
            var state = readiness.FencedBecause(organisation.Id) is { } reason ? $"  FENCED OFF: {reason}" : "";
            text.WriteLine($"  {network.Of(organisation),-48} {organisation.Name}{state}");
        }

        WriteDemonstration(text);
        await Console.Out.WriteLineAsync(text.ToString());
    }

    private void WriteDemonstration(StringWriter text)
    {
        var demonstrations = organisations.All.Where(x => x is { Status: OrganisationStatus.Active, Demo: not null }).ToArray();
        if (demonstrations.Length == 0) return;

        text.WriteLine();
        text.WriteLine($"  Demonstration accounts, password {DemonstrationAccounts.Password}:");
        foreach (var organisation in demonstrations)
            text.WriteLine($"    {organisation.Label,-22} {string.Join(", ", DemonstrationAccounts.Of(organisation).Select(x => x.Email))}");
    }
}
