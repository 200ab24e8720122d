using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Http;

namespace Alliance.Platform.Lending.Loans;

/// <summary>What an entry has become, and how the loan stood right after it.</summary>
public sealed record LoanReceipt
{
    public required Guid EventId { get; init; }
    public required LoanEventKind Kind { get; init; }
    public required Id<Loan> LoanId { get; init; }
    public required string LoanNumber { get; init; }
    public required Money Amount { get; init; }

    /// <summary>Value date.</summary>
    public required DateOnly On { get; init; }

    public required DateOnly BookedOn { get; init; }
    public required PaymentMeans? Means { get; init; }
    public required string? Reference { get; init; }
    public required LoanStatus Status { get; init; }
    public required Money Outstanding { get; init; }
    public required Money Credit { get; init; }

    public static LoanReceipt Of(Loan loan, LoanEvent happened)
    {
        ArgumentNullException.ThrowIfNull(loan);
        ArgumentNullException.ThrowIfNull(happened);
        return new()
        {
            EventId = happened.Id,
            Kind = happened.Kind,
            LoanId = loan.Id,
            LoanNumber = loan.Number,
            Amount = happened.Amount,
            On = happened.On,
            BookedOn = happened.BookedOn,
            Means = happened.Means,
            Reference = happened.Reference,
            Status = loan.State.Status,
            Outstanding = loan.State.Outstanding,
            Credit = loan.State.Credit,
        };
    }

    /// <summary>The same answer for the first request and for its repetitions.</summary>
    internal static IResult Answer(LoanReceipt? receipt) =>
        receipt is null ? TypedResults.NotFound() : TypedResults.Created($"/api/loans/{receipt.LoanId}", receipt);
}
