using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
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

    public sealed record Match
    {
        public required Id<Loan> LoanId { get; init; }
        public required string LoanNumber { get; init; }

        /// <summary>And enterprise, as people know the loan.</summary>
        public required string? Borrower { get; init; }

        public required string? Enterprise { get; init; }
        public required MatchAct Act { get; init; }
        public required Confidence Confidence { get; init; }
        public required MatchGround Ground { get; init; }
        public required MatchDoubt? Doubt { get; init; }
        public required DateOnly? DoubtOn { get; init; }
    }

    public sealed record Line
    {
        public required Id<StatementLine> Id { get; init; }
        public required int Number { get; init; }
        public required DateOnly On { get; init; }

        /// <summary>From when the money counts, where that is another day than <see cref="On"/>.</summary>
        public required DateOnly? ValueOn { get; init; }

        public required Money Amount { get; init; }
        public required string Label { get; init; }
        public required string? Reference { get; init; }
        public required string? Counterparty { get; init; }
        public required string? CounterAccount { get; init; }
        public required bool IsReversal { get; init; }

        /// <summary>An earlier statement has a movement of this day and amount: perhaps this one.</summary>
        public required bool IsPerhapsKnown { get; init; }

        public required StatementLineState State { get; init; }
        public required Confidence? Confidence { get; init; }

        /// <summary>While it is to be decided.</summary>
        public required IReadOnlyList<Match> Matches { get; init; }

        /// <summary>Files of direct debits that it may be the one credit of; while it is to be decided.</summary>
        public required IReadOnlyList<FileMatch> Files { get; init; }

        /// <summary>So many debits the bank names beside a credit, without their amounts.</summary>
        public required int NamedDebits { get; init; }

        /// <summary>What was decided.</summary>
        public required Id<Loan>? LoanId { get; init; }

        public required string? LoanNumber { get; init; }
        public required string? Borrower { get; init; }
        public required MatchAct? Act { get; init; }

        /// <summary>The file that was settled.</summary>
        public required Id<DirectDebitBatch>? FileId { get; init; }

        public required string? FileReference { get; init; }

        /// <summary>Why recording, or undoing, was refused.</summary>
        public required string? Code { get; init; }

        public required string? Reason { get; init; }
        public required string? DecidedBy { get; init; }
        public required DateTime? DecidedAt { get; init; }

        /// <summary>The match that can be accepted with one click.</summary>
        public Match? StandsOut => Files is [] && Matches is [{ Doubt: null, Confidence: not Statements.Confidence.ToCheck } only] ? only : null;
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

    private static bool IsOpen(StatementLine line) => line.State is StatementLineState.ToDecide or StatementLineState.Refused or StatementLineState.Undone;

    private async Task<IReadOnlyList<Line>> Named(List<StatementLine> lines, CancellationToken ct)
    {
        var matches = lines.ToDictionary(x => x.Id, x => IsOpen(x) ? x.Matches : []);
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

        return lines.ConvertAll(x => new Line
        {
            Id = x.Id,
            Number = x.Number,
            On = x.On,
            ValueOn = x.ValueOn,
            Amount = x.Amount,
            Label = x.Label,
            Reference = x.Reference,
            Counterparty = x.Counterparty,
            CounterAccount = x.CounterAccount,
            IsReversal = x.IsReversal,
            IsPerhapsKnown = x.IsPerhapsKnown && x.State is not StatementLineState.Undone,
            State = x.State,
            Confidence = x.Confidence,
            Matches = [.. matches[x.Id].Select(y => new Match
            {
                LoanId = y.LoanId,
                LoanNumber = y.LoanNumber,
                Borrower = NamesOf(y.LoanId)?.Borrower,
                Enterprise = NamesOf(y.LoanId)?.Enterprise,
                Act = y.Act,
                Confidence = y.Confidence,
                Ground = y.Ground,
                Doubt = y.Doubt,
                DoubtOn = y.DoubtOn,
            })],
            Files = IsOpen(x) ? x.Files : [],
            NamedDebits = x.Named.Count,
            LoanId = x.LoanId,
            LoanNumber = x.LoanNumber,
            FileId = x.FileId,
            FileReference = x.FileReference,
            Borrower = x.LoanId is { } loan ? NamesOf(loan)?.Borrower : null,
            Act = x.Act,
            Code = x.Code,
            Reason = x.Reason,
            DecidedBy = x.DecidedBy,
            DecidedAt = x.DecidedAt,
        });

        (string Borrower, string Enterprise)? NamesOf(Id<Loan> id) => names.TryGetValue(id, out var found) ? found : null;
    }

    private static async Task<Results<Ok<Page>, NotFound>> Get(Id<BankStatement> id, [AsParameters] Query query, ListStatementLines listLines, CancellationToken ct) =>
        await listLines.Handle(id, query.Filter?.Value ?? LineFilter.All, Paging.Of(query.Page, query.Size, UsualSize), ct) is { } page ? TypedResults.Ok(page) : TypedResults.NotFound();
}
