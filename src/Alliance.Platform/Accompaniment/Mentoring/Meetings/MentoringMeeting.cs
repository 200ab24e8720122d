using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Accompaniment.Mentoring.Meetings;

public enum MeetingState
{
    Planned,

    /// <summary>It took place.</summary>
    Held,

    CalledOff,
}

/// <summary>How they meet.</summary>
public enum MeetingWay
{
    InPerson,
    ByPhone,
    ByVideo,
}

/// <summary>Who of a pair has to do something.</summary>
public enum ActionOf
{
    Mentor,
    Entrepreneur,
}

/// <summary>How the enterprise is, as the mentor sees it.</summary>
public enum Mood
{
    Struggling = 1,
    Worried = 2,
    Steady = 3,
    Growing = 4,
    Thriving = 5,
}

/// <summary>Something that was agreed in a meeting, followed to done.</summary>
/// <param name="DueOn">The last good day.</param>
public sealed record AgreedAction(Guid Id, string Words, ActionOf Whose, DateOnly DueOn)
{
    public const int LongestWords = 200;

    /// <summary>In order of entry to its meeting, from 1.</summary>
    public int Sequence { get; init; }

    /// <summary>Null while it is to be done.</summary>
    public DateOnly? DoneOn { get; internal set; }

    public bool IsLate(DateOnly today) => DoneOn is null && DueOn < today;
}

/// <summary>When and how they meet.</summary>
/// <param name="At">By the platform's clock; null where only the day is known.</param>
/// <param name="Place">Null of a call.</param>
public sealed record MeetingPlan(DateOnly On, TimeOnly? At, MeetingWay Way, string? Place);

/// <summary>What a meeting came to.</summary>
/// <param name="Minutes">How long it took: hours given are counted by it.</param>
/// <param name="Topics">In a few words, for all who may read of the pair. What is confidential is a note of its own.</param>
public sealed record MeetingReport(int Minutes, Mood Mood, string? Topics);

/// <summary>Mentor and entrepreneur meet, or talk.</summary>
public sealed class MentoringMeeting : IRevised
{
    public const int LongestPlace = 200;
    public const int LongestTopics = 1_000;
    public const int MostActions = 10;
    public const int LongestMinutes = 600;

    /// <summary>Days from today to the last that can be planned.</summary>
    public const int MostDaysAhead = 365;

    private readonly List<AgreedAction> _actions = [];

    private MentoringMeeting() { } // for EF Core

    /// <summary>One that is to come, or one that took place and is reported next.</summary>
    /// <exception cref="RefusedException"><c>meeting.not-running</c>, <c>meeting.before-start</c>, <c>meeting.too-far</c>.</exception>
    public MentoringMeeting(Pair pair, MeetingPlan plan, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(pair);
        if (pair.State is not PairState.Running) throw new RefusedException("meeting.not-running", "Meetings are of pairs whose charter is signed and hasn't ended.");
        PairId = pair.Id;
        Take(pair, plan, entry);
    }

    public Id<MentoringMeeting> Id { get; private init; } = Id<MentoringMeeting>.New();
    public Id<Pair> PairId { get; private init; }
    public MeetingState State { get; private set; }
    public DateOnly On { get; private set; }

    /// <summary>By the platform's clock; null where only the day is known.</summary>
    public TimeOnly? At { get; private set; }

    public MeetingWay Way { get; private set; }

    /// <summary>Null of a call.</summary>
    public string? Place { get; private set; }

    /// <summary>Of one that took place; else null.</summary>
    public int? Minutes { get; private set; }

    public Mood? Mood { get; private set; }

    public string? Topics { get; private set; }

    /// <summary>Why it was called off; else null.</summary>
    public string? Reason { get; private set; }

    /// <summary>How often calendars were told of it: what they are told next has the next number.</summary>
    public int Changes { get; private set; }

    public IReadOnlyList<AgreedAction> Actions => _actions;

    public long Revision { get; private set; }

    /// <exception cref="RefusedException"><c>meeting.not-planned</c>, <c>meeting.before-start</c>, <c>meeting.too-far</c>.</exception>
    public void Rearrange(Pair pair, MeetingPlan plan, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(pair);
        DemandPlanned();
        Take(pair, plan, entry);
    }

    /// <summary>It took place. Said once more, the later report counts.</summary>
    /// <exception cref="RefusedException"><c>meeting.is-called-off</c>, <c>meeting.in-the-future</c>, <c>meeting.minutes</c>.</exception>
    public void Report(MeetingReport report, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(entry);
        if (State is MeetingState.CalledOff) throw new RefusedException("meeting.is-called-off", "This meeting was called off.");
        if (On > entry.Today) throw new RefusedException("meeting.in-the-future", $"This meeting is on {On:yyyy-MM-dd}.", On);
        if (report.Minutes is < 1 or > LongestMinutes) throw new RefusedException("meeting.minutes", $"A meeting takes between 1 and {LongestMinutes} minutes.", LongestMinutes);
        (State, Minutes, Mood, Topics) = (MeetingState.Held, report.Minutes, report.Mood, Blank.NoteToNull(report.Topics));
    }

    /// <exception cref="RefusedException"><c>meeting.not-planned</c>, <c>text.missing</c>.</exception>
    public void CallOff(string reason)
    {
        DemandPlanned();
        Reason = Blank.Demand(reason);
        (State, Changes) = (MeetingState.CalledOff, Changes + 1);
    }

    /// <summary>Something is to be done until the next time.</summary>
    /// <exception cref="RefusedException"><c>meeting.too-many-actions</c>, <c>meeting.action-before</c>, <c>text.missing</c>.</exception>
    public void Agree(string words, ActionOf whose, DateOnly dueOn)
    {
        if (_actions.Count >= MostActions) throw new RefusedException("meeting.too-many-actions", $"At most {MostActions} things are agreed in one meeting.", MostActions);
        if (dueOn < On) throw new RefusedException("meeting.action-before", "What is agreed is due on the day of the meeting or later.");
        _actions.Add(new(Guid.CreateVersion7(), Blank.ToNull(words) ?? throw new RefusedException("text.missing", "Say what was agreed."), whose, dueOn) { Sequence = _actions.Count + 1 });
    }

    /// <summary>It is done, or to be done after all.</summary>
    /// <returns>False when this meeting has no such action.</returns>
    public bool Settle(Guid action, bool isDone, DateOnly today)
    {
        if (_actions.Find(x => x.Id == action) is not { } agreed) return false;
        agreed.DoneOn = isDone ? agreed.DoneOn ?? today : null;
        return true;
    }

    private void DemandPlanned()
    {
        if (State is not MeetingState.Planned) throw new RefusedException("meeting.not-planned", "This meeting took place or was called off.");
    }

    private void Take(Pair pair, MeetingPlan plan, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(entry);
        if (plan.On < pair.StartsOn) throw new RefusedException("meeting.before-start", $"The charter was signed on {pair.StartsOn:yyyy-MM-dd}.", pair.StartsOn!);
        var last = entry.Today.AddDays(MostDaysAhead);
        if (plan.On > last) throw new RefusedException("meeting.too-far", $"Not after {last:yyyy-MM-dd}.", last);
        (On, At, Way, Place, Changes) = (plan.On, plan.At, plan.Way, Blank.ToNull(plan.Place), Changes + 1);
    }
}
