using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Proposals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Deferrals;

/// <summary>One mass deferral: what was chosen, how far it is, and which loans said no.</summary>
public sealed class ShowMassDeferral(PlatformDb db, ICurrentUser user)
{
    private const int RowsShown = 500;

    /// <param name="Code">Why it was refused.</param>
    public sealed record Row(Id<Loan> LoanId, string Number, string Enterprise, DeferredLoanStatus Status, string? Code);

    public sealed record Detail
    {
        public required Id<MassDeferral> Id { get; init; }
        public required string Name { get; init; }
        public required DateOnly? EventOn { get; init; }
        public required DateOnly From { get; init; }
        public required int Months { get; init; }
        public required string Reason { get; init; }
        public required MassChoice Choice { get; init; }
        public required MassDeferralStanding Standing { get; init; }

        /// <summary>Its undoing is proposed and waits for a second person.</summary>
        public required bool UndoingWaits { get; init; }

        public required string ProposedBy { get; init; }
        public required DateOnly ProposedOn { get; init; }
        public required DateOnly? AgreedOn { get; init; }
        public required string? DecidedBy { get; init; }
        public required DateTime? FinishedAt { get; init; }
        public required int Loans { get; init; }

        /// <summary>Loans by where they stand; of the standings that there are.</summary>
        public required IReadOnlyDictionary<DeferredLoanStatus, int> Counts { get; init; }

        /// <summary>Those that were refused first; at most 500.</summary>
        public required IReadOnlyList<Row> Rows { get; init; }

        public int Count(DeferredLoanStatus status) => Counts.GetValueOrDefault(status);

        /// <summary>Loans that need no more work, of those that the present course concerns.</summary>
        public int Treated => Standing switch
        {
            MassDeferralStanding.Undoing or MassDeferralStanding.Undone => Count(DeferredLoanStatus.Undone) + Count(DeferredLoanStatus.NotUndone),
            _ => Loans - Count(DeferredLoanStatus.Waiting),
        };

        /// <summary>Loans that the present course concerns: an undoing has nothing to do for those that were refused.</summary>
        public int Concerned => Standing is MassDeferralStanding.Undoing or MassDeferralStanding.Undone ? Loans - Count(DeferredLoanStatus.Refused) : Loans;
    }

    public static void Map(IEndpointRouteBuilder deferrals) => deferrals.MapGet("/{id}", Get).WithSummary("Show a mass deferral and its progress").ProducesProblem(404);

    /// <returns>Null when this platform has no such mass deferral.</returns>
    public async Task<Detail?> Handle(Id<MassDeferral> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        if (await db.Set<MassDeferral>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } deferral) return null;

        var proposals = await db.Set<Proposal>().Where(x => x.Id == deferral.ProposalId || x.Id == deferral.UndoingProposalId)
            .Select(x => new { x.Id, x.Status }).ToDictionaryAsync(x => x.Id, x => x.Status, ct);
        var counts = await db.Set<DeferredLoan>().Where(x => x.MassDeferralId == id).GroupBy(x => x.Status)
            .Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, ct);
        var rows = await (
            from one in db.Set<DeferredLoan>()
            where one.MassDeferralId == id
            join loan in db.Loans on one.LoanId equals loan.Id
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            orderby one.Code == null, loan.Number
            select new Row(loan.Id, loan.Number, enterprise.Profile.Name, one.Status, one.Code)).Take(RowsShown).ToListAsync(ct);
        return new()
        {
            Id = id,
            Name = deferral.Name,
            EventOn = deferral.EventOn,
            From = deferral.From,
            Months = deferral.Months,
            Reason = deferral.Reason,
            Choice = JsonSerializer.Deserialize<MassChoice>(deferral.Choice, JsonSerializerOptions.Web)!,
            Standing = Standings.Of(deferral.Status, deferral.ProposalId is { } proposal ? proposals[proposal] : null),
            UndoingWaits = deferral.UndoingProposalId is { } undoing && proposals[undoing] is ProposalStatus.Waiting,
            ProposedBy = deferral.ProposedBy,
            ProposedOn = deferral.ProposedOn,
            AgreedOn = deferral.AgreedOn,
            DecidedBy = deferral.DecidedBy,
            FinishedAt = deferral.FinishedAt,
            Loans = counts.Values.Sum(),
            Counts = counts,
            Rows = rows,
        };
    }

    private static async Task<Results<Ok<Detail>, NotFound>> Get(Id<MassDeferral> id, ShowMassDeferral show, CancellationToken ct) =>
        await show.Handle(id, ct) is { } detail ? TypedResults.Ok(detail) : TypedResults.NotFound();
}
