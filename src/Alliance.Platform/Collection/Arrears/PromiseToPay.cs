using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>How a promise stands: follows from the payments received, and is never written by hand.</summary>
public enum PromiseStanding
{
    Open,
    Kept,
    Broken,

    /// <summary>Noted by mistake, or replaced by agreement.</summary>
    Withdrawn,
}

/// <summary>What a borrower promised to pay, and by when. One is open at a time.</summary>
public sealed class PromiseToPay : IRevised
{
    public const int LongestWords = 500;

    /// <summary>A promise for a day further away is a matter of deferral or rescheduling.</summary>
    public const int MostDaysAhead = 180;

    private PromiseToPay() { } // for EF Core

    /// <param name="number">1 for the first of the loan: of two that are noted at once, one is.</param>
    /// <exception cref="RefusedException"><c>promise.amount-not-positive</c>, <c>promise.in-the-future</c>, <c>promise.day-impossible</c>.</exception>
    public PromiseToPay(Id<Loan> loanId, int number, Money amount, DateOnly payBy, DateOnly promisedOn, string? words, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (amount <= Money.Zero) throw new RefusedException("promise.amount-not-positive", "The amount promised is above zero.");
        if (promisedOn > entry.Today) throw new RefusedException("promise.in-the-future", "A promise is noted after it was given.", entry.Today);
        var latest = promisedOn.AddDays(MostDaysAhead);
        if (payBy < promisedOn || payBy > latest)
            throw new RefusedException("promise.day-impossible", "The day promised lies after the promise, by at most 180 days.", promisedOn, latest);

        (LoanId, Number, Amount, PayBy, PromisedOn, Words) = (loanId, number, amount, payBy, promisedOn, Blank.NoteToNull(words));
        (EnteredBy, EnteredAt) = (entry.By, entry.At);
    }

    public Id<PromiseToPay> Id { get; private init; } = Id<PromiseToPay>.New();

    public Id<Loan> LoanId { get; private init; }

    public int Number { get; private init; }

    public Money Amount { get; private init; }

    /// <summary>Kept when it is in by the end of this day.</summary>
    public DateOnly PayBy { get; private init; }

    public DateOnly PromisedOn { get; private init; }

    public string? Words { get; private init; }

    public string EnteredBy { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTime EnteredAt { get; private init; }

    /// <summary>UTC; null while it stands.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    public long Revision { get; private set; }

    /// <summary>What came in from the day of the promise to the day promised, both included; returned and undone payments apart.</summary>
    public Money ReceivedBy(DateOnly today, IReadOnlyList<LoanEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var undone = LoanHistory.UndoneAmong(events);
        var returned = events.Where(x => x.Kind is LoanEventKind.Returned && !undone.Contains(x.Id)).Select(x => x.Undoes!.Value).ToHashSet();
        var last = PayBy < today ? PayBy : today;
        return events.Where(x => x.Kind is LoanEventKind.Paid or LoanEventKind.Recovered && x.On >= PromisedOn && x.On <= last
            && !undone.Contains(x.Id) && !returned.Contains(x.Id)).Sum(x => x.Amount);
    }

    public PromiseStanding StandingOn(DateOnly today, IReadOnlyList<LoanEvent> events) =>
        WithdrawnAt is not null ? PromiseStanding.Withdrawn
        : ReceivedBy(today, events) >= Amount ? PromiseStanding.Kept
        : today > PayBy ? PromiseStanding.Broken : PromiseStanding.Open;

    /// <exception cref="RefusedException"><c>promise.reason-missing</c>, <c>promise.withdrawn-already</c>.</exception>
    public void Withdraw(string reason, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (TypedText.IsBlank(reason)) throw new RefusedException("promise.reason-missing", "Say why the promise counts no more.");
        if (WithdrawnAt is not null) throw new RefusedException("promise.withdrawn-already", "This promise counts no more already.");

        (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (entry.At, entry.By, TypedText.CleanLines(reason));
    }
}

internal sealed class PromiseMapping : IEntityTypeConfiguration<PromiseToPay>
{
    public void Configure(EntityTypeBuilder<PromiseToPay> builder)
    {
        builder.ToTable("arrears_promises");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasOne<Loan>().WithMany().HasForeignKey(x => x.LoanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.LoanId, x.Number }).IsUnique();
        builder.HasIndex(x => x.PayBy);
        builder.Property(x => x.Words).HasMaxLength(PromiseToPay.LongestWords);
        builder.Property(x => x.EnteredBy).HasMaxLength(200);
        builder.Property(x => x.WithdrawnBy).HasMaxLength(200);
        builder.Property(x => x.WithdrawnBecause).HasMaxLength(Contact.LongestReason);
    }
}
