using System.Linq.Expressions;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Lending.Loans;

/// <summary>A kind of row that names a loan, and what becomes of it when the loan goes because its decision is taken back. Each kind is registered by the area that keeps it (<see cref="LoanTies"/>), since this one can't name it.</summary>
internal interface ILoanTie
{
    /// <summary>The kind, as the model knows it.</summary>
    Type Row { get; }

    /// <exception cref="RefusedException">What still counts stands in the way; the code says what it is.</exception>
    Task DemandNone(PlatformDb db, Id<Loan> loan, CancellationToken ct);

    /// <summary>Whether it is a record that outlives a loan given up by its borrower.</summary>
    bool IsRecord { get; }

    /// <summary>Lets go what counts no more, without saving; asked once nothing stands in the way.</summary>
    Task LetGo(PlatformDb db, Id<Loan> loan, CancellationToken ct);
}

/// <param name="why">What stands in the way, and what may be done about it.</param>
/// <param name="ofLoan">The rows of a loan.</param>
/// <param name="countsNoMore">Null where none of them ever goes.</param>
/// <param name="release">What is done with one that counts no more; it goes with the loan without.</param>
/// <param name="isRecord">Whether it stays when the borrower gives the loan up.</param>
internal sealed class LoanTie<TRow>(RefusedException why, Func<Id<Loan>, Expression<Func<TRow, bool>>> ofLoan, Func<TRow, bool>? countsNoMore, Action<TRow>? release, bool isRecord) : ILoanTie where TRow : class
{
    public Type Row => typeof(TRow);

    public bool IsRecord => isRecord;

    public async Task DemandNone(PlatformDb db, Id<Loan> loan, CancellationToken ct)
    {
        if (!(await Rows(db, loan, ct)).TrueForAll(x => countsNoMore?.Invoke(x) ?? false)) throw new RefusedException(why.Code, why.Message);
    }

    public async Task LetGo(PlatformDb db, Id<Loan> loan, CancellationToken ct)
    {
        foreach (var row in await Rows(db, loan, ct))
        {
            if (release is null) db.Remove(row);
            else release(row);
        }
    }

    private Task<List<TRow>> Rows(PlatformDb db, Id<Loan> loan, CancellationToken ct) => db.Set<TRow>().Where(ofLoan(loan)).ToListAsync(ct);
}

internal static class LoanTies
{
    /// <summary>Of rows that are there only where money has moved, which is said first.</summary>
    public static RefusedException MoneyHasMoved => new("application.loan-has-events", "Money has moved on this loan: the decision can't be undone any more.");

    public static void AddLoanTie<TRow>(
        this IServiceCollection services, RefusedException why, Func<Id<Loan>, Expression<Func<TRow, bool>>> ofLoan, Func<TRow, bool>? countsNoMore = null, Action<TRow>? release = null, bool isRecord = false) where TRow : class =>
        services.AddSingleton<ILoanTie>(new LoanTie<TRow>(why, ofLoan, countsNoMore, release, isRecord));
}
