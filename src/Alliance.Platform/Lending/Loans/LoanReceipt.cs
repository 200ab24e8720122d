using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Http;

namespace Alliance.Platform.Lending.Loans;

/// <summary>What an entry has become, and how the loan stood right after it.</summary>
/// <param name="On">Value date.</param>
public sealed record LoanReceipt(
    Guid EventId,
    LoanEventKind Kind,
    Id<Loan> LoanId,
    string LoanNumber,
    Money Amount,
    DateOnly On,
    DateOnly BookedOn,
    PaymentMeans? Means,
    string? Reference,
    LoanStatus Status,
    Money Outstanding,
    Money Credit)
{
    public static LoanReceipt Of(Loan loan, LoanEvent happened)
    {
        ArgumentNullException.ThrowIfNull(loan);
        ArgumentNullException.ThrowIfNull(happened);
        return new(
            happened.Id, happened.Kind, loan.Id, loan.Number, happened.Amount, happened.On, happened.BookedOn, happened.Means, happened.Reference,
            loan.State.Status, loan.State.Outstanding, loan.State.Credit);
    }

    /// <summary>The same answer for the first request and for its repetitions.</summary>
    internal static IResult Answer(LoanReceipt? receipt) =>
        receipt is null ? TypedResults.NotFound() : TypedResults.Created($"/api/loans/{receipt.LoanId}", receipt);
}
