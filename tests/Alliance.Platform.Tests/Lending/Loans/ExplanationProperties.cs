using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using CsCheck;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>An explanation that doesn't add up explains nothing.</summary>
internal sealed class ExplanationProperties
{
    [Test]
    public void The_days_of_a_figure_sum_to_the_figure() => RandomHistory.Loans.Sample(loan =>
    {
        var state = loan.State;
        foreach (var (figure, expected) in new[]
        {
            (ExplainedFigure.Outstanding, state.Outstanding), (ExplainedFigure.Repaid, state.Received), (ExplainedFigure.Credit, state.Credit),
            (ExplainedFigure.WrittenOff, state.WrittenOff), (ExplainedFigure.Recovered, state.Recovered),
        })
        {
            var days = LoanExplanation.Days(loan, figure);
            Assert.That(days.Sum(x => x.Change), Is.EqualTo(expected), $"{figure}");
            Assert.That(days.Count == 0 || days[^1].Total == expected, $"{figure}");
            Assert.That(days.All(x => x.Events.Count > 0));
        }
    }, iter: 2_000);

    [Test]
    public void After_the_last_entry_the_loan_stands_as_it_stands() => RandomHistory.Loans.Where(x => x.Events.Count > 0).Sample(loan =>
    {
        var today = new DateOnly(2024, 6, 30);
        var effects = loan.Events.OrderBy(x => x.Sequence).Select(x => LoanExplanation.Effect(loan, x.Id, today)!.Value).ToList();

        Assert.That(effects[^1].After, Is.EqualTo(LoanStanding.Of(loan.State, today)));
        Assert.That(effects.Skip(1).Select(x => x.Before), Is.EqualTo(effects.SkipLast(1).Select(x => x.After)), "each begins where the one before ended");
    }, iter: 500);
}
