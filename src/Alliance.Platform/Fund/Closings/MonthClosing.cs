using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Fund.Closings;

public enum MonthClosingStatus
{
    /// <summary>Locked; the books are being compared with the loans.</summary>
    Proving,

    Closed,

    /// <summary>Books and loans differ: unlocked again.</summary>
    Refused,

    /// <summary>Opened again by two persons.</summary>
    Reopened,
}

/// <summary>The closing of all months up to one: locks them at once, proves in the background that the books say what the loans say, and keeps the totals.</summary>
public sealed class MonthClosing : IRevised
{
    /// <summary>Loans named when they differ; more are only counted.</summary>
    public const int MostNamed = 10;

    private MonthClosing()
    {
        // for EF Core
    }

    /// <param name="until">The last day of the month.</param>
    /// <param name="previouslyUntil">What was closed before.</param>
    /// <exception cref="RefusedException"><c>fund.not-a-month-end</c>, <c>fund.month-not-over</c> or <c>fund.month-closed</c>.</exception>
    public MonthClosing(DateOnly until, DateOnly? previouslyUntil, int loans, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (until.AddDays(1).Day != 1) throw new RefusedException("fund.not-a-month-end", "A closing goes to the last day of a month.");
        if (until >= entry.Today) throw new RefusedException("fund.month-not-over", "A month is closed when it is over.", until);
        if (until <= previouslyUntil) throw new RefusedException("fund.month-closed", "The books are closed on this day.", previouslyUntil);
        (Until, PreviouslyUntil, Loans, ClosedBy, ClosedAt) = (until, previouslyUntil, loans, entry.By, entry.At);
    }

    public Id<MonthClosing> Id { get; private init; } = Id<MonthClosing>.New();

    public DateOnly Until { get; private init; }

    public DateOnly? PreviouslyUntil { get; private init; }

    public MonthClosingStatus Status { get; private set; }

    /// <summary>How many there were to prove.</summary>
    public int Loans { get; private set; }

    public int Proved { get; private set; }

    /// <summary>The last one proved: after a stop it goes on with the next.</summary>
    public Id<Loan>? LastProved { get; private set; }

    public int Differing { get; private set; }

    /// <summary>Numbers of some that differ, for who looks into it.</summary>
    public string? DifferingNumbers { get; private set; }

    public string ClosedBy { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTime ClosedAt { get; private init; }

    /// <summary>UTC; null while it is being proved.</summary>
    public DateTime? FinishedAt { get; private set; }

    public string? ReopenedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ReopenedAt { get; private set; }

    public long Revision { get; private set; }

    internal void Prove(int loans, Id<Loan> last, IReadOnlyList<string> differing)
    {
        (Proved, LastProved, Differing) = (Proved + loans, last, Differing + differing.Count);
        Loans = Math.Max(Loans, Proved); // some were granted since
        if (DifferingNumbers is null && differing.Count > 0) DifferingNumbers = string.Join(", ", differing.Take(MostNamed));
    }

    internal void Finish(DateTime at, bool balanced)
    {
        (Status, FinishedAt) = (Differing == 0 && balanced ? MonthClosingStatus.Closed : MonthClosingStatus.Refused, at);
    }

    /// <exception cref="RefusedException"><c>fund.not-closed</c>.</exception>
    internal void Reopen(Entry entry)
    {
        RefuseReopening();
        (Status, ReopenedBy, ReopenedAt) = (MonthClosingStatus.Reopened, entry.By, entry.At);
    }

    internal void RefuseReopening()
    {
        if (Status is not MonthClosingStatus.Closed) throw new RefusedException("fund.not-closed", "Only a closed month is reopened.");
    }
}

/// <summary>What had moved by the end of a closed month, per agreement and kind: balances after it need not be summed from the beginning.</summary>
public sealed class ClosedTotal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Id<MonthClosing> ClosingId { get; init; }

    public required Id<FundingAgreement>? AgreementId { get; init; }

    public required FundMovementKind Kind { get; init; }

    public required Money Amount { get; init; }
}

internal sealed class MonthClosingMapping : IEntityTypeConfiguration<MonthClosing>, IEntityTypeConfiguration<ClosedTotal>
{
    public void Configure(EntityTypeBuilder<MonthClosing> builder)
    {
        builder.ToTable("month_closings");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.ClosedBy).HasMaxLength(200);
        builder.Property(x => x.ReopenedBy).HasMaxLength(400);
        builder.Property(x => x.DifferingNumbers).HasMaxLength(500);
        builder.HasIndex(x => new { x.Status, x.Until });
    }

    public void Configure(EntityTypeBuilder<ClosedTotal> builder)
    {
        builder.ToTable("month_closing_totals");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => x.ClosingId);
        builder.HasOne<MonthClosing>().WithMany().HasForeignKey(x => x.ClosingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FundingAgreement>().WithMany().HasForeignKey(x => x.AgreementId).OnDelete(DeleteBehavior.Restrict);
    }
}
