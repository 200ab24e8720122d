using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Tests.Insight.Figures;

/// <summary>Capital that had fallen due by a day, and what had come in on it, read off the schedules as each stood when it was replaced: sums up to a day, where the product keeps parts by day.</summary>
/// <remarks>Rules 12 and 13: what was due before a rescheduling stays due on its day, the new schedule counts only beyond it, and what comes in on that much
/// of the new one settles the oldest; a write-off makes the rest due on its day.</remarks>
internal sealed class NaiveDue
{
    private readonly LoanState _state;
    private readonly List<(IReadOnlyList<Instalment> Lines, DateOnly Until)> _periods;

    /// <param name="state">As of <paramref name="asOf"/>.</param>
    public NaiveDue(LoanState state, DateOnly asOf)
    {
        _state = state;
        var replaced = state.EarlierSchedules.Where(x => x.By is LoanEventKind.Rescheduled).ToList();
        List<(IReadOnlyList<Instalment> All, DateOnly Until)> schedules = [.. replaced.Select(x => ((IReadOnlyList<Instalment>)x.Instalments, x.ReplacedOn)), (state.Schedule, asOf)];
        _periods = [.. schedules.Select((x, i) => ((IReadOnlyList<Instalment>)[.. x.All.Skip(i == 0 ? 0 : Settled(replaced[i - 1]))], x.Until))];
    }

    /// <summary>In the twelve months up to the day of the state: from the day after the same day a year before.</summary>
    public (long Due, long Received) SinceThe(DateOnly first) =>
        (Due(LastDay) - Due(first.AddDays(-1)), Received(LastDay) - Received(first.AddDays(-1)));

    public long Due(DateOnly by) => _state.WrittenOffOn <= by ? _state.Disbursed.Centimes : Due(_periods.Count - 1, by);

    public long Received(DateOnly by) => _state.WrittenOffOn <= by ? _state.Received.Centimes : Received(_periods.Count - 1, by);

    private DateOnly LastDay => _periods[^1].Until;

    private long Due(int period, DateOnly by)
    {
        if (period < 0) return 0;
        var own = DueLines(period, by).Sum(x => x.Due.Centimes);
        return Due(period - 1, by) + Advance(period - 1, by) + Math.Max(0, own - Unpaid(period));
    }

    private long Received(int period, DateOnly by)
    {
        if (period < 0) return 0;
        var own = WithOld(period).Where(x => IsDue(period, x.Line) && x.Line.DueOn <= by).Sum(x => x.Line.Received.Centimes - x.OnOld);
        var before = Received(period - 1, by);
        return before + Math.Min(OnOld(period), Due(period - 1, by) - before) + Advance(period - 1, by) + own;
    }

    /// <summary>What came in during the period on what had been due before it: until its end if it ended by a new schedule, which settles all that came in; else on what is due.</summary>
    private long OnOld(int period) => WithOld(period).Where(x => period < _periods.Count - 1 || IsDue(period, x.Line)).Sum(x => x.OnOld);

    /// <summary>What had been due and not paid when the period began.</summary>
    private long Unpaid(int period) => period == 0 ? 0 : Due(period - 1, _periods[period - 1].Until) - Received(period - 1, _periods[period - 1].Until);

    /// <summary>Paid before it was due, by the end of a period: settled with it. What had been due before the period isn't due once more.</summary>
    private long Advance(int period, DateOnly by) => period < 0 || by < _periods[period].Until
        ? 0
        : WithOld(period).Where(x => x.Line.DueOn > _periods[period].Until).Sum(x => x.Line.Received.Centimes - x.OnOld);

    private IEnumerable<Instalment> DueLines(int period, DateOnly by) => _periods[period].Lines.Where(x => IsDue(period, x) && x.DueOn <= by);

    /// <summary>A write-off makes all of the last schedule due.</summary>
    private bool IsDue(int period, Instalment line) => line.DueOn <= _periods[period].Until || (period == _periods.Count - 1 && _state.WrittenOffOn is not null);

    private List<(Instalment Line, long OnOld)> WithOld(int period)
    {
        var left = Unpaid(period);
        return [.. _periods[period].Lines.Select(x =>
        {
            var old = Math.Min(left, x.Due.Centimes);
            left -= old;
            return (x, Math.Min(old, x.Received.Centimes));
        })];
    }

    /// <summary>Lines at the head of a new schedule that only keep what had been received.</summary>
    private static int Settled(ReplacedSchedule replaced)
    {
        var paid = replaced.Instalments.Where(x => x.DueOn <= replaced.ReplacedOn && x.Received.Centimes > 0).ToList();
        var inAdvance = replaced.Instalments.Any(x => x.DueOn > replaced.ReplacedOn && x.Received.Centimes > 0);
        return paid.Count + (inAdvance && !(paid.Count > 0 && paid[^1].DueOn == replaced.ReplacedOn) ? 1 : 0);
    }
}
