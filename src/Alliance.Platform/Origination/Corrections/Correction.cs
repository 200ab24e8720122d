using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Origination.Corrections;

/// <summary>What is the matter with a field or a document.</summary>
public enum CorrectionFlaw
{
    Wrong,
    Missing,
    Outdated,
}

/// <summary>With whom a correction is.</summary>
public enum CorrectionState
{
    /// <summary>The applicant owes an answer; the clock owed to them stands still meanwhile.</summary>
    WithApplicant,

    /// <summary>The platform looks whether the answer will do.</summary>
    Answered,

    Accepted,

    /// <summary>Whoever asked needs it no more.</summary>
    Withdrawn,
}

/// <summary>What can be done about a correction.</summary>
public enum CorrectionAct
{
    Answer,
    Accept,
    AskAgain,
    Withdraw,
}

public enum CorrectionStepKind
{
    Asked,
    Answered,

    /// <summary>The answer won't do.</summary>
    AskedAgain,

    Accepted,
    Withdrawn,
}

/// <summary>By what a correction was answered.</summary>
public enum CorrectionAnswer
{
    InWords,
    FieldCorrected,
    DocumentReplaced,
}

/// <param name="On">The day it happened.</param>
/// <param name="At">When it was entered.</param>
public sealed record CorrectionStep(Guid Id, CorrectionStepKind Kind, DateOnly On, DateTime At, string By, string? Words)
{
    /// <summary>In order of entry to its correction, from 1.</summary>
    public int Sequence { get; init; }

    /// <summary>Of an answer alone.</summary>
    public CorrectionAnswer? Answer { get; init; }
}

/// <summary>What a correction is about: one of the two.</summary>
/// <param name="Field">Of the dossier.</param>
/// <param name="Document">Code of a document of the checklist.</param>
public sealed record CorrectionSubject(DossierField? Field, string? Document);

/// <summary>Something that an applicant is asked to put right: a field or a document that is wrong, missing or outdated, with all that was said about it.</summary>
public sealed class Correction : IRevised
{
    public const int LongestWords = 500;

    /// <summary>Of one dossier, those that are settled too.</summary>
    public const int MostOfDossier = 100;

    private readonly List<CorrectionStep> _steps = [];

    private Correction() { } // for EF Core

    /// <param name="number">In its dossier, from 1.</param>
    /// <param name="on">The day it was asked.</param>
    /// <param name="askedBy">Whose account; null of a program.</param>
    /// <exception cref="RefusedException"><c>correction.about-nothing</c>, <c>correction.in-the-future</c>, <c>correction.too-early</c>, <c>text.missing</c>.</exception>
    public Correction(LoanApplication application, int number, CorrectionSubject about, CorrectionFlaw flaw, string words, DateOnly on, Guid? askedBy, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(about);
        if (about is { Field: null } == about is { Document: null }) throw new RefusedException("correction.about-nothing", "A correction is about one field, or about one document.");
        (Id, ApplicationId, Number, Field, Document, Flaw, AskedBy) = (Id<Correction>.New(), application.Id, number, about.Field, about.Document, flaw, askedBy);
        DemandDay(on, application.ReceivedOn, entry);
        Record(CorrectionStepKind.Asked, CorrectionState.WithApplicant, on, entry, Blank.Demand(words));
    }

    public Id<Correction> Id { get; private init; }
    public Id<LoanApplication> ApplicationId { get; private init; }

    /// <summary>In its dossier, from 1: what its history names it by.</summary>
    public int Number { get; private init; }

    /// <summary>Null of a document.</summary>
    public DossierField? Field { get; private init; }

    /// <summary>Code of the checklist's document; null of a field.</summary>
    public string? Document { get; private init; }

    public CorrectionFlaw Flaw { get; private init; }

    /// <summary>Whose account; null of a program.</summary>
    public Guid? AskedBy { get; private init; }

    public CorrectionState State { get; private set; }

    public IReadOnlyList<CorrectionStep> Steps => _steps;

    public long Revision { get; private set; }

