using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.DossierDocuments;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>An opinion on a dossier that is asked of somebody outside – a bank, a chamber, an expert –, who answers once, by a link that expires.</summary>
/// <remarks>It binds nobody. The officer's own opinion is another thing (<see cref="OfficerOpinion"/>).</remarks>
public sealed class OutsideOpinion : IRevised
{
    /// <summary>Of one dossier, those taken back too.</summary>
    public const int MostOfDossier = 30;

    /// <summary>That are handed over.</summary>
    public const int MostDocuments = 10;

    /// <summary>That come with an answer.</summary>
    public const int MostFiles = 3;

    public const int LongestReason = 500;

    private readonly List<OpinionStep> _steps = [];
    private readonly List<HandedDocument> _documents = [];
    private readonly List<AnswerFile> _files = [];

    private OutsideOpinion() { } // for EF Core

    /// <param name="mostDays">From today to the deadline.</param>
    /// <param name="askedBy">Whose account; null of a program.</param>
    /// <exception cref="RefusedException"><c>opinion.deadline-out-of-bounds</c>, <c>opinion.too-many-documents</c>.</exception>
    public OutsideOpinion(
        Id<LoanApplication> application, Outsider of, OpinionQuestion question, bool isConfidential, IReadOnlyCollection<Id<DossierDocument>> documents, (DateOnly Deadline, int MostDays) until, Guid? askedBy, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(entry);
        if (documents.Count > MostDocuments) throw new RefusedException("opinion.too-many-documents", $"At most {MostDocuments} documents are handed over.", MostDocuments);
        DemandDeadline(until, entry);
        (ApplicationId, Of, Question, IsConfidential, Deadline, AskedBy) = (application, of, question, isConfidential, until.Deadline, askedBy);
        _documents.AddRange(documents.Distinct().Select(x => new HandedDocument(Guid.CreateVersion7(), x)));
        Record(OpinionStepKind.Asked, OpinionState.Asked, entry);
    }

    public Id<OutsideOpinion> Id { get; private init; } = Id<OutsideOpinion>.New();
    public Id<LoanApplication> ApplicationId { get; private init; }
    public Outsider Of { get; private init; } = null!;
    public OpinionQuestion Question { get; private init; } = null!;

    /// <summary>Read by those alone who hold <see cref="Permissions.ReadConfidentialOpinions"/>; for all others it isn't there.</summary>
    public bool IsConfidential { get; private init; }

    /// <summary>The last business day on which it can be answered.</summary>
    public DateOnly Deadline { get; private set; }

    /// <summary>Whose account; null of a program.</summary>
    public Guid? AskedBy { get; private init; }

    /// <summary>Asked, answered or taken back; <see cref="StateOn"/> tells the rest.</summary>
    public OpinionState State { get; private set; }

    /// <summary>Null while there is none.</summary>
    public OutsideAnswer? Answer { get; private set; }

    public IReadOnlyList<HandedDocument> Documents => _documents;

    public IReadOnlyList<AnswerFile> Files => _files;

    public IReadOnlyList<OpinionStep> Steps => _steps;

    public long Revision { get; private set; }

    /// <summary>Who asked, as the outsider is told.</summary>
    public string Asker => _steps.MinBy(x => x.Sequence)!.By;

    /// <summary>When it was entered.</summary>
    public DateTime AskedAt => _steps.MinBy(x => x.Sequence)!.At;

    /// <summary>By people, since it was asked.</summary>
    public int Reminders => _steps.Count(x => x.Kind is OpinionStepKind.Reminded);

    /// <param name="isDecided">Whether the dossier waits for nothing any more.</param>
    public OpinionState StateOn(DateOnly today, bool isDecided) =>
        State is not OpinionState.Asked ? State
        : isDecided ? OpinionState.Closed
        : today > Deadline ? OpinionState.Expired
        : OpinionState.Asked;

    /// <summary>What can be done about it as it stands.</summary>
    /// <param name="mostReminders">A setting.</param>
    /// <param name="isDecided">Whether the dossier waits for nothing any more.</param>
    public IEnumerable<OpinionAct> Allowed(DateOnly today, int mostReminders, bool isDecided)
    {
        var state = StateOn(today, isDecided);
        if (state is OpinionState.Asked && Reminders < mostReminders && RemindedOn != today) yield return OpinionAct.Remind;
        if (state is OpinionState.Asked or OpinionState.Expired) yield return OpinionAct.Renew;
        if (state is OpinionState.Asked or OpinionState.Expired) yield return OpinionAct.TakeBack;
    }

