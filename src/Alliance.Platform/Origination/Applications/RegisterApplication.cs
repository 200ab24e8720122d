using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Receives an entrepreneur's request: a new dossier with the next number of its year.</summary>
/// <remarks>Follows in the same transaction, before the commit: the enterprise's figures due.</remarks>
public sealed class RegisterApplication(PlatformDb db, TenantContext tenant, ICurrentUser user, Clerk clerk, IOutgoingMail mail)
{
    private const int Attempts = 5;

    public sealed record PersonInput(
        [property: Required, StringLength(120, MinimumLength = 2)] string Name,
        [property: Required] Gender? Gender,
        [property: Required] DateOnly? BornOn,
        [property: StringLength(12)] string? Cin = null,
        [property: StringLength(Person.LongestPhone)] string? Phone = null,
        [property: StringLength(200), EmailAddress] string? Email = null)
    {
        [StringLength(120)] public string? NameInArabic { get; init; }

        [StringLength(60)] public string? Commune { get; init; }

        /// <summary>Where they live.</summary>
        [StringLength(60)] public string? HomeProvince { get; init; }

        public Education? Education { get; init; }

        /// <summary>Before the project.</summary>
        public Situation? Situation { get; init; }
    }

    public sealed record EnterpriseInput(
        [property: Required, StringLength(120, MinimumLength = 2)] string Name,
        [property: Required] ProjectKind? Kind,
        [property: Required, StringLength(40)] string Sector,
        [property: Required] LegalForm? LegalForm,
        [property: Required, StringLength(60)] string Province,
        [property: Required] Area? Area,
        [property: Range(0, 10_000)] int JobsPlanned,
        [property: StringLength(20)] string? Ice = null)
    {
        /// <summary>Number and court (RC).</summary>
        [StringLength(EnterpriseProfile.LongestTradeRegister)] public string? TradeRegister { get; init; }
    }

    /// <param name="TotalInvestment">Uses. Sources are the amount asked for, own funds, bank loan and other, and balance it.</param>
    /// <param name="PhysicalInvestment">The part of it in equipment and works, where known; that of <see cref="Uses"/> where they are given.</param>
    public sealed record PlanInput(Money TotalInvestment, Money OwnFunds, Money BankLoan, Money Other, Money? PhysicalInvestment = null)
    {
        /// <summary>By kind; they add up to the total.</summary>
        public PlanUses? Uses { get; init; }

        /// <summary>That is asked for the bank loan.</summary>
        [StringLength(LoanRequest.LongestBank)] public string? Bank { get; init; }
    }

    public sealed record Input : IValidatableObject
    {
        public Money Amount { get; init; }
        [Range(1, 120)] public int Term { get; init; }
        [Required, StringLength(1000, MinimumLength = 3)] public string Purpose { get; init; } = "";
        [Required] public PlanInput Plan { get; init; } = null!;

        /// <summary>Of the first three years; none when left out.</summary>
        public Forecast? Forecast { get; init; }

        /// <summary>A person not known yet; else <see cref="EntrepreneurId"/>.</summary>
        public PersonInput? Entrepreneur { get; init; }

        public Id<Entrepreneur>? EntrepreneurId { get; init; }

        /// <summary>An enterprise not known yet; else <see cref="EnterpriseId"/>.</summary>
        public EnterpriseInput? Enterprise { get; init; }

        public Id<Enterprise>? EnterpriseId { get; init; }

