using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Enterprises;
using Alliance.Platform.Entrepreneurs;

namespace Alliance.Platform.Applications;

[JsonConverter(typeof(KebabCaseEnumConverter<ApplicationStatus>))]
public enum ApplicationStatus
{
    Received,
    Approved,
    Refused,
    Withdrawn,
}

[JsonConverter(typeof(KebabCaseEnumConverter<RefusalReason>))]
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

[JsonConverter(typeof(KebabCaseEnumConverter<ApplicationEventKind>))]
public enum ApplicationEventKind
{
    Received,
    Approved,
    Refused,
    Withdrawn,

    /// <summary>The decision was taken back; the dossier waits again.</summary>
    DecisionUndone,
}

/// <summary>Who did it and when it was entered, for the history.</summary>
public sealed record Act(string By, DateTime At);

/// <param name="On">The business day it happened.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Note">Words given with it.</param>
public sealed record ApplicationEvent(Guid Id, ApplicationEventKind Kind, DateOnly On, DateTime At, string By, string? Note);

/// <summary>What the entrepreneur asks for.</summary>
/// <param name="Instalments">Months of repayment wished.</param>
public sealed record LoanRequest(Money Amount, int Instalments, string Purpose, FinancingPlan Plan);

/// <summary>What the committee said: approved with amount, term and grace, or refused with a reason and words.</summary>
public sealed record Decision(DateOnly On)
{
    public Money? Amount { get; init; }
    public int? Instalments { get; init; }
    public int? GraceMonths { get; init; }
    public RefusalReason? Reason { get; init; }
    public string? Words { get; init; }
}

/// <summary>An entrepreneur's request for an honour loan (dossier de demande), until the committee has decided.</summary>
public sealed class LoanApplication : IAggregate
{
    private readonly List<ApplicationEvent> _events = [];

    private LoanApplication() { } // for EF Core

    /// <exception cref="RefusedException">received in the future, borrower too young, amount not positive, financing plan unbalanced.</exception>
    public LoanApplication(
        string number, Enterprise enterprise, Entrepreneur entrepreneur, LoanRequest request, DateOnly receivedOn, DateOnly today, Act act)
    {
        ArgumentNullException.ThrowIfNull(enterprise);
        ArgumentNullException.ThrowIfNull(entrepreneur);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(act);
        if (receivedOn > today) throw new RefusedException("application.in-the-future", "A dossier can't be received after today.");
        if (entrepreneur.AgeOn(receivedOn) < Entrepreneur.MinimumAge)
            throw new RefusedException("application.too-young", "A borrower is at least 18 years old on the day of the application.");
        if (request.Amount <= Money.Zero) throw new RefusedException("application.nothing-asked", "The amount asked for is more than zero.");
        if (request.Plan.HonourLoan != request.Amount)
            throw new RefusedException("plan.other-loan", "The honour loan in the financing plan is the amount asked for.");
        request.Plan.Check();

        Id = Id<LoanApplication>.New();
        (Number, EnterpriseId, EntrepreneurId, Request, ReceivedOn) = (number, enterprise.Id, entrepreneur.Id, request, receivedOn);
        Record(ApplicationEventKind.Received, receivedOn, act, null);
    }

    public Id<LoanApplication> Id { get; private init; }

    /// <summary>Such as <c>ISM-D-2022-0117</c>; its loan is <c>ISM-2022-0117</c>.</summary>
    public string Number { get; private init; } = null!;

    public Id<Enterprise> EnterpriseId { get; private init; }
    public Id<Entrepreneur> EntrepreneurId { get; private init; }
    public LoanRequest Request { get; private init; } = null!;
    public DateOnly ReceivedOn { get; private init; }
    public ApplicationStatus Status { get; private set; }

    /// <summary>Null while nothing is decided, and after a withdrawal.</summary>
    public Decision? Decision { get; private set; }

    public IReadOnlyList<ApplicationEvent> Events => _events;
    public long Revision { get; private set; }

    /// <summary>The committee's yes. The amount is at most what was asked for (rule 9).</summary>
    public void Approve(Money amount, int instalments, int graceMonths, DateOnly on, DateOnly today, Act act, string? words = null)
    {
        CheckDecidable(on, today);
        if (amount <= Money.Zero) throw new RefusedException("application.nothing-approved", "The amount approved is more than zero.");
        if (amount > Request.Amount)
            throw new RefusedException("application.above-requested", $"No more than the {Request.Amount} asked for.", Request.Amount);

        Status = ApplicationStatus.Approved;
        Decision = new(on) { Amount = amount, Instalments = instalments, GraceMonths = graceMonths, Words = words };
        Record(ApplicationEventKind.Approved, on, act, words);
    }

    /// <summary>The committee's no, with a reason from the list and words that the entrepreneur can read.</summary>
    public void Refuse(RefusalReason reason, string words, DateOnly on, DateOnly today, Act act)
    {
        CheckDecidable(on, today);
        if (string.IsNullOrWhiteSpace(words)) throw new RefusedException("application.words-missing", "A refusal is explained in words.");

        Status = ApplicationStatus.Refused;
        Decision = new(on) { Reason = reason, Words = words };
        Record(ApplicationEventKind.Refused, on, act, words);
    }

    /// <summary>The entrepreneur gives up before a decision.</summary>
    public void Withdraw(DateOnly on, DateOnly today, Act act, string? words = null)
    {
        CheckDecidable(on, today);
        Status = ApplicationStatus.Withdrawn;
        Record(ApplicationEventKind.Withdrawn, on, act, words);
    }

    /// <summary>Takes the decision or withdrawal back. The caller makes sure that nothing has been paid out on it.</summary>
    public void UndoDecision(DateOnly today, Act act, string? words = null)
    {
        if (Status is ApplicationStatus.Received) throw new RefusedException("application.not-decided", "Nothing has been decided yet.");
        Status = ApplicationStatus.Received;
        Decision = null;
        Record(ApplicationEventKind.DecisionUndone, today, act, words);
    }

    private void CheckDecidable(DateOnly on, DateOnly today)
    {
        if (Status is not ApplicationStatus.Received) throw new RefusedException("application.already-decided", "This dossier has been decided.");
        if (on > today) throw new RefusedException("application.decided-in-the-future", "Nothing is decided after today.");
        if (on < ReceivedOn)
            throw new RefusedException("application.decided-before-received", $"The dossier was received on {ReceivedOn:yyyy-MM-dd}.", ReceivedOn);
    }

    private void Record(ApplicationEventKind kind, DateOnly on, Act act, string? note) =>
        _events.Add(new(Guid.CreateVersion7(), kind, on, act.At, act.By, note));
}
