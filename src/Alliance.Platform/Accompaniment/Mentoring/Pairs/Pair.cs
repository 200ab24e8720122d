using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Accompaniment.Mentoring.Pairs;

public enum PairState
{
    /// <summary>Mentor and entrepreneur are asked.</summary>
    Proposed,

    /// <summary>Both said yes; the charter is to be signed by three.</summary>
    Agreed,

    /// <summary>The charter is signed: mentoring is under way.</summary>
    Running,

    Ended,

    /// <summary>The entrepreneur doesn't want it.</summary>
    Declined,

    /// <summary>The director took the proposal back.</summary>
    TakenBack,
}

/// <summary>Who signs a charter, and who answers a proposal.</summary>
public enum CharterParty
{
    Mentor,
    Entrepreneur,
    Platform,
}

/// <summary>What can be done with a pair.</summary>
public enum PairAct
{
    AnswerForMentor,
    AnswerForEntrepreneur,

    /// <summary>Another mentor is asked, or goes on.</summary>
    Give,

    Sign,
    Extend,
    End,

    /// <summary>How it went, in the words of one of both.</summary>
    Evaluate,

    TakeBack,
}

public enum PairStepKind
{
    Proposed,
    MentorAccepted,
    MentorDeclined,
    EntrepreneurAccepted,
    EntrepreneurDeclined,

    /// <summary>Another mentor is asked.</summary>
    Given,

    MentorSigned,
    EntrepreneurSigned,
    PlatformSigned,
    Extended,
    Ended,
    MentorEvaluated,
    EntrepreneurEvaluated,
    TakenBack,
}

/// <summary>Something that happened to a pair. Never changed, never deleted.</summary>
/// <param name="On">The day on which it happened: of a signature, when it was given.</param>
/// <param name="At">When it was entered, UTC.</param>
/// <param name="Words">Said with it; null where nothing was.</param>
public sealed record PairStep(Guid Id, PairStepKind Kind, DateOnly On, DateTime At, string By, string? Words)
{
    /// <summary>In order of entry to the pair, from 1.</summary>
    public int Sequence { get; init; }

    /// <summary>The mentor whom it is about.</summary>
    public required string MentorName { get; init; }

    /// <summary>The last day of the charter from then on; null where nothing was said of that.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Of an evaluation, from 1 to 5; else null.</summary>
    public int? Mark { get; init; }
}

/// <summary>A mentor beside an entrepreneur (parrain et filleul), from the proposal to the end of the charter.</summary>
/// <remarks>A change of mentor before the charter asks another one on the same pair; after it the pair ends and another follows it (<see cref="Follows"/>): the story stays.</remarks>
public sealed partial class Pair : IRevised
{
    public const int LongestWords = 1_000;

    /// <summary>Of one enterprise at one time.</summary>
    public const int MostOfEnterprise = 2;

    private readonly List<PairStep> _steps = [];

    private Pair() { } // for EF Core

    /// <param name="words">Why these two, for both to read; null for nothing.</param>
    /// <exception cref="RefusedException"><c>mentor.not-active</c>: nobody is asked who is none.</exception>
    public Pair(Id<Enterprise> enterprise, Id<Entrepreneur> entrepreneur, Mentor mentor, string? words, Entry entry, Id<Pair>? follows = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        (EnterpriseId, EntrepreneurId, Follows, ProposedOn) = (enterprise, entrepreneur, follows, entry.Today);
        Ask(mentor, entry);
        Record(PairStepKind.Proposed, PairState.Proposed, entry, words);
    }

    public Id<Pair> Id { get; private init; } = Id<Pair>.New();
    public Id<Enterprise> EnterpriseId { get; private init; }
    public Id<Entrepreneur> EntrepreneurId { get; private init; }
    public Id<Mentor> MentorId { get; private set; }

    /// <summary>The pair with an earlier mentor that this one goes on from; null for the first.</summary>
    public Id<Pair>? Follows { get; private init; }

    public PairState State { get; private set; }

    public DateOnly ProposedOn { get; private init; }

    /// <summary>When the present mentor was asked.</summary>
    public DateOnly AskedOn { get; private set; }

    /// <summary>Null while nothing was said.</summary>
    public bool? MentorSaid { get; private set; }

    /// <summary>Null while nothing was said.</summary>
    public bool? EntrepreneurSaid { get; private set; }

    public DateOnly? MentorSignedOn { get; private set; }
    public DateOnly? EntrepreneurSignedOn { get; private set; }
    public DateOnly? PlatformSignedOn { get; private set; }

    /// <summary>The day of the last of three signatures; null before.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>The last day of the charter; null before it is signed.</summary>
    public DateOnly? RunsUntil { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public IReadOnlyList<PairStep> Steps => _steps;

    public long Revision { get; private set; }

    /// <summary>It takes a place of its enterprise.</summary>
    public bool IsOpen => State is PairState.Proposed or PairState.Agreed or PairState.Running;

    /// <summary>It takes a place of its mentor.</summary>
    public bool HasPlace => IsOpen && MentorSaid is true;

    /// <summary>Who has not signed yet.</summary>
    public IEnumerable<CharterParty> StillToSign
    {
        get
        {
            if (MentorSignedOn is null) yield return CharterParty.Mentor;
            if (EntrepreneurSignedOn is null) yield return CharterParty.Entrepreneur;
            if (PlatformSignedOn is null) yield return CharterParty.Platform;
        }
    }

    /// <summary>What can be done as things stand, whoever does it.</summary>
    public IEnumerable<PairAct> Allowed
    {
        get
        {
            if (State is PairState.Proposed && MentorSaid is null) yield return PairAct.AnswerForMentor;
            if (State is PairState.Proposed && EntrepreneurSaid is null) yield return PairAct.AnswerForEntrepreneur;
            if (State is PairState.Agreed) yield return PairAct.Sign;
            if (State is PairState.Running) yield return PairAct.Extend;
            if (IsOpen) yield return PairAct.Give;
            if (State is PairState.Agreed or PairState.Running) yield return PairAct.End;
            if (State is PairState.Ended) yield return PairAct.Evaluate;
            if (State is PairState.Proposed) yield return PairAct.TakeBack;
        }
    }

    /// <summary>The mark that one of both gave; null before.</summary>
    public int? MarkOf(CharterParty party) =>
        _steps.Where(x => x.Kind == (party is CharterParty.Mentor ? PairStepKind.MentorEvaluated : PairStepKind.EntrepreneurEvaluated)).MaxBy(x => x.Sequence)?.Mark;

    private string MentorName { get; set; } = "";

    private void Ask(Mentor mentor, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(mentor);
        if (mentor.State is not MentorState.Active) throw new RefusedException("mentor.not-active", $"{mentor.Name} is no active mentor.", mentor.Name);
        (MentorId, MentorName, MentorSaid, AskedOn) = (mentor.Id, mentor.Name, null, entry.Today);
    }

    private void Record(PairStepKind kind, PairState state, Entry entry, string? words, DateOnly? on = null, int? mark = null)
    {
        State = state;
        _steps.Add(new(Guid.CreateVersion7(), kind, on ?? entry.Today, entry.At, entry.By, Blank.NoteToNull(words))
        {
            Sequence = _steps.Count + 1,
            MentorName = MentorName,
            Until = kind is PairStepKind.Extended or PairStepKind.MentorSigned or PairStepKind.EntrepreneurSigned or PairStepKind.PlatformSigned ? RunsUntil : null,
            Mark = mark,
        });
    }
}
