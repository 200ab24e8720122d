using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Insight.Figures;

/// <summary>When what an enterprise contributes changes by the mere passing of time.</summary>
internal static class NextChange
{
    /// <summary>An instalment falls due, is 31 or 91 days late, or leaves the last twelve months. (Nothing else lies in the future, unless a demonstration is pinned to an earlier day.)</summary>
    public static DateOnly? After(EnterpriseRecord record, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Loans.SelectMany(Of)
            .Concat(record.Applications.Select(x => x.ReceivedOn))
            .Concat(record.Applications.SelectMany(x => x.Events).Select(x => x.On))
            .Concat(record.Enterprise.Observations.Select(x => x.ObservedOn))
            .Where(x => x > today)
            .Select(x => (DateOnly?)x)
            .Min();
    }

    private static IEnumerable<DateOnly> Of(Loan loan)
    {
        var happened = loan.Events.Select(x => x.On).ToList();
        var instalments = loan.State.Schedule.Concat(loan.State.EarlierSchedules.SelectMany(x => x.Instalments)).ToList();
        return
        [
            loan.GrantedOn,
            .. happened,
            .. happened.Select(x => x.AddYears(1)),
            .. instalments.Select(x => x.DueOn),
            .. instalments.Select(x => x.DueOn.AddYears(1)),
            .. instalments.SelectMany(x => LoanContribution.AtRiskAfter.Select(days => (On: x.DueOn.AddDays(days + 1), x.SettledOn))).Where(x => !(x.SettledOn < x.On)).Select(x => x.On),
        ];
    }
}
