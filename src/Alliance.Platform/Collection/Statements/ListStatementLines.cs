using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>The lines of a statement page by page, with the loans proposed.</summary>
public sealed class ListStatementLines(PlatformDb db, ICurrentUser user)
{
    /// <summary>Lines on a page unless somebody says otherwise.</summary>
    public const int UsualSize = 50;

    /// <param name="Borrower">And enterprise, as people know the loan.</param>
    public sealed record Match(
        Id<Loan> LoanId, string LoanNumber, string? Borrower, string? Enterprise, MatchAct Act, Confidence Confidence, MatchGround Ground, MatchDoubt? Doubt, DateOnly? DoubtOn);

    /// <param name="Matches">While it is to be decided.</param>
    /// <param name="LoanId">What was decided.</param>
    /// <param name="Code">Why recording, or undoing, was refused.</param>
    public sealed record Line(
        Id<StatementLine> Id, int Number, DateOnly On, Money Amount, string Label, string? Reference, string? Counterparty, string? CounterAccount, bool IsReversal,
        StatementLineState State, Confidence? Confidence, IReadOnlyList<Match> Matches, Id<Loan>? LoanId, string? LoanNumber, string? Borrower, MatchAct? Act, string? Code, string? Reason, string? DecidedBy, DateTime? DecidedAt)
    {
        /// <summary>The match that can be accepted with one click.</summary>
        public Match? StandsOut => Matches is [{ Doubt: null, Confidence: not Statements.Confidence.ToCheck } only] ? only : null;
    }

    /// <param name="Total">On all pages.</param>
    public sealed record Page(IReadOnlyList<Line> Lines, int Total);

    public sealed record Query(Word<LineFilter>? Filter, [property: Range(1, Paging.LastNumber)] int? Page, [property: Range(1, Paging.LargestSize)] int? Size);

    public static void Map(IEndpointRouteBuilder statements) => statements.MapGet("/{id}/lines", Get)
        .WithSummary("List lines of a bank statement, with the loans proposed").ProducesProblem(400).ProducesProblem(404);

    /// <returns>Null when this platform has no such statement.</returns>
    public async Task<Page?> Handle(Id<BankStatement> id, LineFilter filter, Paging page = default, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadStatements);
        if (!await db.Set<BankStatement>().AnyAsync(x => x.Id == id, ct)) return null;

        var matching = Filtered(db.Set<StatementLine>().AsNoTracking().Where(x => x.StatementId == id), filter);
        var total = await matching.CountAsync(ct);
        return new(await Named(await matching.OrderBy(x => x.Number).On(page).ToListAsync(ct), ct), total);
    }

    /// <summary>All of them: for exports.</summary>
    /// <returns>Null when this platform has no such statement.</returns>
    internal async Task<IReadOnlyList<Line>?> All(Id<BankStatement> id, LineFilter filter, CancellationToken ct)
    {
        user.Demand(Permissions.ReadStatements);
        if (!await db.Set<BankStatement>().AnyAsync(x => x.Id == id, ct)) return null;

        return await Named(await Filtered(db.Set<StatementLine>().AsNoTracking().Where(x => x.StatementId == id), filter).OrderBy(x => x.Number).ToListAsync(ct), ct);
    }

    private static IQueryable<StatementLine> Filtered(IQueryable<StatementLine> lines, LineFilter filter) => filter switch
    {
        LineFilter.ToDecide => lines.Where(x => x.State == StatementLineState.ToDecide || x.State == StatementLineState.Refused),
        LineFilter.Certain => lines.Where(x => x.State == StatementLineState.ToDecide && x.Confidence == Confidence.Certain),
        LineFilter.Recorded => lines.Where(x => x.State == StatementLineState.Recorded || x.State == StatementLineState.Accepted || x.State == StatementLineState.Undoing),
        LineFilter.Ignored => lines.Where(x => x.State == StatementLineState.Ignored),
        LineFilter.Refused => lines.Where(x => x.State == StatementLineState.Refused),
        LineFilter.Outgoing => lines.Where(x => x.State == StatementLineState.Outgoing),
        LineFilter.Known => lines.Where(x => x.State == StatementLineState.Known),
        LineFilter.Undone => lines.Where(x => x.State == StatementLineState.Undone),
        _ => lines,
    };

    private async Task<IReadOnlyList<Line>> Named(List<StatementLine> lines, CancellationToken ct)
    {
        var matches = lines.ToDictionary(x => x.Id, x => x.State is StatementLineState.ToDecide or StatementLineState.Refused or StatementLineState.Undone ? x.Matches : []);
        Id<Loan>[] ids = [.. lines.Select(x => x.LoanId).OfType<Id<Loan>>().Concat(matches.Values.SelectMany(x => x).Select(x => x.LoanId)).Distinct()];
        var names = new Dictionary<Id<Loan>, (string Borrower, string Enterprise)>();
        foreach (var chunk in ids.Chunk(500))
        {
            foreach (var name in await (
                from loan in db.Loans
                where chunk.Contains(loan.Id)
                join application in db.Applications on loan.ApplicationId equals application.Id
                join entrepreneur in db.Entrepreneurs on application.EntrepreneurId equals entrepreneur.Id
                join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
                select new { loan.Id, Borrower = entrepreneur.Person.Name, Enterprise = enterprise.Profile.Name }).ToListAsync(ct)) names[name.Id] = (name.Borrower, name.Enterprise);
        }

        return lines.ConvertAll(x => new Line(
            x.Id, x.Number, x.On, x.Amount, x.Label, x.Reference, x.Counterparty, x.CounterAccount, x.IsReversal, x.State, x.Confidence,
            [.. matches[x.Id].Select(y => new Match(y.LoanId, y.LoanNumber, NamesOf(y.LoanId)?.Borrower, NamesOf(y.LoanId)?.Enterprise, y.Act, y.Confidence, y.Ground, y.Doubt, y.DoubtOn))],
            x.LoanId, x.LoanNumber, x.LoanId is { } loan ? NamesOf(loan)?.Borrower : null, x.Act, x.Code, x.Reason, x.DecidedBy, x.DecidedAt));

        (string Borrower, string Enterprise)? NamesOf(Id<Loan> id) => names.TryGetValue(id, out var found) ? found : null;
    }

    private static async Task<Results<Ok<Page>, NotFound>> Get(Id<BankStatement> id, [AsParameters] Query query, ListStatementLines listLines, CancellationToken ct) =>
        await listLines.Handle(id, query.Filter?.Value ?? LineFilter.All, Paging.Of(query.Page, query.Size, UsualSize), ct) is { } page ? TypedResults.Ok(page) : TypedResults.NotFound();
}
