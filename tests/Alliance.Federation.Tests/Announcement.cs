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
    public IReadOnlyList<BreakdownCell> Breakdown { get; init; } = [];

    public static implicit operator FiguresAnnounced(Announcement x) => new(
        new DateOnly(x.AsOf.Year, x.AsOf.Month, 1),
        x.AsOf,
        x.Revision,
        new FigureSet
        {
            ApplicationsReceived = x.Enterprises * 2,
            LoansGranted = x.Enterprises,
            AmountGranted = x.Enterprises * 50_000_00,
            LoansDisbursed = x.Enterprises,
            AmountDisbursed = x.Enterprises * 50_000_00,
            EnterprisesFinanced = x.Enterprises,
            EnterprisesCreated = x.Enterprises,
            LoansFullyRepaid = x.Enterprises / 4,
            CapitalDue = x.CapitalDue,
            CapitalReceived = x.CapitalReceived,
            Outstanding = x.Enterprises * 20_000_00,
            JobsCreated = x.Enterprises * 4,
        },
        x.Breakdown);
}
