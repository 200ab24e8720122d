using Alliance.Contracts.Platform;

namespace Alliance.Federation.Tests;

/// <summary>What a platform announces for a month. A test states only the facts it is about.</summary>
internal sealed record Announcement
{
    public DateOnly AsOf { get; init; } = FixedOrganisations.Today;
    public long Revision { get; init; } = 1;
    public long Enterprises { get; init; } = 10;
    public long CapitalDue { get; init; } = 100_00;
    public long CapitalReceived { get; init; } = 85_00;
    public IReadOnlyList<FigureCell> Breakdown { get; init; } = [];

    /// <summary>Of a year's end: the platform has told it, as it announces it.</summary>
    public bool Told { get; init; } = true;

    public static implicit operator FiguresAnnounced(Announcement x)
    {
        IReadOnlyList<FigureCell> cells = [FigureCell.Total(new()
        {
            [Indicators.ApplicationsReceived] = x.Enterprises * 2,
            [Indicators.LoansGranted] = x.Enterprises,
            [Indicators.AmountGranted] = x.Enterprises * 50_000_00,
            [Indicators.LoansDisbursed] = x.Enterprises,
            [Indicators.AmountDisbursed] = x.Enterprises * 50_000_00,
            [Indicators.EnterprisesFinanced] = x.Enterprises,
            [Indicators.EnterprisesCreated] = x.Enterprises,
            [Indicators.LoansFullyRepaid] = x.Enterprises / 4,
            [Indicators.CapitalDue] = x.CapitalDue,
            [Indicators.CapitalReceived] = x.CapitalReceived,
            [Indicators.Outstanding] = x.Enterprises * 20_000_00,
            [Indicators.JobsCreated] = x.Enterprises * 4,
        }), .. x.Breakdown];
        return new(new(x.AsOf.Year, x.AsOf.Month, 1), x.AsOf, x.Revision, cells, x.Told && Disclosure.IsYearEnd(x.AsOf) ? Year(cells) : null);
    }

    /// <summary>A year told with everything counted.</summary>
    public static AnnouncedYear Year(IReadOnlyList<FigureCell> cells) => new(cells, [.. Indicators.Stocks.Select(x => x.Code)]);
}
