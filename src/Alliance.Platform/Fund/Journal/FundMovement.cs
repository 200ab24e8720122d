using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Fund.Journal;

/// <summary>What a movement of the fund is, and so which two accounts it moves.</summary>
public enum FundMovementKind
{
    /// <summary>Money of a funder (apport): bank, and the funder's capital. Negative: given back.</summary>
    Contribution,

    /// <summary>Money lent: bank, and loans outstanding.</summary>
    Disbursement,

    /// <summary>Capital repaid: bank, and loans outstanding. Negative: returned by the bank, or corrected.</summary>
    Repayment,

    /// <summary>Paid too much: bank, and credits owed. Negative: refunded, or used for what fell due.</summary>
    Credit,

    /// <summary>A loss: loans outstanding, and losses.</summary>
    WriteOff,

    /// <summary>Money received on a loss: bank, and losses.</summary>
    Recovery,
}

/// <summary>The fund's five accounts (rule 18): what it has and has lost is positive, what it owes and was given is negative. Together always zero.</summary>
public readonly record struct FundAccounts(Money Bank, Money Outstanding, Money Capital, Money Losses, Money CreditsOwed)
{
    public Money Sum => Bank + Outstanding + Capital + Losses + CreditsOwed;

    /// <summary>Both sides of a movement: the postings of a kind sum to zero whatever the amount.</summary>
    public static FundAccounts Of(FundMovementKind kind, Money amount) => kind switch
    {
        FundMovementKind.Contribution => new() { Bank = amount, Capital = -amount },
        FundMovementKind.Disbursement => new() { Bank = -amount, Outstanding = amount },
        FundMovementKind.Repayment => new() { Bank = amount, Outstanding = -amount },
        FundMovementKind.Credit => new() { Bank = amount, CreditsOwed = -amount },
        FundMovementKind.WriteOff => new() { Outstanding = -amount, Losses = amount },
        FundMovementKind.Recovery => new() { Bank = amount, Losses = -amount },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static FundAccounts operator +(FundAccounts left, FundAccounts right) => new(
        left.Bank + right.Bank, left.Outstanding + right.Outstanding, left.Capital + right.Capital, left.Losses + right.Losses, left.CreditsOwed + right.CreditsOwed);
}

/// <summary>One balanced set of postings (écriture) in the fund's books. Never changed, never deleted: a correction is a further movement.</summary>
/// <remarks>Five fixed accounts are five columns, so the database itself refuses a row that doesn't sum to zero.</remarks>
public sealed class FundMovement
{
    private FundMovement()
    {
        // for EF Core
    }

    /// <param name="postedOn">The accounting date: the value date, or the booking date where the month of the value date is closed.</param>
    public FundMovement(FundMovementKind kind, Money amount, DateOnly valueOn, DateOnly postedOn, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        (Kind, Amount, ValueOn, PostedOn, EnteredBy, EnteredAt) = (kind, amount, valueOn, postedOn, entry.By, entry.At);
        (Bank, Outstanding, Capital, Losses, CreditsOwed) = FundAccounts.Of(kind, amount);
    }

    public Id<FundMovement> Id { get; private init; } = Id<FundMovement>.New();

    /// <summary>In order of entry to the books, from 1, given before the commit by <see cref="NumberMovements"/>: the journal's order within a day. Zero as long as a replica of the release before has entered it and nobody else anything since.</summary>
    public long Number { get; private set; }

    public FundMovementKind Kind { get; private init; }

    /// <summary>As the kind has it; negative for what goes the other way.</summary>
    public Money Amount { get; private init; }

    /// <summary>Books, balances and statements go by this date.</summary>
    public DateOnly PostedOn { get; private init; }

    /// <summary>When it happened.</summary>
    public DateOnly ValueOn { get; private init; }

    internal void Give(long number) => Number = number;

    /// <summary>Whose money it is; null for credits owed to borrowers, which are nobody's capital.</summary>
    public Id<FundingAgreement>? AgreementId { get; init; }

    /// <summary>Null for money of funders.</summary>
    public Id<Loan>? LoanId { get; init; }

    /// <summary>The loan's event that was entered; a late one may move money of other days too.</summary>
    public Guid? EventId { get; init; }

    public Money Bank { get; private init; }

    public Money Outstanding { get; private init; }

    public Money Capital { get; private init; }

    public Money Losses { get; private init; }

    public Money CreditsOwed { get; private init; }

    /// <summary>The bank's or funder's, or why money was given back.</summary>
    public string? Reference { get; init; }

    public string EnteredBy { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTime EnteredAt { get; private init; }
}

internal sealed class FundMovementMapping : IEntityTypeConfiguration<FundMovement>
{
    public void Configure(EntityTypeBuilder<FundMovement> builder)
    {
        builder.ToTable("fund_movements", x => x.HasCheckConstraint("CK_fund_movements_balanced", "Bank + Outstanding + Capital + Losses + CreditsOwed = 0"));
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Reference).HasMaxLength(LoanEvent.LongestReference);
        builder.Property(x => x.EnteredBy).HasMaxLength(250); // two names, where two persons decide
        builder.HasIndex(x => new { x.PostedOn, x.Number });
        builder.HasIndex(x => x.Number).HasFilter("Number = 0"); // those without one are few, and looked for before each entry
        builder.HasIndex(x => new { x.AgreementId, x.PostedOn });
        builder.HasIndex(x => new { x.LoanId, x.Kind, x.Amount }); // the proof of a closing reads nothing else
        builder.HasOne<FundingAgreement>().WithMany().HasForeignKey(x => x.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Loan>().WithMany().HasForeignKey(x => x.LoanId).OnDelete(DeleteBehavior.Restrict);
    }
}
