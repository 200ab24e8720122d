using System.Collections.Concurrent;
using System.Threading.Channels;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Lifecycle;

/// <summary>Makes each active organisation ready to be served: migrates its database, checks that it is its own, runs the modules' activations. In parallel with a cap; one that fails is fenced (503) and the rest serve.</summary>
public sealed partial class OrganisationStarter(
    IOrganisations organisations,
    OrganisationMigrations migrations,
    Activations activations,
    Leases leases,
    Readiness readiness,
    IServiceScopeFactory scopes,
    IOptions<DatabaseOptions> options,
    TimeProvider clock,
    ILogger<OrganisationStarter> log) : BackgroundService
{
    /// <summary>Name of the lease: never changed.</summary>
    internal const string FirstActivation = "activation";

    private static readonly TimeSpan RetryFencedAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryBusyAfter = TimeSpan.FromSeconds(1);

    /// <summary>Where a process was killed while it made an empty database a platform's.</summary>
    private static readonly TimeSpan SucceededAfter = TimeSpan.FromSeconds(30);

    private readonly Channel<Organisation> _waiting = Channel.CreateUnbounded<Organisation>();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _oneAtATime = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        organisations.Changed += Queue;
        try
        {
            var cap = new ParallelOptions { MaxDegreeOfParallelism = options.Value.ParallelMigrations, CancellationToken = stoppingToken };
            await Parallel.ForEachAsync(organisations.All, cap, async (x, ct) => await Start(x, ct));
            readiness.FirstPassIsDone();
            await Parallel.ForEachAsync(_waiting.Reader.ReadAllAsync(stoppingToken), cap, async (x, ct) => await Start(x, ct));
        }
        finally
        {
            organisations.Changed -= Queue;
        }
    }

    private void Queue(object? sender, OrganisationChanged change) => _waiting.Writer.TryWrite(change.After);

    /// <summary>Brings one organisation up, or fences it with the reason. A later version of its file, or half a minute, gives it another chance.</summary>
    private async Task Start(Organisation organisation, CancellationToken ct)
    {
        if (organisation.Status is not OrganisationStatus.Active) return;

        var turn = _oneAtATime.GetOrAdd(organisation.Id, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(ct);
        using var activity = OrganisationTelemetry.Start("start organisation", organisation);
        try
        {
            await migrations.Migrate(organisation, ct);
            await Activate(organisation, ct);
            readiness.Ready(organisation.Id);
            Started(organisation.Id);
        }
        catch (BusyException busy) when (busy is not DatabaseUnavailableException)
        {
            // Another process writes there, perhaps the very history that this one would.
            readiness.Fence(organisation.Id, busy.Message);
            Waits(organisation.Id);
            _ = RetryLater(organisation.Id, RetryBusyAfter, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // Whatever went wrong is this organisation's alone: the others must start.
            readiness.Fence(organisation.Id, failure.Message);
            Fenced(failure, organisation.Id);
            _ = RetryLater(organisation.Id, RetryFencedAfter, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>One process at a time makes an empty database a platform's; later starts find everything there and hold nobody up.</summary>
    private async Task Activate(Organisation organisation, CancellationToken ct)
    {
        if (await leases.IsDone(organisation, FirstActivation, ct))
        {
            await Activate(organisation, null, ct);
            return;
        }

        await using var turn = await LeaseHold.TryTake(leases, organisation, FirstActivation, SucceededAfter, clock, ct)
            ?? throw new BusyException("database-busy", "Another process prepares this organisation's database.", RetryBusyAfter);
        await Activate(organisation, turn.Held, turn.Lost);
        await leases.NoteDone(organisation, turn.Held, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), ct);
    }

    private async Task Activate(Organisation organisation, HeldLease? held, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(organisation);
        scope.ServiceProvider.GetRequiredService<HeldTurn>().Lease = held;
        var progress = new Progress(line => Told(organisation.Id, line));
        await activations.Run(scope.ServiceProvider, progress, ct);
    }

    private async Task RetryLater(string organisationId, TimeSpan after, CancellationToken ct)
    {
        await Task.Delay(after, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!ct.IsCancellationRequested && organisations.Find(organisationId) is { } current && !readiness.IsReady(organisationId))
            _waiting.Writer.TryWrite(current);
    }

    /// <summary>In order and at once, unlike <see cref="Progress{T}"/>, which posts to the thread pool.</summary>
    private sealed class Progress(Action<string> tell) : IProgress<string>
    {
        public void Report(string value) => tell(value);
    }

    [LoggerMessage(LogLevel.Information, "{Organisation} is ready")]
    private partial void Started(string organisation);

    [LoggerMessage(LogLevel.Information, "{Organisation} waits for another process that writes to its database")]
    private partial void Waits(string organisation);

    [LoggerMessage(LogLevel.Information, "{Organisation}: {Line}")]
    private partial void Told(string organisation, string line);

    [LoggerMessage(LogLevel.Error, "{Organisation} could not start and is fenced off")]
    private partial void Fenced(Exception failure, string organisation);
}
