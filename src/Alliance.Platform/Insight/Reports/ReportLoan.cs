using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Insight.Reports;

/// <summary>Where a loan belongs in a breakdown, as recorded today.</summary>
internal readonly record struct LoanPlace(Id<Loan> Id, string? Province, string? Sector, Guid? OfficerId, string? Officer)
{
    /// <summary>The loan's group: a stable key, and the name where the key isn't one.</summary>
    public (string Key, string? Name) GroupBy(Breakdown by) => by switch
    {
        Breakdown.Officer => (new Officer(OfficerId, Officer ?? "").Key, Officer),
        Breakdown.Province => (Province ?? "", null),
        Breakdown.Sector => (Sector ?? "", null),
        _ => ("", null),
    };
}

/// <summary>How a loan stood at the end of a day: from what lists read on the business date, by replay on an earlier one.</summary>
internal sealed record LoanStanding
{
    public required Money Disbursed { get; init; }
    public required Money Received { get; init; }
    public required Money WrittenOff { get; init; }
    public required Money Outstanding { get; init; }
    public required DateOnly? WrittenOffOn { get; init; }
    public required BriefSchedule Schedule { get; init; }

    public static LoanStanding Of(LoanState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new()
        {
            Disbursed = state.Disbursed,
            Received = state.Received,
            WrittenOff = state.WrittenOff,
            Outstanding = state.Outstanding,
            WrittenOffOn = state.WrittenOffOn,
            Schedule = BriefSchedule.Of(state.Schedule),
        };
    }

    /// <summary>What it adds to stocks: late amounts are those past due, an instalment due today is not late (rule 11).</summary>
    public (ReportSums Sums, int DaysLate) On(DateOnly day)
    {
        var (late, since) = (Money.Zero, default(DateOnly?));
        foreach (var x in Schedule.Instalments().TakeWhile(x => x.DueOn < day))
        {
            if (x.Remaining == Money.Zero) continue;
            since ??= x.DueOn;
            late += x.Remaining;
        }

        var daysLate = since is { } due ? day.DayNumber - due.DayNumber : 0;
        return (new()
        {
            Loans = Disbursed > Money.Zero ? 1 : 0,
            Active = Outstanding > Money.Zero ? 1 : 0,
            Disbursed = Disbursed,
            Received = Received,
            WrittenOff = WrittenOff,
            Outstanding = Outstanding,
            Arrears = late,
            Over30 = daysLate > 30 ? Outstanding : Money.Zero,
            Over90 = daysLate > 90 ? Outstanding : Money.Zero,
        }, daysLate);
    }
}

/// <summary>What happened to a loan within a period, as known on the as-of date: what was undone never happened, what was returned by then neither.</summary>
internal sealed record LoanMovements
{
    /// <summary>Payments out in the period.</summary>
    public required IReadOnlyList<LoanEvent> Tranches { get; init; }

    public required DateOnly? FirstDisbursedOn { get; init; }
    public required Money WrittenOff { get; init; }
    public required Money Recovered { get; init; }

    /// <summary>Written off and not recovered up to the as-of date.</summary>
    public required Money LostSoFar { get; init; }

    public static LoanMovements Of(Loan loan, ReportScope scope)
    {
        ArgumentNullException.ThrowIfNull(loan);
        ArgumentNullException.ThrowIfNull(scope);
        var history = LoanHistory.Of(loan.Events, loan.GrantedOn, scope.AsOf);
        var ledger = new LoanLedger(loan.Terms);
        var before = At(scope.From == DateOnly.MinValue ? scope.From : scope.From.AddDays(-1));
        var after = At(scope.To);
        var known = At(scope.AsOf);
        var undone = LoanHistory.UndoneAmong(loan.Events);
        var paidOut = loan.Events.Where(x => x.Kind is LoanEventKind.Disbursed && !undone.Contains(x.Id)).ToList();
        return new()
        {
            Tranches = paidOut.FindAll(x => x.On >= scope.From && x.On <= scope.To),
            FirstDisbursedOn = paidOut.Min(x => (DateOnly?)x.On),
            WrittenOff = after.WrittenOff - before.WrittenOff,
            Recovered = after.Recovered - before.Recovered,
            LostSoFar = known.WrittenOff - known.Recovered,
        };

        LoanPosition At(DateOnly day)
        {
            history.Replay(ledger, until: day);
            return ledger.PositionAt(day);
        }
    }
}
