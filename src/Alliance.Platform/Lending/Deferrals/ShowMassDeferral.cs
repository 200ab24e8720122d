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

    /// <param name="UndoingWaits">Its undoing is proposed and waits for a second person.</param>
    /// <param name="Counts">Loans by where they stand; of the standings that there are.</param>
    /// <param name="Rows">Those that were refused first; at most 500.</param>
    public sealed record Detail(
        Id<MassDeferral> Id, string Name, DateOnly? EventOn, DateOnly From, int Months, string Reason, MassChoice Choice, MassDeferralStanding Standing,
        bool UndoingWaits, string ProposedBy, DateOnly ProposedOn, DateOnly? AgreedOn, string? DecidedBy, DateTime? FinishedAt, int Loans,
        IReadOnlyDictionary<DeferredLoanStatus, int> Counts, IReadOnlyList<Row> Rows)
    {
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
        return new(
            id, deferral.Name, deferral.EventOn, deferral.From, deferral.Months, deferral.Reason,
            JsonSerializer.Deserialize<MassChoice>(deferral.Choice, JsonSerializerOptions.Web)!,
            Standings.Of(deferral.Status, deferral.ProposalId is { } proposal ? proposals[proposal] : null),
            deferral.UndoingProposalId is { } undoing && proposals[undoing] is ProposalStatus.Waiting,
            deferral.ProposedBy, deferral.ProposedOn, deferral.AgreedOn, deferral.DecidedBy, deferral.FinishedAt, counts.Values.Sum(), counts, rows);
    }

    private static async Task<Results<Ok<Detail>, NotFound>> Get(Id<MassDeferral> id, ShowMassDeferral show, CancellationToken ct) =>
        await show.Handle(id, ct) is { } detail ? TypedResults.Ok(detail) : TypedResults.NotFound();
}
