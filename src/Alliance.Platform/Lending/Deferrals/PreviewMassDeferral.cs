using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Deferrals;

/// <summary>What is asked for a mass deferral: which loans, from when, by how much, and why.</summary>
public sealed record MassDeferralInput
{
    /// <summary>What happened.</summary>
    [Required, StringLength(MassDeferral.LongestName)] public string Name { get; init; } = "";

    public required DateOnly From { get; init; }
    [Range(1, MassDeferral.MostMonths)] public required int Months { get; init; }
    [Required, StringLength(LoanEvent.LongestReference, MinimumLength = 3)] public string Reason { get; init; } = "";

    /// <summary>Only loans first paid out by this day.</summary>
    public DateOnly? EventOn { get; init; }

    [MaxLength(100)] public IReadOnlyList<string>? Provinces { get; init; }

    /// <summary>Codes.</summary>
    [MaxLength(100)] public IReadOnlyList<string>? Sectors { get; init; }

    /// <summary>Loans added by hand.</summary>
    [MaxLength(2_000)] public IReadOnlyList<string>? Numbers { get; init; }

    /// <summary>Loans left out.</summary>
    [MaxLength(2_000)] public IReadOnlyList<string>? Without { get; init; }

    internal MassChoice Choice => new(Clean(Provinces), Clean(Sectors), EventOn, Clean(Numbers), Clean(Without));

    internal void Check(DateOnly today) => MassDeferral.Check(Name, Choice, From, Months, Reason, today);

    /// <summary>An empty word, or a null in JSON, is no criterion: it must not choose every loan.</summary>
    private static string[] Clean(IReadOnlyList<string>? words) =>
        [.. (words ?? []).OfType<string>().Select(x => x.Trim()).Where(x => x.Length > 0).Distinct(StringComparer.Ordinal)];
}

/// <summary>Shows what a mass deferral would do to the money expected and to arrears; nothing is stored.</summary>
public sealed class PreviewMassDeferral(PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant)
{
    private const int AtATime = 250;
    private const int MonthsAhead = 24;
    private const int RowsShown = 500;

    /// <summary>Instalments expected in a month from the loans chosen. What is late is expected now.</summary>
    public sealed record Cash(DateOnly Month, Money Before, Money After);

    public sealed record Row
    {
        public required Id<Loan> Id { get; init; }
        public required string Number { get; init; }
        public required string Enterprise { get; init; }
        public required string Province { get; init; }
        public required string Sector { get; init; }
        public required Money Outstanding { get; init; }
        public required int DaysLate { get; init; }

        /// <summary>Of the first instalment that moves.</summary>
        public required DateOnly? FirstDueOn { get; init; }

        public required DateOnly? MovedTo { get; init; }

        /// <summary>Why this loan would be refused; null when it would not.</summary>
        public required string? Code { get; init; }
    }

    /// <param name="Loans">How many are chosen.</param>
    /// <param name="Refused">How many of them a rule would refuse.</param>
    /// <param name="Outstanding">Of those that move.</param>
    /// <param name="Before">Arrears of the whole platform.</param>
    /// <param name="Rows">The first 500.</param>
    public sealed record Effect(
        int Loans, int Refused, Money Outstanding, IReadOnlyList<Cash> Cash, ArrearsFigures Before, ArrearsFigures After, IReadOnlyList<Row> Rows);

    public static void Map(IEndpointRouteBuilder deferrals) => deferrals.MapPost("/preview", Post)
        .WithSummary("Preview what a mass deferral would do").ProducesProblem(400).ProducesProblem(409);

    public async Task<Effect> Handle(MassDeferralInput input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.DeferManyLoans);
        var today = clerk.Today;
        input.Check(today);
        var chosen = await ChooseLoans.Of(db, input.Choice, ct);
        var after = new ArrearsTally(LendingSettings.Of(tenant.Organisation).ArrearsBuckets);
        await after.AddPresent(db.Loans, today, ct);
        var before = after.ToFigures(today);
        var months = Enumerable.Range(0, MonthsAhead).Select(x => new DateOnly(today.Year, today.Month, 1).AddMonths(x)).ToArray();
        var (cashBefore, cashAfter) = (new Money[MonthsAhead], new Money[MonthsAhead]);
        var (rows, refused, outstanding) = (new List<Row>(), 0, Money.Zero);
        foreach (var chunk in chosen.Chunk(AtATime))
        {
            Id<Loan>[] ids = [.. chunk.Select(x => x.Id)];
            var loans = await db.Loans.AsNoTracking().AsSplitQuery().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
            foreach (var one in chunk)
            {
                var (loan, was) = (loans[one.Id], loans[one.Id].State);
                var (first, code) = Try(loan, input, clerk.Entry);
                var now = loan.State;
                if (code is null) outstanding += was.Outstanding;
                else refused++;
                Expect(was, months[0], cashBefore);
                Expect(now, months[0], cashAfter);
                after.Add(was.DaysLateOn(today), -was.ArrearsOn(today), -was.Outstanding, -1);
                after.Add(now.DaysLateOn(today), now.ArrearsOn(today), now.Outstanding);
                if (rows.Count < RowsShown)
                {
                    rows.Add(new()
                    {
                        Id = one.Id,
                        Number = one.Number,
                        Enterprise = one.Enterprise,
                        Province = one.Province,
                        Sector = one.Sector,
                        Outstanding = was.Outstanding,
                        DaysLate = was.DaysLateOn(today),
                        FirstDueOn = first?.DueOn,
                        MovedTo = code is null ? loan.Events[^1].FirstDueOn : null,
                        Code = code,
                    });
                }
            }
        }

        return new(
            chosen.Count, refused, outstanding, [.. months.Select((month, at) => new Cash(month, cashBefore[at], cashAfter[at]))],
            before, after.ToFigures(today), rows);
    }

    /// <summary>On a copy of the loan that is never saved.</summary>
    private static (Instalment? First, string? Code) Try(Loan loan, MassDeferralInput input, Entry entry)
    {
        var first = DueDates.FirstMoved(loan, input.From, entry.Today);
        try
        {
            MassDeferralRunner.Defer(loan, input.From, input.Months, entry.Today, entry, input.Reason);
            return (first, null);
        }
        catch (RefusedException refused)
        {
            return (first, refused.Code);
        }
    }

    private static void Expect(LoanState state, DateOnly firstMonth, Money[] months)
    {
        foreach (var instalment in state.Schedule)
        {
            var at = ((instalment.DueOn.Year - firstMonth.Year) * 12) + instalment.DueOn.Month - firstMonth.Month;
            if (at < months.Length) months[Math.Max(0, at)] += instalment.Remaining;
        }
    }

    private static async Task<Ok<Effect>> Post(MassDeferralInput input, PreviewMassDeferral preview, CancellationToken ct) =>
        TypedResults.Ok(await preview.Handle(input, ct));
}
