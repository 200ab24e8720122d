using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Tenancy.Tests.Jobs;

/// <summary>One process of a deployment, with a clock of its own that stands still unless told.</summary>
internal sealed class Replica : IDisposable
{
    private readonly IHost _host;
    private readonly ListedOrganisations _organisations;

    public Replica(string data, DateTimeOffset now, ListedOrganisations organisations, Action<IServiceCollection> jobs, bool withMessages = false, Action<IServiceCollection>? delivery = null)
    {
        (_organisations, Clock) = (organisations, new(now));
        var host = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        host.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Network:BaseDomain"] = "localhost",
            ["Database:Template"] = $"Data Source={Path.Combine(data, "{id}.db")}",
            ["Jobs:AtATime"] = "1",
        });
        host.Services.AddSingleton<TimeProvider>(Clock);
        host.AddTenancy();
        host.Services.Replace(ServiceDescriptor.Singleton<IOrganisations>(organisations));
        host.Services.RunOrganisationJobs();
        jobs(host.Services);
        if (withMessages) host.AddMessages();
        delivery?.Invoke(host.Services);
        _host = host.Build();
        foreach (var organisation in organisations.All) _host.Services.GetRequiredService<Readiness>().Ready(organisation.Id);
    }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _host.Services;

    public Leases Leases => Services.GetRequiredService<Leases>();

    public JobBoard Board => Services.GetRequiredService<JobBoard>();

    /// <summary>Begins the loop; without it a test takes turns by hand.</summary>
    public Task Serve() => _host.StartAsync();

    public OrganisationDb Open(string id = "one", HeldLease? held = null) =>
        Services.GetRequiredService<ModuleDbPools<OrganisationDb>>().Lease(_organisations.Find(id)!, scope: null, held);

    /// <summary>A single turn of the only job there is.</summary>
    public Task<JobOutcome> Turn(string id = "one", CancellationToken stopping = default) => Turn(SlotOf(id), stopping);

    internal Task<JobOutcome> Turn(Slot slot, CancellationToken stopping = default) => Services.GetRequiredService<JobTurns>().Take(slot, stopping);

    internal Slot SlotOf(string id) => new(id, Services.GetServices<JobDeclaration>().Single(), TimeSpan.FromMinutes(1));

    /// <summary>Turns until nothing is left.</summary>
    public async Task Finish(string id = "one")
    {
        JobOutcome outcome;
        do outcome = await Turn(id);
        while (outcome is JobOutcome.More or JobOutcome.Busy);
        Assert.That(outcome, Is.EqualTo(JobOutcome.Done));
    }

    public void Dispose()
    {
        _host.StopAsync().GetAwaiter().GetResult();
        _host.Dispose();
    }
}