        /// <summary>The business date by default.</summary>
        public DateOnly? ReceivedOn { get; init; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Entrepreneur is null == EntrepreneurId is null)
                yield return new("Either a new entrepreneur or the id of a known one.", [nameof(Entrepreneur), nameof(EntrepreneurId)]);
            if (Enterprise is null == EnterpriseId is null)
                yield return new("Either a new enterprise or the id of a known one.", [nameof(Enterprise), nameof(EnterpriseId)]);
        }
    }

    /// <param name="Warnings">Codes of <see cref="ApplicationWarnings"/>.</param>
    public sealed record Received(Id<LoanApplication> Id, string Number, IReadOnlyList<string> Warnings);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("", Post).WithSummary("Register a dossier");

    /// <returns>Null when this platform knows no such entrepreneur or enterprise.</returns>
    public async Task<Received?> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Register(input, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Two first dossiers of a year met on its series; everything was rolled back.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Received?> Register(Input input, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await FindOrCreateEnterprise(input, ct) is not { } enterprise) return null;
        if (await FindOrCreateEntrepreneur(input, enterprise.Id, ct) is not { } entrepreneur) return null;

        var receivedOn = input.ReceivedOn ?? clerk.Today;
        var request = RequestOf(input.Amount, input.Term, input.Purpose, input.Plan, input.Forecast);
        var warnings = await Warnings(input, enterprise, request, ct);
        // Refusals come before a number is taken: a refused dossier leaves no trace.
        LoanApplication.Check(entrepreneur, request, receivedOn, clerk.Entry);
        var number = NumberSeries.Format(tenant.Organisation.Id, receivedOn.Year, await NumberSeries.Next(db, receivedOn.Year, ct));
        var application = new LoanApplication(number, enterprise, entrepreneur, request, receivedOn, clerk.Entry, new Officer(user.AccountId, user.Name));
        db.Applications.Add(application);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(application.Id, application.Number, warnings);
    }

    private async Task<Enterprise?> FindOrCreateEnterprise(Input input, CancellationToken ct)
    {
        if (input.EnterpriseId is { } id) return await db.Enterprises.SingleOrDefaultAsync(x => x.Id == id, ct);

        var enterprise = new Enterprise(ProfileOf(input.Enterprise!));
        db.Enterprises.Add(enterprise);
        return enterprise;
    }

    private async Task<Entrepreneur?> FindOrCreateEntrepreneur(Input input, Id<Enterprise> enterpriseId, CancellationToken ct)
    {
        if (input.EntrepreneurId is { } id) return await db.Entrepreneurs.KeptRecord(id, ct);

        var entrepreneur = new Entrepreneur(enterpriseId, PersonOf(input.Entrepreneur!));
        db.Entrepreneurs.Add(entrepreneur);
        return entrepreneur;
    }

    internal static Person PersonOf(PersonInput x) => new(
        Named(x.Name), x.Gender!.Value, x.BornOn!.Value, Identifiers.WrittenCin(x.Cin), Identifiers.WrittenPhone(x.Phone), Blank.ToNull(TypedText.Clean(x.Email)))
    {
        NameInArabic = Blank.ToNull(TypedText.Clean(x.NameInArabic)),
        Commune = Blank.ToNull(TypedText.Clean(x.Commune)),
        HomeProvince = Blank.ToNull(TypedText.Clean(x.HomeProvince)),
        Education = x.Education,
        Situation = x.Situation,
    };

    internal static EnterpriseProfile ProfileOf(EnterpriseInput x) =>
        new(Named(x.Name), x.Kind!.Value, x.Sector, x.LegalForm!.Value, x.Province, x.Area!.Value, x.JobsPlanned, Blank.ToNull(x.Ice))
        {
            TradeRegister = Blank.ToNull(TypedText.Clean(x.TradeRegister)),
        };

    internal static LoanRequest RequestOf(Money amount, int term, string purpose, PlanInput plan, Forecast? forecast) => new(amount, term, TypedText.CleanLines(purpose))
    {
        Plan = new(plan.TotalInvestment, plan.PhysicalInvestment ?? plan.Uses?.Physical, amount, plan.OwnFunds, plan.BankLoan, plan.Other)
        {
            Uses = plan.Uses,
            Bank = Blank.ToNull(TypedText.Clean(plan.Bank)),
        },
        Forecast = forecast,
    };

    private static string Named(string name) => TypedText.Clean(name) is { Length: >= 2 } clean ? clean : throw new RefusedException("application.name-missing", "A name has at least two letters.");

    private async Task<List<string>> Warnings(Input input, Enterprise enterprise, LoanRequest request, CancellationToken ct)
    {
        var person = input.Entrepreneur is { } x ? new Person(x.Name, x.Gender!.Value, x.BornOn!.Value, Identifiers.WrittenCin(x.Cin)) : null;
        List<string> warnings =
        [
            .. ApplicationWarnings.Of(person, enterprise.Profile, request, tenant.Organisation, LendingSettings.Of(tenant.Organisation)),
        ];
        if (person?.Cin is { } cin && await db.Entrepreneurs.AnyAsync(y => y.Person.Cin == cin, ct)) warnings.Add(ApplicationWarnings.KnownCin);
        if (Blank.ToNull(input.Entrepreneur?.Email) is { } email && !mail.Takes(email)) warnings.Add(ApplicationWarnings.DoubtfulEmail);
        return warnings;
    }

    private static async Task<Results<Created<Received>, NotFound>> Post(Input input, RegisterApplication registerApplication, CancellationToken ct) =>
        await registerApplication.Handle(input, ct) is { } received
            ? TypedResults.Created($"/api/applications/{received.Id}", received)
            : TypedResults.NotFound();
}
