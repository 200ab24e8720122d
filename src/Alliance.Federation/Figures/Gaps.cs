namespace Alliance.Federation.Figures;

/// <summary>A month of which a platform announced a revision that the Alliance doesn't have.</summary>
public sealed record Gap
{
    public required string PlatformId { get; init; }
    public required DateOnly Month { get; init; }

    /// <summary>The revision its inventory names.</summary>
    public required long Announced { get; init; }

    /// <summary>The older one that is stored; null when the month is missing.</summary>
    public required long? Stored { get; init; }
}

internal static class Gaps
{
    public static IQueryable<Gap> Of(FederationDb db) =>
        from announced in db.AnnouncedRevisions
        join month in db.MonthlyFigures
            on new { announced.PlatformId, announced.Month } equals new { month.PlatformId, month.Month } into months
        from stored in months.DefaultIfEmpty()
        where stored == null || stored.Revision < announced.Revision
        select new Gap
        {
            PlatformId = announced.PlatformId,
            Month = announced.Month,
            Announced = announced.Revision,
            Stored = stored == null ? null : stored.Revision,
        };
}
