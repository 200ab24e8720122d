using System.Diagnostics;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alliance.Tenancy.Tests.Registry;

/// <summary>The watch itself, in real time.</summary>
public sealed class RegistryWatchTests
{
    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(3);

    [Test, CancelAfter(60_000)]
    public async Task Every_change_takes_effect_within_three_seconds_without_a_restart(CancellationToken ct)
    {
        using var files = new RegistryFixture();
        files.Put("alliance", FileBuilder.Alliance);
        var host = Host.CreateEmptyApplicationBuilder(new());
        host.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Network:BaseDomain"] = RegistryFixture.BaseDomain,
            ["Tenants:Folder"] = files.Folder,
            ["Database:Template"] = $"Data Source={Path.Combine(files.Root, "data", "{id}.db")}",
        });
        host.AddTenancy();
        host.Services.AddRegistryWatch();
        using var app = host.Build();
        await app.StartAsync(ct);
        var registry = app.Services.GetRequiredService<IOrganisations>();
        Assert.That(registry.Find("aim"), Is.Not.Null, "known before anything is served");

        files.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" });
        await Within(() => registry.Find("ism")?.Status is OrganisationStatus.Active, "added", ct);
        var serving = registry.Find("ism")!.Serving;
        files.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa", Status = "suspended" });
        await Within(() => serving.IsCancellationRequested, "suspended", ct);
        files.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" });
        await Within(() => registry.Find("ism")!.Status is OrganisationStatus.Active, "resumed", ct);
        files.TakeAway("ism");
        await Within(() => registry.Find("ism")!.Status is OrganisationStatus.Suspended, "removed", ct);

        await app.StopAsync(ct);
    }

    private static async Task Within(Func<bool> happened, string what, CancellationToken ct)
    {
        var since = Stopwatch.GetTimestamp();
        while (!happened())
        {
            Assert.That(Stopwatch.GetElapsedTime(since), Is.LessThan(Goal), what);
            await Task.Delay(20, ct);
        }
    }
}