    /// <summary>Whether anybody still owes something.</summary>
    public bool IsOpen => State is CorrectionState.WithApplicant or CorrectionState.Answered;

    /// <summary>When it was entered that it is with the applicant, the last time.</summary>
    public DateTime AskedAt => _steps.Where(x => x.Kind is CorrectionStepKind.Asked or CorrectionStepKind.AskedAgain).Max(x => x.At);

    /// <summary>What can be done about it as it stands.</summary>
    /// <param name="account">Of who asks.</param>
    public IEnumerable<CorrectionAct> Allowed(Guid? account)
    {
        if (State is CorrectionState.WithApplicant) yield return CorrectionAct.Answer;
        if (State is CorrectionState.Answered) yield return CorrectionAct.Accept;
        if (State is CorrectionState.Answered) yield return CorrectionAct.AskAgain;
        if (IsOpen && account == AskedBy) yield return CorrectionAct.Withdraw;
    }

    /// <summary>The applicant has answered; an officer records it on their behalf.</summary>
    /// <param name="how">What was found to have changed; in words when nothing was.</param>
    /// <exception cref="RefusedException"><c>correction.not-asked</c>, <c>correction.nothing-answered</c>, <c>correction.in-the-future</c>, <c>correction.too-early</c>.</exception>
    public void Reply(CorrectionAnswer how, string? words, DateOnly on, Entry entry)
    {
        if (State is not CorrectionState.WithApplicant) throw new RefusedException("correction.not-asked", "Nobody waits for an answer to this.");
        var said = Blank.NoteToNull(words);
        if (how is CorrectionAnswer.InWords && said is null) throw new RefusedException("correction.nothing-answered", "Correct the field, replace the document, or say in words what the answer is.");
        DemandDay(on, LastOn, entry);
        Record(CorrectionStepKind.Answered, CorrectionState.Answered, on, entry, said, how);
    }

    /// <summary>The answer will do.</summary>
    /// <exception cref="RefusedException"><c>correction.not-answered</c>.</exception>
    public void Accept(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (State is not CorrectionState.Answered) throw new RefusedException("correction.not-answered", "There is no answer to this that waits.");
        Record(CorrectionStepKind.Accepted, CorrectionState.Accepted, entry.Today, entry, null);
    }

    /// <summary>The answer won't do: it is with the applicant again.</summary>
    /// <exception cref="RefusedException"><c>correction.not-answered</c>, <c>text.missing</c>.</exception>
    public void AskAgain(string words, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (State is not CorrectionState.Answered) throw new RefusedException("correction.not-answered", "There is no answer to this that waits.");
        Record(CorrectionStepKind.AskedAgain, CorrectionState.WithApplicant, entry.Today, entry, Blank.Demand(words));
    }

    /// <summary>Whoever asked needs it no more.</summary>
    /// <param name="by">The account that withdraws.</param>
    /// <exception cref="RefusedException"><c>correction.settled</c>, <c>correction.of-somebody-else</c>.</exception>
    public void Withdraw(Guid? by, Entry entry, string? words)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!IsOpen) throw new RefusedException("correction.settled", "This correction is settled.");
        if (by != AskedBy) throw new RefusedException("correction.of-somebody-else", "Only who asked for this withdraws it.");
        Record(CorrectionStepKind.Withdrawn, CorrectionState.Withdrawn, entry.Today, entry, words);
    }

    private DateOnly LastOn => _steps.MaxBy(x => x.Sequence)!.On;

    private static void DemandDay(DateOnly on, DateOnly earliest, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (on > entry.Today) throw new RefusedException("correction.in-the-future", "Nothing is asked or answered after today.");
        if (on < earliest) throw new RefusedException("correction.too-early", $"Not before {earliest:yyyy-MM-dd}.", earliest);
    }

    private void Record(CorrectionStepKind kind, CorrectionState state, DateOnly on, Entry entry, string? words, CorrectionAnswer? answer = null)
    {
        State = state;
        _steps.Add(new(Guid.CreateVersion7(), kind, on, entry.At, entry.By, words) { Sequence = _steps.Count + 1, Answer = answer });
    }
}
