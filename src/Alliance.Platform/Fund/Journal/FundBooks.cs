using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Fund.Journal;

/// <summary>The fund's books as a whole: one row, by which those who post, pay out and close take turns.</summary>
public sealed class FundBooks
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>The last day of the last closed month: nothing is posted on it or before. Null as long as no month is closed.</summary>
    public DateOnly? ClosedUntil { get; private set; }

    /// <summary>Two persons opened a month again.</summary>
    internal void Reopen(DateOnly? closedUntil) => ClosedUntil = closedUntil;

    /// <summary>Rises each time somebody takes the books.</summary>
    public long Turn { get; private set; }

    /// <summary>The number of the last movement.</summary>
    public long LastNumber { get; private set; }

    /// <summary>Takes numbers for movements, and so the books: nobody else's come between them, and the next ones are higher.</summary>
    /// <returns>The last of them.</returns>
    internal static async Task<long> TakeNumbers(PlatformDb db, int count, CancellationToken ct)
    {
        await db.Set<FundBooks>().ExecuteUpdateAsync(x => x.SetProperty(y => y.LastNumber, y => y.LastNumber + count), ct);
        return await db.Set<FundBooks>().Select(x => x.LastNumber).SingleAsync(ct);
    }

    /// <summary>Takes the books until the transaction ends, so that no month closes between a look and a posting, and no dirham is paid out twice.</summary>
    /// <returns>The last closed day.</returns>
    public static async Task<DateOnly?> Take(PlatformDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("The books are taken inside a transaction.");
        await db.Set<FundBooks>().ExecuteUpdateAsync(x => x.SetProperty(y => y.Turn, y => y.Turn + 1), ct);
        return await ReadClosedUntil(db, ct);
    }

    /// <summary>Without taking the books: may have changed a moment later.</summary>
    public static Task<DateOnly?> ReadClosedUntil(PlatformDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<FundBooks>().Select(x => x.ClosedUntil).SingleAsync(ct);
    }

    /// <summary>Locks or opens; the books must have been taken.</summary>
    internal static Task Close(PlatformDb db, DateOnly? until, CancellationToken ct) =>
        db.Set<FundBooks>().ExecuteUpdateAsync(x => x.SetProperty(y => y.ClosedUntil, until), ct);
}

internal sealed class FundBooksMapping : IEntityTypeConfiguration<FundBooks>
{
    public void Configure(EntityTypeBuilder<FundBooks> builder)
    {
        builder.ToTable("fund_books");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.ClosedUntil).IsConcurrencyToken(); // a closing and a reopening at once: one of them is refused
        builder.HasData(new FundBooks());
    }
}
