using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Origination.Applications;

public enum ApplicationStatus
{
    Received,
    Approved,
    Refused,
    Withdrawn,

    /// <summary>The committee looks at it again another day, once an officer has taken it up again.</summary>
    Adjourned,

    /// <summary>Granted; nothing is paid out before every condition is met.</summary>
    ApprovedWithConditions,

    /// <summary>A condition was not met by its deadline: what was granted is granted no more (rule 17).</summary>
    Lapsed,

    /// <summary>An officer works on it (instruction).</summary>
    InAppraisal,

    /// <summary>Complete: it can be put before a committee.</summary>
    Ready,

    /// <summary>A session that isn't over has it on its agenda.</summary>
    OnAgenda,

    /// <summary>The borrower gave up what was granted before anything was paid out.</summary>
    GivenUp,
}

/// <summary>What the entrepreneur asks for.</summary>
/// <param name="Term">Months of repayment wished.</param>
public sealed record LoanRequest(Money Amount, int Term, string Purpose)
{
    public const int LongestBank = 80;

    public required FinancingPlan Plan { get; init; }

    /// <summary>Of the applicant; null while there is none.</summary>
    public Forecast? Forecast { get; init; }
}

/// <summary>What the committee said: approved with amount, term and grace, or refused with a reason and words.</summary>
public sealed record Decision(DateOnly On)
{
    public Money? Amount { get; init; }
    public int? Term { get; init; }
    public int? GraceMonths { get; init; }
    public RefusalReason? Reason { get; init; }
    public string? Words { get; init; }

    /// <summary>The session that decided; null of a decision that was taken elsewhere and recorded by hand.</summary>
    public Id<Session>? Session { get; init; }
}

/// <summary>An entrepreneur's request for an honour loan (dossier de demande), until the committee has decided.</summary>
public sealed partial class LoanApplication : IAggregate, IFindable
{
    private readonly List<ApplicationEvent> _events = [];
    private readonly List<Condition> _conditions = [];

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
    public Id<Entrepreneur> EntrepreneurId { get; private set; }
    public LoanRequest Request { get; private set; } = null!;
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>In charge of the dossier, and of the loan that it becomes.</summary>
    public Officer Officer { get; private set; } = null!;

    public ApplicationStatus Status { get; private set; }

    /// <summary>Since when it stands there (<see cref="Standing"/>); kept beside the history, which says the same, so that lists are ordered by it.</summary>
    public DateOnly StateSince { get; private set; }

    /// <summary>Null while nothing is decided, and after a withdrawal.</summary>
    public Decision? Decision { get; private set; }

    /// <summary>By when the committee looks at it again, from an adjournment to the next decision; else null.</summary>
    public DateOnly? AdjournedUntil { get; private set; }

    /// <summary>The officer's, for the committee; null while none is given.</summary>
    public OfficerOpinion? Opinion { get; private set; }

    /// <summary>Of the approval; none without.</summary>
    public IReadOnlyList<Condition> Conditions => _conditions;

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
        DemandOfAge(person, receivedOn);
        if (request.Amount <= Money.Zero) throw new RefusedException("application.nothing-asked", "The amount asked for is more than zero.");
        if (request.Plan.HonourLoan != request.Amount)
            throw new RefusedException("plan.other-loan", "The honour loan in the financing plan is the amount asked for.");
        request.Plan.Check();
        request.Forecast?.Check();
    }

    private static void DemandOfAge(Person person, DateOnly receivedOn)
    {
        if (person.AgeOn(receivedOn) < Entrepreneur.MinimumAge) throw new RefusedException("application.too-young", "A borrower is at least 18 years old on the day of the application.");
    }

    /// <summary>The number of the loan that this dossier becomes: the same without its D, so that people find one from the other.</summary>
    public string LoanNumber => Number.Replace("-D-", "-", StringComparison.Ordinal);

    /// <summary>The last step of whatever happens to a dossier, once its state is what it is from then on.</summary>
    private void Record(ApplicationEventKind kind, DateOnly on, Entry entry, string? note, IReadOnlyList<FieldChange>? changes = null)
    {
        _events.Add(new(Guid.CreateVersion7(), kind, on, entry.At, entry.By, note) { Sequence = _events.Count + 1, Corrected = changes is null ? null : FieldChange.Written(changes) });
        StateSince = Standing.Since(this);
    }
}
