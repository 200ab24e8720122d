using Alliance.Kernel;

namespace Alliance.Platform.Insight.Reports;

/// <summary>What loans add up to in one cell of a report. Everything here can be added; shares and rates are computed from sums, never averaged.</summary>
public readonly record struct ReportSums
{
    /// <summary>Loans that the cell counts: paid out, late, written off… as the report has it.</summary>
    public long Loans { get; init; }

    /// <summary>Loans with capital outstanding.</summary>
    public long Active { get; init; }

    /// <summary>Payments out, or instalments.</summary>
    public long Count { get; init; }

    public Money Disbursed { get; init; }

    public Money Received { get; init; }

    public Money WrittenOff { get; init; }

    public Money Recovered { get; init; }

    public Money Outstanding { get; init; }

    public Money Arrears { get; init; }

    /// <summary>Outstanding of loans more than 30 days late.</summary>
    public Money Over30 { get; init; }

    public Money Over90 { get; init; }

    public Money Due { get; init; }

    /// <summary>Written off − recovered, since the beginning.</summary>
    public Money LostSoFar { get; init; }

    public static ReportSums operator +(ReportSums left, ReportSums right) => new()
    {
        Loans = left.Loans + right.Loans,
        Active = left.Active + right.Active,
        Count = left.Count + right.Count,
        Disbursed = left.Disbursed + right.Disbursed,
        Received = left.Received + right.Received,
        WrittenOff = left.WrittenOff + right.WrittenOff,
        Recovered = left.Recovered + right.Recovered,
        Outstanding = left.Outstanding + right.Outstanding,
        Arrears = left.Arrears + right.Arrears,
        Over30 = left.Over30 + right.Over30,
        Over90 = left.Over90 + right.Over90,
        Due = left.Due + right.Due,
        LostSoFar = left.LostSoFar + right.LostSoFar,
    };
}
