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

/// <summary>Which lines of a statement are looked at.</summary>
public enum LineFilter
{
    All,

    /// <summary>Refused ones too.</summary>
    ToDecide,
    Certain,

    /// <summary>Those that are recorded in a moment too.</summary>
    Recorded,
    Ignored,
    Refused,
    Outgoing,
    Known,
    Undone,
}

/// <summary>The statements imported, one of them, and its lines page by page.</summary>
public sealed class ReadStatements(PlatformDb db, ICurrentUser user)
{
    /// <summary>Lines on a page unless somebody says otherwise.</summary>
    public const int UsualSize = 50;

    /// <summary>How many lines stand where.</summary>
    /// <param name="ToDecide">Refused ones among them.</param>
    public sealed record Counts(int ToDecide, int Certain, int Waiting, int Recorded, int Ignored, int Refused, int Outgoing, int Known, int Undone)
    {
        public static Counts Of(IReadOnlyCollection<(StatementLineState State, Confidence? Confidence, int Count)> groups)
        {
            ArgumentNullException.ThrowIfNull(groups);
            return new(
                In(StatementLineState.ToDecide) + In(StatementLineState.Refused), groups.Where(x => x is { State: StatementLineState.ToDecide, Confidence: Statements.Confidence.Certain }).Sum(x => x.Count),
                In(StatementLineState.Accepted) + In(StatementLineState.Undoing), In(StatementLineState.Recorded), In(StatementLineState.Ignored), In(StatementLineState.Refused),
                In(StatementLineState.Outgoing), In(StatementLineState.Known), In(StatementLineState.Undone));

            int In(StatementLineState state) => groups.Where(x => x.State == state).Sum(x => x.Count);
        }
    }

    public sealed record Row(
        Id<BankStatement> Id, string FileName, StatementFormat Format, string? Account, DateOnly From, DateOnly To, StatementStatus Status, string ImportedBy, DateOnly ImportedOn, int Lines, Counts Counts);

    /// <param name="MoneyIn">Sum of the credits.</param>
    /// <param name="MoneyOut">Sum of the debits, without sign.</param>
    /// <param name="Recorded">Sum of the payments and recoveries recorded.</param>
    /// <param name="PassedOver">Lines of the file that are no movement.</param>
    /// <param name="Unexplained">What the closing balance has more than the opening one and the lines; null where the file gives no balances.</param>
    public sealed record Detail(Row Statement, Money MoneyIn, Money MoneyOut, Money Recorded, string? UndoneBy, string? UndoReason, int PassedOver, Money? Unexplained);

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

    public static void Map(IEndpointRouteBuilder statements)
    {
        statements.MapGet("", GetAll).WithSummary("List bank statements");
        statements.MapGet("/{id}", Get).WithSummary("Show a bank statement and its progress").ProducesProblem(404);
        statements.MapGet("/{id}/lines", GetLines).WithSummary("List lines of a bank statement, with the loans proposed").ProducesProblem(400).ProducesProblem(404);
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Row>> All(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadStatements);
        var statements = await db.Set<BankStatement>().AsNoTracking().OrderByDescending(x => x.ImportedAt).ToListAsync(ct);
        var groups = await db.Set<StatementLine>().GroupBy(x => new { x.StatementId, x.State, x.Confidence }).Select(x => new { x.Key, Count = x.Count() }).ToListAsync(ct);
        var counts = groups.ToLookup(x => x.Key.StatementId, x => (x.Key.State, x.Key.Confidence, x.Count));
        return statements.ConvertAll(x => Of(x, Counts.Of([.. counts[x.Id]])));
    }

    /// <returns>Null when this platform has no such statement.</returns>
    public async Task<Detail?> Of(Id<BankStatement> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadStatements);
        if (await db.Set<BankStatement>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } statement) return null;

        var groups = await db.Set<StatementLine>().Where(x => x.StatementId == id)
            .GroupBy(x => new { x.State, x.Confidence, x.Act, IsCredit = (long)(object)x.Amount > 0 })
            .Select(x => new { x.Key, Count = x.Count(), Sum = x.Sum(y => (long)(object)y.Amount) }).ToListAsync(ct);
        return new(
            Of(statement, Counts.Of([.. groups.Select(x => (x.Key.State, x.Key.Confidence, x.Count))])),
            new(groups.Where(x => x.Key.IsCredit).Sum(x => x.Sum)), new(-groups.Where(x => !x.Key.IsCredit).Sum(x => x.Sum)),
            new(groups.Where(x => x.Key is { State: StatementLineState.Recorded, Act: MatchAct.Payment or MatchAct.Recovery }).Sum(x => x.Sum)), statement.UndoneBy, statement.UndoReason, statement.PassedOver, statement.Unexplained);
    }

    /// <returns>Null when this platform has no such statement.</returns>
    public async Task<Page?> Lines(Id<BankStatement> id, LineFilter filter, Paging page = default, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadStatements);
        if (!await db.Set<BankStatement>().AnyAsync(x => x.Id == id, ct)) return null;

        var matching = Filtered(db.Set<StatementLine>().AsNoTracking().Where(x => x.StatementId == id), filter);
        var total = await matching.CountAsync(ct);
        return new(await Named(await matching.OrderBy(x => x.Number).On(page).ToListAsync(ct), ct), total);
    }

    /// <summary>All of them: for exports.</summary>
    internal async Task<IReadOnlyList<Line>> AllLines(Id<BankStatement> id, LineFilter filter, CancellationToken ct) =>
        await Named(await Filtered(db.Set<StatementLine>().AsNoTracking().Where(x => x.StatementId == id), filter).OrderBy(x => x.Number).ToListAsync(ct), ct);

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

    private static Row Of(BankStatement x, Counts counts) => new(x.Id, x.FileName, x.Format, x.Account, x.From, x.To, x.Status, x.ImportedBy, x.ImportedOn, x.LineCount, counts);

    private static async Task<Ok<IReadOnlyList<Row>>> GetAll(ReadStatements read, CancellationToken ct) => TypedResults.Ok(await read.All(ct));

    private static async Task<Results<Ok<Detail>, NotFound>> Get(Id<BankStatement> id, ReadStatements read, CancellationToken ct) =>
        await read.Of(id, ct) is { } detail ? TypedResults.Ok(detail) : TypedResults.NotFound();

    private static async Task<Results<Ok<Page>, NotFound>> GetLines(Id<BankStatement> id, [AsParameters] Query query, ReadStatements read, CancellationToken ct) =>
        await read.Lines(id, query.Filter?.Value ?? LineFilter.All, Paging.Of(query.Page, query.Size, UsualSize), ct) is { } page ? TypedResults.Ok(page) : TypedResults.NotFound();

    public sealed record Query(Word<LineFilter>? Filter, [property: Range(1, Paging.LastNumber)] int? Page, [property: Range(1, Paging.LargestSize)] int? Size);
}
