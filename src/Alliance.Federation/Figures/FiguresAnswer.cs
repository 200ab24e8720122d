using Alliance.Contracts.Platform;
using Alliance.Kernel;

namespace Alliance.Federation.Figures;

/// <summary>National figures as anyone can read them over HTTP: those of a platform's own <c>/api/figures</c>, summed, with the platforms beside.</summary>
/// <param name="AsOf">The date asked for.</param>
/// <param name="AmountDisbursed">Dirhams.</param>
/// <param name="RepaymentRate">Capital received on instalments due ÷ capital due, 0–1, from the platforms' sums; null where nothing was due yet.</param>
/// <param name="JobsCreated">By the latest observation of each enterprise.</param>
/// <param name="PlatformsUpToDate">How many of the active platforms describe the date asked for, with nothing missing.</param>
public sealed record FiguresAnswer(
    DateOnly AsOf,
    long EnterprisesFinanced,
    long EnterprisesCreated,
    long LoansGranted,
    long LoansDisbursed,
    Money AmountDisbursed,
    long LoansFullyRepaid,
    decimal? RepaymentRate,
    long JobsCreated,
    long ApplicationsReceived,
    int PlatformsUpToDate,
    int PlatformsTotal,
    IReadOnlyList<PlatformAnswer> Platforms)
{
    public static FiguresAnswer Of(NationalFigures national)
    {
        ArgumentNullException.ThrowIfNull(national);
        var total = national.Total;
        return new(
            national.AsOf, total.EnterprisesFinanced, total.EnterprisesCreated, total.LoansGranted, total.LoansDisbursed, new Money(total.AmountDisbursed),
            total.LoansFullyRepaid, national.RepaymentRate, total.JobsCreated, total.ApplicationsReceived,
            national.PlatformsUpToDate, national.PlatformsTotal, [.. national.Platforms.Select(PlatformAnswer.Of)]);
    }
}

/// <param name="AsOf">The day its figures describe, carried forward to the date asked for; null when it has announced nothing up to then.</param>
/// <param name="AnnouncedAt">When they reached the Alliance (UTC).</param>
public sealed record PlatformAnswer(
    string Id,
    string Name,
    DateOnly? AsOf,
    DateTime? AnnouncedAt,
    bool UpToDate,
    long EnterprisesFinanced,
    long EnterprisesCreated,
    long LoansGranted,
    long LoansDisbursed,
    Money AmountDisbursed,
    long LoansFullyRepaid,
    decimal? RepaymentRate,
    long JobsCreated,
    long ApplicationsReceived)
{
    public static PlatformAnswer Of(PlatformFigures platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        FigureSet own = platform.Figures;
        return new(
            platform.Id, platform.Name, platform.AsOf, platform.AnnouncedAt, platform.UpToDate,
            own.EnterprisesFinanced, own.EnterprisesCreated, own.LoansGranted, own.LoansDisbursed, new Money(own.AmountDisbursed),
            own.LoansFullyRepaid, platform.RepaymentRate, own.JobsCreated, own.ApplicationsReceived);
    }
}
