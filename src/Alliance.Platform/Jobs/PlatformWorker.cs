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

namespace Alliance.Platform.Jobs;

/// <summary>Carries a job on for every platform that is served: at once when it rings, and now and then for what another process left behind.</summary>
internal sealed partial class PlatformWorker<T>(
    JobBell<T> bell, IOrganisations organisations, IReadiness readiness, Leases leases, IServiceScopeFactory scopes, TimeProvider clock, ILogger<PlatformWorker<T>> log)
    : BackgroundService where T : IPlatformJob
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAround = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterLostRace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan UntilAnotherTry = TimeSpan.FromMilliseconds(200);

    /// <summary>One platform's long work holds up nobody: after so long the others who rang have their turn.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var cap = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = stoppingToken };
        var (looked, everyoneWasReady) = (0L, false);
        while (!stoppingToken.IsCancellationRequested)
        {
            // While organisations are still starting, their databases become ready one by one.
            var pause = everyoneWasReady ? LookAround : TimeSpan.FromSeconds(1);
            var rang = await bell.Wait(pause, stoppingToken);
            everyoneWasReady = readiness.FirstPass.IsCompleted;
            var lookAround = rang.Count == 0 || clock.GetElapsedTime(looked) > pause;
            if (lookAround) looked = clock.GetTimestamp();

            var toDo = organisations.All.Where(x =>
                x is { Kind: HostKind.Platform, Status: OrganisationStatus.Active } && (lookAround || rang.Contains(x.Id)) && readiness.IsReady(x.Id));
            await Parallel.ForEachAsync(toDo, cap, async (x, ct) => await CarryOn(x, ct));
        }
    }

    private async Task CarryOn(Organisation organisation, CancellationToken ct)
    {
        try
        {
            if (!await Ask(organisation, x => x.IsDue(ct))) return;
            if (await leases.TryTake(organisation, T.Lease, Term, ct)) await TakeTurn(organisation, ct);
            else await Task.Delay(UntilAnotherTry, ct); // another replica is at it
            bell.Ring(organisation.Id); // for what may be left
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // This platform's trouble alone (its database is away, say); it is tried again at the next look around.
            Failed(failure, typeof(T).Name, organisation.Id);
        }
    }

    private async Task TakeTurn(Organisation organisation, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        try
        {
            while (clock.GetElapsedTime(began) < Turn && await Step(organisation, ct) && await leases.TryTake(organisation, T.Lease, Term, ct))
            {
            }
        }
        finally
        {
            // Also when this process stops: the next one need not wait for the term to end.
            await leases.Release(organisation, T.Lease, CancellationToken.None);
        }
    }

    private async Task<bool> Step(Organisation organisation, CancellationToken ct)
    {
        try
        {
            return await Ask(organisation, x => x.Step(ct));
        }
        catch (DbUpdateConcurrencyException)
        {
            await Task.Delay(AfterLostRace, ct); // somebody changed one of the rows meanwhile: it is read again
            return true;
        }
    }

    private async Task<bool> Ask(Organisation organisation, Func<T, Task<bool>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(organisation);
        return await ask(scope.ServiceProvider.GetRequiredService<T>());
    }

    [LoggerMessage(LogLevel.Error, "{Organisation}: {Job} failed and will be tried again")]
    private partial void Failed(Exception failure, string job, string organisation);
}