    /// <summary>The outsider is written to again, at most once a day.</summary>
    /// <exception cref="RefusedException"><c>opinion.not-waiting</c>, <c>opinion.expired</c>, <c>opinion.reminded-today</c>, <c>opinion.reminded-enough</c>.</exception>
    public void Remind(int most, Entry entry)
    {
        DemandOpen(entry);
        if (RemindedOn == entry.Today) throw new RefusedException("opinion.reminded-today", "They have been reminded today.");
        if (Reminders >= most) throw new RefusedException("opinion.reminded-enough", $"One is reminded at most {most} times.", most);
        Record(OpinionStepKind.Reminded, OpinionState.Asked, entry);
    }

    /// <summary>Whether the deadline is near and the outsider hasn't heard of it yet.</summary>
    /// <param name="daysBefore">A setting; 0 for never.</param>
    public bool IsToBeForewarned(DateOnly today, int daysBefore)
    {
        if (State is not OpinionState.Asked || daysBefore == 0 || today > Deadline || today < Deadline.AddDays(-daysBefore)) return false;
        var since = _steps.Where(x => x.Kind is OpinionStepKind.Asked or OpinionStepKind.Renewed).MaxBy(x => x.Sequence)!;
        return since.On < today && RemindedOn != today && !_steps.Exists(x => x.Kind is OpinionStepKind.Forewarned && x.Sequence > since.Sequence);
    }

    /// <summary>The day's work writes to the outsider, once for each deadline.</summary>
    public void Forewarn(Entry entry)
    {
        DemandOpen(entry);
        Record(OpinionStepKind.Forewarned, OpinionState.Asked, entry);
    }

    /// <summary>The deadline is another, and so is the link.</summary>
    /// <exception cref="RefusedException"><c>opinion.not-waiting</c>, <c>opinion.deadline-out-of-bounds</c>.</exception>
    public void Renew((DateOnly Deadline, int MostDays) until, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandWaiting();
        DemandDeadline(until, entry);
        Deadline = until.Deadline;
        Record(OpinionStepKind.Renewed, OpinionState.Asked, entry);
    }

    /// <summary>It is needed no more.</summary>
    /// <exception cref="RefusedException"><c>opinion.not-waiting</c>.</exception>
    public void TakeBack(string? words, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandWaiting();
        Record(OpinionStepKind.TakenBack, OpinionState.TakenBack, entry, Blank.NoteToNull(words));
    }

    /// <summary>Whether this can be said at all: asked before any file is taken in.</summary>
    /// <exception cref="RefusedException"><c>opinion.words-missing</c>, <c>opinion.yes-or-no-missing</c>.</exception>
    public void CheckReply(string? words, bool? yes)
    {
        if (Blank.NoteToNull(words) is null) throw new RefusedException("opinion.words-missing", "Say in words what you think.");
        if (Question.YesOrNo is not null && yes is null) throw new RefusedException("opinion.yes-or-no-missing", "Answer the question by yes or no.");
    }

    /// <summary>The outsider answers, for good.</summary>
    /// <exception cref="RefusedException"><c>opinion.not-waiting</c>, <c>opinion.expired</c>, and what <see cref="CheckReply"/> refuses.</exception>
    public void Reply(string? words, bool? yes, IEnumerable<AnswerFile> files, Entry entry)
    {
        DemandOpen(entry);
        CheckReply(words, yes);
        _files.AddRange(files);
        Answer = new(Blank.NoteToNull(words)!, Question.YesOrNo is null ? null : yes, entry.Today);
        Record(OpinionStepKind.Answered, OpinionState.Answered, entry);
    }

    private DateOnly? RemindedOn => _steps.Where(x => x.Kind is OpinionStepKind.Reminded).MaxBy(x => x.Sequence)?.On;

    private static void DemandDeadline((DateOnly Deadline, int MostDays) until, Entry entry)
    {
        var last = entry.Today.AddDays(until.MostDays);
        if (until.Deadline <= entry.Today || until.Deadline > last)
            throw new RefusedException("opinion.deadline-out-of-bounds", $"The deadline is after today, and on {last:yyyy-MM-dd} at the latest.", last);
    }

    private void DemandWaiting()
    {
        if (State is not OpinionState.Asked) throw new RefusedException("opinion.not-waiting", "This opinion has been given or taken back: nobody waits for an answer.");
    }

    private void DemandOpen(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandWaiting();
        if (entry.Today > Deadline) throw new RefusedException("opinion.expired", "The deadline is over: give another one, with a new link.");
    }

    private void Record(OpinionStepKind kind, OpinionState state, Entry entry, string? words = null)
    {
        State = state;
        _steps.Add(new(Guid.CreateVersion7(), kind, entry.Today, entry.At, entry.By, words) { Sequence = _steps.Count + 1 });
    }
}
