using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What has been typed so far; keeps everything, whatever is still wrong with it.</summary>
public sealed partial class NewApplicationForm
{
    public string? Name { get; set; }
    public Gender? Gender { get; set; }
    public DateOnly? BornOn { get; set; }
    public string? Cin { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? NameInArabic { get; set; }
    public string? Commune { get; set; }
    public string? HomeProvince { get; set; }
    public Education? Education { get; set; }
    public Situation? Situation { get; set; }

    public string? Enterprise { get; set; }
    public ProjectKind? Kind { get; set; } = ProjectKind.Created;
    public string? Sector { get; set; }
    public LegalForm? LegalForm { get; set; }
    public string? Province { get; set; }
    public Area? Area { get; set; } = Enterprises.Area.Urban;
    public int JobsPlanned { get; set; }
    public string? Ice { get; set; }
    public string? TradeRegister { get; set; }

    public Money? Amount { get; set; }
    public int Term { get; set; } = 36;
    public string? Purpose { get; set; }
    public Money? OwnFunds { get; set; }
    public Money? BankLoan { get; set; }
    public Money? Other { get; set; }
    public string? Bank { get; set; }
    public DateOnly? ReceivedOn { get; set; }

    public Person? Person => Gender is { } gender && BornOn is { } bornOn
        ? new(Name ?? "", gender, bornOn, Identifiers.WrittenCin(Cin))
        : null;

    public EnterpriseProfile? Profile => Province is { Length: > 0 } province
        ? new(Enterprise ?? "", Kind ?? ProjectKind.Created, Sector ?? "", LegalForm ?? Enterprises.LegalForm.Individual, province, Area ?? Enterprises.Area.Urban, JobsPlanned, Blank.ToNull(Ice))
        : null;

    /// <summary>Who and what are known already; of those nothing is typed.</summary>
    public KnownParties.Known Known { get; private set; } = KnownParties.Known.Nobody;

    /// <summary>Whether nothing needed of the step is left to type.</summary>
    internal bool HasPerson => Known.Person is not null || Person is { Name.Length: >= 2 };

    internal bool HasEnterprise => Known.Enterprise is not null || (Profile is { Name.Length: >= 2, Sector.Length: > 0 } && LegalForm is not null);

    internal bool HasRequest => ReceivedOn is not null && Purpose is { Length: >= 3 };

    public FinancingPlan Plan => new(In(TotalInvestment), PhysicalInvestment, In(Amount), In(OwnFunds), In(BankLoan), In(Other)) { Uses = Uses, Bank = Bank };

    /// <summary>What an officer should look at again, as far as it is typed; nothing of it keeps the form from being sent.</summary>
    internal IReadOnlyList<string> Doubts(Organisation organisation, IOutgoingMail mail) =>
    [
        .. ApplicationWarnings.Of(Facts, organisation, LendingSettings.Of(organisation)),
        .. TypedText.IsBlank(Email) || mail.Takes(Email) ? (string[])[] : [ApplicationWarnings.DoubtfulEmail],
    ];

    private ApplicationWarnings.Facts Facts => new(Identifiers.WrittenCin(Cin), Blank.ToNull(Ice), Blank.ToNull(Province), Request);

    public LoanRequest? Request => Amount is { } amount ? new(amount, Term, Purpose ?? "") { Plan = Plan, Forecast = Forecast } : null;

    /// <summary>To be asked when no field has anything against it.</summary>
    public RegisterApplication.Input ToInput() => new()
    {
        Amount = In(Amount),
        Term = Term,
        Purpose = Purpose!,
        Plan = new(In(TotalInvestment), In(OwnFunds), In(BankLoan), In(Other), PhysicalInvestment) { Uses = Uses, Bank = Bank },
        Forecast = Forecast,
        Entrepreneur = Known.Person is not null ? null : new(Name!, Gender, BornOn, Cin, Phone, Email)
        {
            NameInArabic = NameInArabic,
            Commune = Commune,
            HomeProvince = HomeProvince,
            Education = Education,
            Situation = Situation,
        },
        EntrepreneurId = Known.Person?.Id,
        Enterprise = Known.Enterprise is not null ? null : new(Enterprise!, Kind, Sector!, LegalForm, Province!, Area, JobsPlanned, Ice) { TradeRegister = TradeRegister },
        EnterpriseId = Known.Enterprise?.Id,
        ReceivedOn = ReceivedOn,
    };

    /// <summary>Begins with what is known. The plan is that of the project: the loan of the first owner is one of its other sources.</summary>
    internal void BeginWith(KnownParties.Known known)
    {
        Known = known;
        if (known.Sister?.Request is not { } request) return;
        With(request);
        (Amount, Other) = (null, request.Plan.Other + request.Amount);
    }

    private static Money In(Money? amount) => amount ?? Money.Zero;
}
