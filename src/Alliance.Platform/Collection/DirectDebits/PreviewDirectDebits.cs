using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Lending;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Why a loan that owes something is not in a file.</summary>
public enum DirectDebitExclusion
{
    NoMandate,
    DoubtfulRib,

    /// <summary>The holder's name is in no letters that a bank reads.</summary>
    NoLatinName,

    /// <summary>A file for the same month has it already.</summary>
    AlreadyInBatch,

    /// <summary>Its arrears are in a file whose outcome isn't recorded yet.</summary>
    ArrearsInOpenBatch,
}

/// <summary>Who would be debited how much for a month, and who would not and why. Nothing is stored.</summary>
public sealed class PreviewDirectDebits(PlatformDb db, ICurrentUser user, IBusinessDate business, TenantContext tenant)
{
    /// <summary>Files are prepared this far ahead.</summary>
    public const int MonthsAhead = 12;

    private const int LoansAtATime = 500;

    /// <param name="Month">Any day of it.</param>
    /// <param name="WithArrears">Asks for what is past due as well.</param>
    public sealed record Input(DateOnly Month, bool WithArrears = false);

    public sealed record Row
    {
        public required Id<Loan> LoanId { get; init; }
        public required string LoanNumber { get; init; }
        public required string Debtor { get; init; }
        public required string Rib { get; init; }
        public required string MandateReference { get; init; }
        public required DateOnly MandateSignedOn { get; init; }
        public required Money Due { get; init; }
        public required Money Arrears { get; init; }
        public required DateOnly? DueOn { get; init; }
        public required DateOnly CollectOn { get; init; }

        /// <summary>Why it is in no file of this month.</summary>
        public required DebitReason Reason { get; init; }

        public Money Amount => Due + Arrears;
    }

    /// <param name="Batch">Reference of the file that has it.</param>
    public sealed record LeftOut(Id<Loan> LoanId, string LoanNumber, string Borrower, Money Amount, DirectDebitExclusion Reason, string? Batch);

    /// <param name="MissingSettings">Of the platform's section <c>bank</c>: no file without them.</param>
    /// <param name="Files">References of the files of this month that count, oldest first.</param>
    public sealed record Found(DateOnly Month, bool WithArrears, IReadOnlyList<Row> Rows, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<string> MissingSettings, IReadOnlyList<string> Files)
    {
        public Money Total => Rows.Sum(x => x.Amount);
    }

    public static void Map(IEndpointRouteBuilder debits) => debits.MapGet("/preview", Get).WithSummary("Preview the direct debits of a month").ProducesProblem(409);

