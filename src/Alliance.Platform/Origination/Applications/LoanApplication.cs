using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Origination.Applications;

public enum ApplicationStatus
{
    Received,
    Approved,
    Refused,
    Withdrawn,
}

public enum RefusalReason
{
    NotViable,
    InsufficientOwnFunds,
    OverIndebted,
    LacksExperience,
    IncompleteDossier,
    OutsideTerritory,
    NotEligible,
    Other,
}

public enum ApplicationEventKind
{
    Received,
    Approved,
    Refused,
    Withdrawn,

    /// <summary>The decision was taken back; the dossier waits again.</summary>
    DecisionUndone,

    /// <summary>Another officer is in charge from now on.</summary>
    HandedOver,

    /// <summary>What was written down wrongly was put right, before a decision.</summary>
    Corrected,

    /// <summary>Its person or enterprise was put right through another of their dossiers. Stands in each that shares them, also where it has been decided.</summary>
    CorrectedElsewhere,
}

/// <param name="On">The business day it happened.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Note">Words given with it.</param>
public sealed record ApplicationEvent(Guid Id, ApplicationEventKind Kind, DateOnly On, DateTime At, string By, string? Note)
{
    /// <summary>In order of entry to its dossier, from 1: what a history goes by. Several of one moment, and ids, have no order.</summary>
    public int Sequence { get; init; }

    /// <summary>The <see cref="Changes"/> as JSON; null where nothing was corrected.</summary>
    [JsonIgnore] public string? Corrected { get; init; }

    /// <summary>Of a correction: what stood in each field, and what stands there now.</summary>
    public IReadOnlyList<FieldChange> Changes => FieldChange.Read(Corrected);
}

/// <summary>What the entrepreneur asks for.</summary>
/// <param name="Term">Months of repayment wished.</param>
public sealed record LoanRequest(Money Amount, int Term, string Purpose)
{
    public required FinancingPlan Plan { get; init; }
}

/// <summary>What the committee said: approved with amount, term and grace, or refused with a reason and words.</summary>
public sealed record Decision(DateOnly On)
{
    public Money? Amount { get; init; }
    public int? Term { get; init; }
    public int? GraceMonths { get; init; }
    public RefusalReason? Reason { get; init; }
    public string? Words { get; init; }
}

/// <summary>An entrepreneur's request for an honour loan (dossier de demande), until the committee has decided.</summary>
public sealed partial class LoanApplication : IAggregate, IFindable
{
    private readonly List<ApplicationEvent> _events = [];

    private LoanApplication() { } // for EF Core

    /// <exception cref="RefusedException">See <see cref="Check"/>.</exception>
    /// <param name="officer">Who is in charge of it; who enters it when left out.</param>
    public LoanApplication(
        string number, Enterprise enterprise, Entrepreneur entrepreneur, LoanRequest request, DateOnly receivedOn, Entry entry, Officer? officer = null)
    {
        ArgumentNullException.ThrowIfNull(enterprise);
        Check(entrepreneur, request, receivedOn, entry);
        Id = Id<LoanApplication>.New();
        (Number, EnterpriseId, EntrepreneurId, Request, ReceivedOn) = (number, enterprise.Id, entrepreneur.Id, request, receivedOn);
        Officer = officer ?? new(null, entry.By);
        Record(ApplicationEventKind.Received, receivedOn, entry, null);
    }

    public Id<LoanApplication> Id { get; private init; }

    /// <summary>Such as <c>ISM-D-2022-0117</c>, see <see cref="NumberSeries"/>.</summary>
    public string Number { get; private init; } = null!;

    public Id<Enterprise> EnterpriseId { get; private init; }
    public Id<Entrepreneur> EntrepreneurId { get; private init; }
    public LoanRequest Request { get; private set; } = null!;
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>In charge of the dossier, and of the loan that it becomes.</summary>
    public Officer Officer { get; private set; } = null!;

    public ApplicationStatus Status { get; private set; }

    /// <summary>Null while nothing is decided, and after a withdrawal.</summary>
    public Decision? Decision { get; private set; }

    public IReadOnlyList<ApplicationEvent> Events => _events;
    public long Revision { get; private set; }

    IEnumerable<string?> IFindable.FoundBy => [Number];

