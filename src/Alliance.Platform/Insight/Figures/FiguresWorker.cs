using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alliance.Platform.Insight.Figures;

public sealed record FiguresOptions
{
    /// <summary>How often every platform is looked at, beside those that rang: finds a new business date, and what another process left behind.</summary>
    public TimeSpan LookAround { get; init; } = TimeSpan.FromSeconds(15);
}

/// <summary>Keeps the figures of every platform that is served: at once after a change, and with each new business date. Replicas take turns by a lease.</summary>
public sealed partial class FiguresWorker(
    FiguresBell bell,
    IOrganisations organisations,
    IReadiness readiness,
    Leases leases,
    IServiceScopeFactory scopes,
    IOptions<FiguresOptions> options,
    TimeProvider clock,
    ILogger<FiguresWorker> log) : BackgroundService
{
    private const string Lease = "figures";
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UntilAnotherTry = TimeSpan.FromMilliseconds(200);
    private readonly HashSet<string> _inventoried = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var cap = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stoppingToken };
        var (looked, everyoneWasReady) = (0L, false);
        while (!stoppingToken.IsCancellationRequested)
        {
            // While organisations are still starting, their databases become ready one by one.
            var pause = everyoneWasReady ? options.Value.LookAround : TimeSpan.FromSeconds(1);
            var rang = await bell.Wait(pause, stoppingToken);
            everyoneWasReady = readiness.FirstPass.IsCompleted;
            var lookAround = rang.Count == 0 || clock.GetElapsedTime(looked) > pause;
            if (lookAround) looked = clock.GetTimestamp();

            var toDo = organisations.All.Where(x =>
                x is { Kind: HostKind.Platform, Status: OrganisationStatus.Active } && (lookAround || rang.Contains(x.Id)) && readiness.IsReady(x.Id));
            await Parallel.ForEachAsync(toDo, cap, async (x, ct) => await Keep(x, ct));
        }
    }

    private async Task Keep(Organisation organisation, CancellationToken ct)
    {
        try
        {
            try
            {
                while (await Step(organisation, ct))
                {
                }
            }
            finally
            {
                // Also when this process stops: the next one need not wait for the term to end.
                await leases.Release(organisation, Lease, CancellationToken.None);
            }
        }
        catch (DbUpdateException lostRace)
        {
            // Another process was faster, or the change was overtaken by a newer one: that one is due again and taken next.
            LostRace(lostRace, organisation.Id);
            bell.Ring(organisation.Id);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // This platform's trouble alone (its database is away, say); it is tried again at the next look around.
            Failed(failure, organisation.Id);
        }
    }

    private async Task<bool> Step(Organisation organisation, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(organisation);
        var keeper = scope.ServiceProvider.GetRequiredService<FiguresKeeper>();
        bool isNew;
        lock (_inventoried) isNew = !_inventoried.Contains(organisation.Id);
        if (!isNew && !await keeper.IsBehind(ct)) return false;
        if (!await leases.TryTake(organisation, Lease, Term, ct))
        {
            // Another replica is at it and may have looked just before this change: what is left then is taken soon, not at the next look around.
            await Task.Delay(UntilAnotherTry, ct);
            bell.Ring(organisation.Id);
            return false;
        }

        var more = await keeper.CatchUp(ct);
        if (!isNew || more) return more;

        await keeper.AnnounceInventory(ct);
        lock (_inventoried) _inventoried.Add(organisation.Id);
        return false;
    }

    [LoggerMessage(LogLevel.Debug, "{Organisation}: figures were changed meanwhile")]
    private partial void LostRace(Exception failure, string organisation);

    [LoggerMessage(LogLevel.Error, "{Organisation}: figures could not be computed")]
    private partial void Failed(Exception failure, string organisation);
}