    public async Task<Found> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadDirectDebits);
        var today = business.Today;
        var month = MonthOf(input, today);
        var workingDays = await WorkingDays.Read(db, ct);
        var mandates = await db.Set<Mandate>().AsNoTracking().Where(x => x.EndedAt == null).ToDictionaryAsync(x => x.LoanId, ct);
        var files = await db.Set<DirectDebitBatch>().AsNoTracking().Where(x => x.Month == month && x.CancelledAt == null).OrderBy(x => x.Number).ToListAsync(ct);
        var asked = await AskedAlready(month, ct);
        var borrowers = await Borrowers(ct);
        List<Row> rows = [];
        List<LeftOut> leftOut = [];
        foreach (var chunk in borrowers.Chunk(LoansAtATime))
        {
            var ids = chunk.Select(x => x.LoanId).ToList();
            var loans = await db.Loans.AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
            foreach (var borrower in chunk) Judge(loans[borrower.LoanId], borrower.Name);
        }

        return new(month, input.WithArrears, rows, leftOut, BankSettings.Of(tenant.Organisation).Missing, files.ConvertAll(x => x.Reference));

        void Judge(Loan loan, string borrower)
        {
            var inMonth = loan.State.Schedule.Where(x => x.Remaining > Money.Zero && x.DueOn >= month && x.DueOn < month.AddMonths(1)).ToList();
            var due = inMonth.Sum(x => x.Remaining);
            var arrears = input.WithArrears ? loan.State.Schedule.Where(x => x.DueOn < month && x.DueOn < today).Sum(x => x.Remaining) : Money.Zero;
            if (due + arrears == Money.Zero) return;

            var inFiles = asked[loan.Id].Where(x => x.Line.StandsOn(loan)).ToList();
            if (inFiles.Find(x => x.Month == month) is { } same) leftOut.Add(Out(DirectDebitExclusion.AlreadyInBatch, due + arrears, same.Batch));
            else if (mandates.GetValueOrDefault(loan.Id) is not { } mandate) leftOut.Add(Out(DirectDebitExclusion.NoMandate, due + arrears));
            else if (!mandate.HasGoodRib) leftOut.Add(Out(DirectDebitExclusion.DoubtfulRib, due + arrears));
            else if (BankName.Of(mandate.Holder) is null) leftOut.Add(Out(DirectDebitExclusion.NoLatinName, due + arrears));
            else
            {
                if (arrears > Money.Zero && inFiles.Find(x => x.Line.State is DirectDebitState.Open) is { } open)
                {
                    leftOut.Add(Out(DirectDebitExclusion.ArrearsInOpenBatch, arrears, open.Batch));
                    arrears = Money.Zero;
                    if (due == Money.Zero) return;
                }

                DateOnly? dueOn = inMonth.Count > 0 ? inMonth[0].DueOn : null;
                var earliest = dueOn ?? month;
                var reason = DebitReason.Of(loan, mandate, files, asked[loan.Id].Where(x => x.Month == month));
                rows.Add(RowOf(loan, mandate, (due, arrears), dueOn, workingDays.OnOrAfter(earliest > today ? earliest : today), reason));
            }

            LeftOut Out(DirectDebitExclusion reason, Money amount, string? batch = null) => new(loan.Id, loan.Number, borrower, amount, reason, batch);
        }
    }

    private static Row RowOf(Loan loan, Mandate mandate, (Money Due, Money Arrears) asks, DateOnly? dueOn, DateOnly collectOn, DebitReason reason) => new()
    {
        LoanId = loan.Id,
        LoanNumber = loan.Number,
        Debtor = mandate.Holder,
        Rib = mandate.Rib,
        MandateReference = mandate.Reference,
        MandateSignedOn = mandate.SignedOn,
        Due = asks.Due,
        Arrears = asks.Arrears,
        DueOn = dueOn,
        CollectOn = collectOn,
        Reason = reason,
    };

    /// <summary>Its first day, for which a file can be prepared.</summary>
    private static DateOnly MonthOf(Input input, DateOnly today)
    {
        var month = new DateOnly(input.Month.Year, input.Month.Month, 1);
        if (month > today.AddMonths(MonthsAhead)) throw new RefusedException("direct-debits.month-too-far", "Files are prepared at most twelve months ahead.", MonthsAhead);
        if (month.AddMonths(1) <= today) throw new RefusedException("direct-debits.month-over", "This month is over: its instalments are arrears now.", month);
        return month;
    }

    /// <summary>Open in whatever file, and all that the files of the month asked for.</summary>
    private async Task<ILookup<Id<Loan>, AskedDebit>> AskedAlready(DateOnly month, CancellationToken ct) => (await (
        from line in db.Set<DirectDebitLine>().AsNoTracking()
        join batch in db.Set<DirectDebitBatch>() on line.BatchId equals batch.Id
        where line.State == DirectDebitState.Open || (line.State != DirectDebitState.Cancelled && batch.Month == month)
        orderby batch.Number
        select new AskedDebit(line, batch.Month, batch.Reference)).ToListAsync(ct)).ToLookup(x => x.Line.LoanId);

    /// <summary>Of loans in repayment: contracted, repaid and written-off ones owe no debit.</summary>
    private Task<List<Borrower>> Borrowers(CancellationToken ct) => (
        from loan in db.Loans.AsNoTracking()
        join application in db.Applications on loan.ApplicationId equals application.Id
        join person in db.Entrepreneurs on application.EntrepreneurId equals person.Id
        where loan.Summary.Status == LoanStatus.InRepayment
        orderby loan.Number
        select new Borrower(loan.Id, person.Person.Name)).ToListAsync(ct);

    private static async Task<Ok<Found>> Get([AsParameters] Query query, PreviewDirectDebits preview, CancellationToken ct) =>
        TypedResults.Ok(await preview.Handle(new(query.Month, query.WithArrears ?? false), ct));

    /// <summary>The same as <see cref="Input"/>, as a query string has it.</summary>
    public sealed record Query([property: Required] DateOnly Month, bool? WithArrears);

    private sealed record Borrower(Id<Loan> LoanId, string Name);
}
