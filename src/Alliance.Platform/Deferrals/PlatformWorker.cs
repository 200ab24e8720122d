using System.Threading.Channels;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alliance.Platform.Deferrals;

/// <summary>Work of one platform that goes on behind the back of requests, in small steps that each commit: after a stop it goes on where it was.</summary>
public interface IPlatformJob
{
    /// <summary>Name of the lease by which replicas take turns.</summary>
    static abstract string Lease { get; }

    /// <returns>Whether there is more to do now.</returns>
    Task<bool> Step(CancellationToken ct);
}

/// <summary>Tells the worker of a job in this process which platform has something to do, so that it need not look around.</summary>
public sealed class JobBell<T> where T : IPlatformJob
{
    private readonly Channel<string> _rung = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    public void Ring(string organisationId) => _rung.Writer.TryWrite(organisationId);

    /// <summary>Waits until somebody rings or <paramref name="patience"/> has passed; returns who rang, each once.</summary>
    internal async Task<IReadOnlySet<string>> Wait(TimeSpan patience, CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        enough.CancelAfter(patience);
        var rang = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await _rung.Reader.WaitToReadAsync(enough.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return rang;
        }

        while (_rung.Reader.TryRead(out var id)) rang.Add(id);
        return rang;
    }
}

/// <summary>Carries a job on for every platform that is served: at once when it rings, and now and then for what another process left behind.</summary>
internal sealed partial class PlatformWorker<T>(
    JobBell<T> bell, IOrganisations organisations, IReadiness readiness, Leases leases, IServiceScopeFactory scopes, ILogger<PlatformWorker<T>> log)
    : BackgroundService where T : IPlatformJob
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAround = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterLostRace = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var cap = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = stoppingToken };
        var everyoneWasReady = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            // While organisations are still starting, their databases become ready one by one.
            var rang = await bell.Wait(everyoneWasReady ? LookAround : TimeSpan.FromSeconds(1), stoppingToken);
            everyoneWasReady = readiness.FirstPass.IsCompleted;
            var toDo = organisations.All.Where(x =>
                x is { Kind: HostKind.Platform, Status: OrganisationStatus.Active } && (rang.Count == 0 || rang.Contains(x.Id)) && readiness.IsReady(x.Id));
            await Parallel.ForEachAsync(toDo, cap, async (x, ct) => await CarryOn(x, ct));
        }
    }

    private async Task CarryOn(Organisation organisation, CancellationToken ct)
    {
        try
        {
            if (!await leases.TryTake(organisation, T.Lease, Term, ct)) return; // another replica is at it
            while (await Step(organisation, ct) && await leases.TryTake(organisation, T.Lease, Term, ct))
            {
            }

            await leases.Release(organisation, T.Lease, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // This platform's trouble alone (its database is away, say); it is tried again at the next look around.
            Failed(failure, typeof(T).Name, organisation.Id);
        }
    }

    private async Task<bool> Step(Organisation organisation, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(organisation);
        try
        {
            return await scope.ServiceProvider.GetRequiredService<T>().Step(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            await Task.Delay(AfterLostRace, ct); // somebody changed one of the rows meanwhile: it is read again
            return true;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Organisation}: {Job} failed and will be tried again")]
    private partial void Failed(Exception failure, string job, string organisation);
}
