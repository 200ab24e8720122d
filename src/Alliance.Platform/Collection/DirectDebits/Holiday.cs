using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>A day off that moves with the moon (Aïd al-Fitr, Aïd al-Adha, 1 Moharram, the Prophet's birthday), entered when it is announced.</summary>
public sealed class Holiday
{
    public const int LongestName = 100;

    public required DateOnly Day { get; init; }

    public required string Name { get; set; }

    public required string EnteredBy { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime EnteredAt { get; set; }
}

internal sealed class HolidayMapping : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> builder)
    {
        builder.ToTable("holidays");
        builder.HasKey(x => x.Day);
        builder.Property(x => x.Day).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(Holiday.LongestName);
        builder.Property(x => x.EnteredBy).HasMaxLength(200);
    }
}

/// <summary>On which days banks work: neither a week-end, nor a fixed holiday of Morocco, nor one that was entered. They move the day of collection, never a due date (rule 3).</summary>
/// <param name="entered">The lunar ones.</param>
public sealed class WorkingDays(IReadOnlySet<DateOnly> entered)
{
    /// <summary>New Year, Independence Manifesto, Amazigh New Year, Labour, Throne, Oued Ed-Dahab, Revolution, Youth, Unity, Green March, Independence.</summary>
    public static IReadOnlyList<(int Month, int Day)> Fixed { get; } =
        [(1, 1), (1, 11), (1, 14), (5, 1), (7, 30), (8, 14), (8, 20), (8, 21), (10, 31), (11, 6), (11, 18)];

    public static bool IsFixedHoliday(DateOnly day) => Fixed.Contains((day.Month, day.Day));

    public bool Includes(DateOnly day) =>
        day.DayOfWeek is not DayOfWeek.Saturday and not DayOfWeek.Sunday && !IsFixedHoliday(day) && !entered.Contains(day);

    /// <summary>The day itself when banks work, else the next on which they do.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!Includes(day)) day = day.AddDays(1);
        return day;
    }

    internal static async Task<WorkingDays> Read(PlatformDb db, CancellationToken ct) =>
        new((await db.Set<Holiday>().AsNoTracking().Select(x => x.Day).ToListAsync(ct)).ToHashSet());
}
