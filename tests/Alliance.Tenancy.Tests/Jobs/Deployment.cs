using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Tests.Messages;
using MassTransit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alliance.Tenancy.Tests.Jobs;

/// <summary>Organisations with real databases in a folder of their own, for as many replicas as a test wants.</summary>
internal sealed class Deployment : IDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);

    private readonly string _data = Directory.CreateTempSubdirectory("alliance-jobs-").FullName;
    private readonly List<Replica> _replicas = [];

    private Deployment(Organisation[] organisations) => Organisations = new(organisations);

    public ListedOrganisations Organisations { get; }

    public static Task<Deployment> Of(params string[] ids) => Of([.. ids.Select(x => new OrganisationBuilder { Id = x }.Build())]);

    public static async Task<Deployment> Of(Organisation[] organisations)
    {
        var deployment = new Deployment(organisations);
        using var replica = new Replica(deployment._data, Morning, deployment.Organisations, _ => { });
        foreach (var organisation in organisations) await replica.Services.GetRequiredService<OrganisationMigrations>().Migrate(organisation, default);
        return deployment;
    }

    /// <param name="clockIs">How far this machine's clock is from the others'.</param>
    /// <param name="delivery">Instead of the way to the registered consumers.</param>
    public Replica Replica(Action<IServiceCollection>? jobs = null, TimeSpan clockIs = default, bool withMessages = false, ScriptedDelivery? delivery = null)
    {
        var replica = new Replica(_data, Morning + clockIs, Organisations, jobs ?? (_ => { }), withMessages || delivery is not null, delivery is null ? null : delivery.AddTo);
        _replicas.Add(replica);
        return replica;
    }

    /// <summary>Its consumers are behind a broker: one in memory, with the filters that RabbitMQ has.</summary>
    public Replica ReplicaWithBroker(Heard heard)
    {
        var replica = new Replica(_data, Morning, Organisations, _ => { }, withMessages: true, services =>
        {
            services.AddSingleton(heard);
            services.AddMassTransit(bus =>
            {
                bus.AddConsumer<Heard.Listener>();
                bus.UsingInMemory((context, transport) =>
                {
                    transport.UseFilters(context);
                    transport.ConfigureEndpoints(context);
                });
            });
            services.Replace(ServiceDescriptor.Singleton<IDelivery, BrokerDelivery>());
        });
        _replicas.Add(replica);
        return replica;
    }

    /// <summary>Thirty seconds later, for the database: whoever held something has not been heard of since.</summary>
    public async Task LetTermsEnd(string id = "one")
    {
        await using var db = _replicas[0].Open(id);
        await db.Leases.ExecuteUpdateAsync(x => x.SetProperty(y => y.Until, DateTime.UnixEpoch));
    }

    public void Dispose()
    {
        foreach (var replica in _replicas) replica.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }
}
