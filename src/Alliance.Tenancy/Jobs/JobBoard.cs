using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Jobs;

/// <summary>What is to be done for whom: signals write on it from any thread, the loop takes turns from it, operators read it.</summary>
public sealed class JobBoard
{
    /// <summary>Of one organisation: two, so that its announcements don't wait for its long work.</summary>
    private const int OfOneOrganisation = 2;

    private readonly Lock _gate = new();
    private readonly Timetable _timetable = new(OfOneOrganisation);
    private readonly Dictionary<(string, Type), Slot> _slots = [];
    private readonly FrozenDictionary<Type, JobDeclaration> _jobs;
    private readonly TimeSpan _lookEvery;
    private readonly TimeProvider _clock;
    private readonly long _began;
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public JobBoard(IEnumerable<JobDeclaration> jobs, IOptions<JobOptions> options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        _jobs = jobs.ToFrozenDictionary(x => x.Work);
        if (_jobs.Values.GroupBy(x => x.Name, StringComparer.Ordinal).FirstOrDefault(x => x.Count() > 1) is { } twice) throw new InvalidOperationException($"Two jobs are called {twice.Key}.");
        (_lookEvery, _clock, _began) = (options.Value.LookEvery, clock, clock.GetTimestamp());
    }

    /// <summary>Time since the process began, whatever happens to the machine's clock.</summary>
    internal TimeSpan Now => _clock.GetElapsedTime(_began);

    /// <summary>One job of one organisation may have something to do.</summary>
    public void Ask(string organisationId, Type work)
    {
        lock (_gate) _timetable.Ask(SlotOf(organisationId, _jobs[work]), Now);
        Tell();
    }

    /// <summary>All of an organisation's jobs may: it has become ready, its file has changed, its business date is new.</summary>
    internal void AskAll(Organisation organisation)
    {
        lock (_gate)
            foreach (var job in _jobs.Values.Where(x => x.Kinds.HasFlag(organisation.Kind))) _timetable.Ask(SlotOf(organisation.Id, job), Now);
        Tell();
    }

    internal bool TryNext([NotNullWhen(true)] out Slot? slot)
    {
        lock (_gate) return _timetable.TryNext(Now, out slot);
    }

    internal void End(Slot slot, JobOutcome outcome)
    {
        lock (_gate) _timetable.End(slot, outcome, Now);
        Tell();
    }

    /// <summary>Jobs that run or keep failing, for operators.</summary>
    public IReadOnlyList<JobState> States()
    {
        lock (_gate)
            return [.. _slots.Values.Where(x => x.IsRunning || x.IsFailing)
                .Select(x => new JobState(x.OrganisationId, x.Job.Name, x.IsRunning, x.Progress, x.IsFailing ? x.Tries : 0))];
    }

    /// <summary>Waits until somebody asks, a turn ends, a time comes, or <paramref name="longest"/> has passed.</summary>
    internal async Task Wait(TimeSpan longest, CancellationToken ct)
    {
        TimeSpan? next;
        lock (_gate) next = _timetable.NextAt;
        var pause = next is { } at && at - Now < longest ? at - Now : longest;
        await using var alarm = _clock.CreateTimer(x => ((JobBoard)x!).Tell(), this, pause > TimeSpan.Zero ? pause : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        await _news.Reader.ReadAsync(ct);
    }

    internal void Tell() => _news.Writer.TryWrite(true);

    /// <summary>Looks are spread: a thousand organisations that began together aren't all looked at in the same second for ever.</summary>
    private Slot SlotOf(string organisationId, JobDeclaration job)
    {
        if (_slots.TryGetValue((organisationId, job.Work), out var slot)) return slot;
        var spread = 0.75 + 0.25 * (_slots.Count * 0.618 % 1);
        return _slots[(organisationId, job.Work)] = new(organisationId, job, (job.LookEvery ?? _lookEvery) * spread);
    }
}

/// <summary>A job that runs in this process, or keeps failing.</summary>
/// <param name="Progress">What it last said of a long step.</param>
/// <param name="Failures">In a row; 0 when it doesn't fail.</param>
public sealed record JobState(string Organisation, string Job, bool Running, string? Progress, int Failures);