    /// <summary>Whether such a request can be received at all.</summary>
    /// <exception cref="RefusedException">received in the future, borrower too young, amount not positive, financing plan unbalanced.</exception>
    public static void Check(Entrepreneur entrepreneur, LoanRequest request, DateOnly receivedOn, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entrepreneur);
        Check(entrepreneur.Person, request, receivedOn, entry);
    }

    private static void Check(Person person, LoanRequest request, DateOnly receivedOn, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(entry);
        if (receivedOn > entry.Today) throw new RefusedException("application.in-the-future", "A dossier can't be received after today.", entry.Today);
        if (person.AgeOn(receivedOn) < Entrepreneur.MinimumAge)
            throw new RefusedException("application.too-young", "A borrower is at least 18 years old on the day of the application.");
        if (request.Amount <= Money.Zero) throw new RefusedException("application.nothing-asked", "The amount asked for is more than zero.");
        if (request.Plan.HonourLoan != request.Amount)
            throw new RefusedException("plan.other-loan", "The honour loan in the financing plan is the amount asked for.");
        request.Plan.Check();
    }

    /// <summary>The number of the loan that this dossier becomes: the same without its D, so that people find one from the other.</summary>
    public string LoanNumber => Number.Replace("-D-", "-", StringComparison.Ordinal);

    /// <summary>The committee's yes. The amount is at most what was asked for (rule 9).</summary>
    public void Approve(Money amount, int term, int graceMonths, DateOnly on, Entry entry, string? words = null)
    {
        CheckDecidable(on, entry);
        if (amount <= Money.Zero) throw new RefusedException("application.nothing-approved", "The amount approved is more than zero.");
        if (amount > Request.Amount)
            throw new RefusedException("application.above-requested", $"No more than the {Request.Amount} asked for.", Request.Amount);

        Status = ApplicationStatus.Approved;
        Decision = new(on) { Amount = amount, Term = term, GraceMonths = graceMonths, Words = words };
        Record(ApplicationEventKind.Approved, on, entry, words);
    }

    /// <summary>The committee's no, with a reason from the list and words that the entrepreneur can read.</summary>
    public void Refuse(RefusalReason reason, string words, DateOnly on, Entry entry)
    {
        CheckDecidable(on, entry);
        if (TypedText.CleanLines(words) is not { Length: > 0 } said) throw new RefusedException("application.words-missing", "A refusal is explained in words.");

        Status = ApplicationStatus.Refused;
        Decision = new(on) { Reason = reason, Words = said };
        Record(ApplicationEventKind.Refused, on, entry, said);
    }

    /// <summary>The entrepreneur gives up before a decision.</summary>
    public void Withdraw(DateOnly on, Entry entry, string? words = null)
    {
        CheckDecidable(on, entry);
        Status = ApplicationStatus.Withdrawn;
        Record(ApplicationEventKind.Withdrawn, on, entry, words);
    }

    /// <summary>Takes the decision or withdrawal back. The caller makes sure that nothing has been paid out on it.</summary>
    public void UndoDecision(Entry entry, string? words = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Status is ApplicationStatus.Received) throw new RefusedException("application.not-decided", "Nothing has been decided yet.");
        Status = ApplicationStatus.Received;
        Decision = null;
        Record(ApplicationEventKind.DecisionUndone, entry.Today, entry, words);
    }

    /// <summary>What can be done with it as it stands, whoever asks.</summary>
    /// <param name="hasLoanEvents">Whether anything was ever entered on the loan that it became.</param>
    public IEnumerable<ApplicationAct> Allowed(bool hasLoanEvents)
    {
        if (Status is ApplicationStatus.Received) yield return ApplicationAct.Decide;
        if (Status is ApplicationStatus.Received) yield return ApplicationAct.Correct;
        if (Status is ApplicationStatus.Received) yield return ApplicationAct.Withdraw;
        if (Status is not ApplicationStatus.Received && !hasLoanEvents) yield return ApplicationAct.UndoDecision;
        yield return ApplicationAct.HandOver;
    }

    /// <summary>Puts another officer in charge, at any time: loans are followed long after the decision.</summary>
    public void HandOver(Officer to, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(entry);
        if (to.Key == Officer.Key) throw new RefusedException("application.same-officer", "This officer is in charge already.");

        Record(ApplicationEventKind.HandedOver, entry.Today, entry, $"{Officer.Name}{EventNotes.Handed}{to.Name}");
        Officer = to;
    }

    private void CheckDecidable(DateOnly on, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Status is not ApplicationStatus.Received) throw new RefusedException("application.already-decided", "This dossier has been decided.");
        if (on > entry.Today) throw new RefusedException("application.decided-in-the-future", "Nothing is decided after today.");
        if (on < ReceivedOn)
            throw new RefusedException("application.decided-before-received", $"The dossier was received on {ReceivedOn:yyyy-MM-dd}.", ReceivedOn);
    }

    private void Record(ApplicationEventKind kind, DateOnly on, Entry entry, string? note, IReadOnlyList<FieldChange>? changes = null) =>
        _events.Add(new(Guid.CreateVersion7(), kind, on, entry.At, entry.By, note) { Sequence = _events.Count + 1, Corrected = changes is null ? null : FieldChange.Written(changes) });
}
