using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Jobs;

/// <summary>The one loop for work over organisations: gives turns to those that have something to do, at once after a signal and now and then without one.</summary>
public sealed class JobLoop(
    IOrganisations organisations, IReadiness readiness, JobBoard board, JobTurns turns, IOptions<JobOptions> options, TimeProvider clock) : BackgroundService
{
    /// <summary>A turn that takes longer no longer keeps others from beginning: its organisation's database is slow, or its step is long.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookForNewDates = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, DateOnly> _dates = new(StringComparer.Ordinal);
    private int _running;
    private int _counted;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        organisations.Changed += AskChanged;
        readiness.BecameReady += AskReady;
        try
        {
            foreach (var organisation in organisations.All) board.AskAll(organisation);
            var datesLookedAt = board.Now;
            NoteDates();
            while (true)
            {
                Begin(stoppingToken);
                await board.Wait(LookForNewDates, stoppingToken);
                if (board.Now - datesLookedAt < LookForNewDates) continue;
                datesLookedAt = board.Now;
                foreach (var organisation in NoteDates()) board.AskAll(organisation);
            }
        }
        finally
        {
            organisations.Changed -= AskChanged;
            readiness.BecameReady -= AskReady;
            while (Volatile.Read(ref _running) > 0) await board.Wait(Long, CancellationToken.None); // they are cancelled, and give their leases back
        }
    }

    private void Begin(CancellationToken stopping)
    {
        while (Volatile.Read(ref _counted) < options.Value.AtATime && board.TryNext(out var slot))
        {
            Interlocked.Increment(ref _counted);
            Interlocked.Increment(ref _running);
            _ = Task.Run(() => Take(slot, stopping), CancellationToken.None); // SQLite works on the thread that calls it
        }
    }

    private async Task Take(Slot slot, CancellationToken stopping)
    {
        var isCounted = 1;
        await using var patience = clock.CreateTimer(_ => Uncount(mayWait: true), null, Long, Timeout.InfiniteTimeSpan);
        var outcome = JobOutcome.Failed;
        try
        {
            outcome = await turns.Take(slot, stopping);
        }
        finally
        {
            Uncount(mayWait: false);
            Interlocked.Decrement(ref _running);
            board.End(slot, outcome);
        }

        void Uncount(bool mayWait)
        {
            if (mayWait && Volatile.Read(ref _running) >= 4 * options.Value.AtATime) return; // too many are slow for even more to begin
            if (Interlocked.Exchange(ref isCounted, 0) == 0) return;
            Interlocked.Decrement(ref _counted);
            board.Tell();
        }
    }

    /// <returns>Those whose business date is another than when last looked: for them a day's work is due.</returns>
    private List<Organisation> NoteDates()
    {
        var changed = new List<Organisation>();
        foreach (var organisation in organisations.All)
        {
            var today = OrganisationBusinessDate.On(organisation, clock);
            if (_dates.TryGetValue(organisation.Id, out var noted) && noted == today) continue;
            _dates[organisation.Id] = today;
            changed.Add(organisation);
        }

        return changed;
    }

    private void AskChanged(object? sender, OrganisationChanged change) => board.AskAll(change.After);

    private void AskReady(object? sender, string organisationId)
    {
        if (organisations.Find(organisationId) is { } organisation) board.AskAll(organisation);
    }
}
