using Alliance.Kernel;

namespace Alliance.Platform.Lending.Loans;

/// <summary>The figures of a loan that open into what they are made of.</summary>
public enum ExplainedFigure
{
    Outstanding,
    Repaid,
    Arrears,
    Credit,
    WrittenOff,
    Recovered,
}

/// <summary>One day that moved a figure: all that happened on it and counts.</summary>
/// <param name="Change">Signed; the changes sum to the figure.</param>
/// <param name="ToCredit">What of that day's money became a credit, or came out of one.</param>
public sealed record ExplainedDay(DateOnly On, IReadOnlyList<LoanEvent> Events, Money Change, Money Total, Money ToCredit);

/// <summary>What of a loan changes with one entry.</summary>
public sealed record LoanStanding(LoanStatus Status, Money Outstanding, Money Arrears, int DaysLate, Money Credit, DateOnly? NextDueOn, DateOnly? EndsOn)
{
    public static LoanStanding Of(LoanState state, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(
            state.Status, state.Outstanding, state.ArrearsOn(today), state.DaysLateOn(today), state.Credit, state.NextDueFrom(today)?.DueOn,
            state.Schedule.IsEmpty ? null : state.Schedule[^1].DueOn);
    }
}

/// <summary>Takes a figure apart into its dated events ("why is this the balance?").</summary>
public static class LoanExplanation
{
    public static Money ValueOf(ExplainedFigure figure, LoanPosition position)
    {
        return figure switch
        {
            ExplainedFigure.Outstanding => position.Outstanding,
            ExplainedFigure.Repaid => position.Received,
            ExplainedFigure.Credit => position.Credit,
            ExplainedFigure.WrittenOff => position.WrittenOff,
            ExplainedFigure.Recovered => position.Recovered,
            _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "Arrears are explained by instalments."),
        };
    }

    /// <summary>The days that moved the figure, oldest first. Undone events are left out: it is as if they had never been made.</summary>
    public static IReadOnlyList<ExplainedDay> Days(Loan loan, ExplainedFigure figure)
    {
        ArgumentNullException.ThrowIfNull(loan);
        var undone = LoanHistory.UndoneAmong(loan.Events);
        var byDay = loan.Events.Where(x => x.Kind is not LoanEventKind.Undone && !undone.Contains(x.Id))
            .GroupBy(x => x.On).OrderBy(x => x.Key).ToList();
        var days = new List<ExplainedDay>();
        var (total, credit) = (Money.Zero, Money.Zero);
        foreach (var (day, position) in byDay.Zip(loan.PositionsAt(byDay.ConvertAll(x => x.Key))))
        {
            var change = ValueOf(figure, position) - total;
            var toCredit = position.Credit + position.Refunded - credit;
            (total, credit) = (total + change, credit + toCredit);
            if (change != Money.Zero) days.Add(new(day.Key, [.. day.OrderBy(x => x.Kind).ThenBy(x => x.Id)], change, total, toCredit));
        }

        return days;
    }

    /// <summary>How the loan stood right before an entry was made and right after, on <paramref name="today"/>: what a late entry or a correction changed.</summary>
    /// <returns>Null when the loan has no such event.</returns>
    public static (LoanStanding Before, LoanStanding After)? Effect(Loan loan, Guid eventId, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(loan);
        if (!loan.Has(eventId)) return null;

        List<LoanEvent> entered = [.. loan.Events.OrderBy(x => x.Sequence)];
        var at = entered.FindIndex(x => x.Id == eventId);
        return (At(at), At(at + 1));

        LoanStanding At(int count) => LoanStanding.Of(LoanState.Replay(loan.Terms, loan.GrantedOn, entered[..count]), today);
    }
}
