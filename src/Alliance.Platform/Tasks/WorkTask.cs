using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Tasks;

public enum TaskState
{
    Open,
    Done,

    /// <summary>It need not be done any more.</summary>
    Dropped,
}

/// <summary>What can be done with a task.</summary>
public enum TaskAct
{
    Finish,
    Change,

    /// <summary>Done or dropped by mistake: it is to be done again.</summary>
    Reopen,

    Drop,
}

public enum TaskStepKind
{
    Made,
    Changed,
    Done,
    Reopened,
    Dropped,
}

/// <summary>What somebody is to do, until when, and who.</summary>
/// <param name="Words">One line.</param>
/// <param name="DueOn">The last good day.</param>
public sealed record TaskTerms(string Words, DateOnly DueOn, StaffMember For);

/// <summary>Something that happened to a task. Never changed, never deleted.</summary>
/// <param name="On">The business day.</param>
/// <param name="At">When it was entered, UTC.</param>
/// <param name="Words">What was to be done from then on, where that was said or changed; of a dropped one the reason; else null.</param>
public sealed record TaskStep(Guid Id, TaskStepKind Kind, DateOnly On, DateTime At, string By, string? Words)
{
    /// <summary>In order of entry to its task, from 1.</summary>
    public int Sequence { get; init; }

    /// <summary>By when it was to be done from then on; null where nothing was said of that.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Who was to do it from then on; null where nothing was said of that.</summary>
    public string? ForName { get; init; }
}

/// <summary>Something that somebody is to do by a day, about a dossier or whatever else an area has tasks about.</summary>
/// <remarks>It knows of its subject but kind and key. What it was before it was changed stands in its steps.</remarks>
public sealed class WorkTask : IRevised
{
    public const int LongestWords = 200;
    public const int LongestName = 200;

    /// <summary>Of one subject, those that are done and dropped too.</summary>
    public const int MostOfSubject = 200;

    private readonly List<TaskStep> _steps = [];

    private WorkTask() { } // for EF Core

    /// <param name="kind">Of the subject, see <see cref="ITaskSubjects.Kind"/>.</param>
    /// <param name="madeBy">Whose account; null of a program.</param>
    /// <exception cref="RefusedException"><c>task.due-in-the-past</c>, <c>text.missing</c>.</exception>
    public WorkTask(string kind, Guid subject, TaskTerms terms, Guid? madeBy, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(entry);
        (Id, Kind, Subject, MadeBy, MadeAt) = (Id<WorkTask>.New(), kind, subject, madeBy, entry.At);
        DemandDay(terms.DueOn, entry);
        Take(terms);
        Record(TaskStepKind.Made, TaskState.Open, entry, Words, withTerms: true);
    }

    public Id<WorkTask> Id { get; private init; }

    /// <summary>Of the subject.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>The subject's key.</summary>
    public Guid Subject { get; private init; }

    /// <summary>What is to be done.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The last good day.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Whose account is to do it.</summary>
    public Guid ForId { get; private set; }

    /// <summary>As they were called when it was given to them.</summary>
    public string ForName { get; private set; } = "";

    public TaskState State { get; private set; }

    /// <summary>Whose account; null of a program.</summary>
    public Guid? MadeBy { get; private init; }

    /// <summary>When it was entered, UTC.</summary>
    public DateTime MadeAt { get; private init; }

    public IReadOnlyList<TaskStep> Steps => _steps;

    public long Revision { get; private set; }

    /// <summary>What can be done with it as it stands.</summary>
    public IEnumerable<TaskAct> Allowed => State is TaskState.Open ? [TaskAct.Finish, TaskAct.Change, TaskAct.Drop] : [TaskAct.Reopen];

    /// <summary>Days since its day passed; 0 while it hasn't, and of one that is done or dropped.</summary>
    public int DaysLate(DateOnly today) => State is TaskState.Open && DueOn < today ? today.DayNumber - DueOn.DayNumber : 0;

    /// <summary>Something else is to be done, by another day, or by somebody else. What stays the same leaves no step.</summary>
    /// <exception cref="RefusedException"><c>task.not-open</c>, <c>task.due-in-the-past</c>, <c>text.missing</c>.</exception>
    public void Change(TaskTerms terms, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(entry);
        DemandOpen();
        if (terms.DueOn != DueOn) DemandDay(terms.DueOn, entry);
        var before = (Words, DueOn, ForId);
        Take(terms);
        if (before != (Words, DueOn, ForId)) Record(TaskStepKind.Changed, TaskState.Open, entry, Words, withTerms: true);
    }

    /// <exception cref="RefusedException"><c>task.not-open</c>.</exception>
    public void Finish(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandOpen();
        Record(TaskStepKind.Done, TaskState.Done, entry);
    }

    /// <summary>It was called done, or dropped, by mistake: it is to be done, as it was.</summary>
    /// <exception cref="RefusedException"><c>task.is-open</c>.</exception>
    public void Reopen(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (State is TaskState.Open) throw new RefusedException("task.is-open", "This task is still to be done.");
        Record(TaskStepKind.Reopened, TaskState.Open, entry);
    }

    /// <summary>It need not be done any more.</summary>
    /// <exception cref="RefusedException"><c>task.not-open</c>, <c>text.missing</c>.</exception>
    public void Drop(string reason, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandOpen();
        Record(TaskStepKind.Dropped, TaskState.Dropped, entry, Blank.Demand(reason));
    }

    private void Take(TaskTerms terms)
    {
        var words = Blank.ToNull(terms.Words) ?? throw new RefusedException("text.missing", "Say what is to be done.");
        (Words, DueOn, ForId, ForName) = (words, terms.DueOn, terms.For.AccountId, terms.For.Name);
    }

    private void DemandOpen()
    {
        if (State is not TaskState.Open) throw new RefusedException("task.not-open", "This task is done or dropped.");
    }

    private static void DemandDay(DateOnly dueOn, Entry entry)
    {
        if (dueOn < entry.Today) throw new RefusedException("task.due-in-the-past", "A task is due today or later.");
    }

    private void Record(TaskStepKind kind, TaskState state, Entry entry, string? words = null, bool withTerms = false)
    {
        State = state;
        _steps.Add(new(Guid.CreateVersion7(), kind, entry.Today, entry.At, entry.By, words)
        {
            Sequence = _steps.Count + 1,
            DueOn = withTerms ? DueOn : null,
            ForName = withTerms ? ForName : null,
        });
    }
}
