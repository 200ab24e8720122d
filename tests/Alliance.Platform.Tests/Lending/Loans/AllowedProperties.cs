using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using CsCheck;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>What a loan says can be done is what it lets be done, on any day after all that has happened. (Dated back, an entry meets the loan as it stood then.)</summary>
internal sealed class AllowedProperties
{
    private const int Histories = 3_000;

    private static readonly Gen<Input> Inputs = Gen.Select(
        Gen.Int[1, 800], Gen.OneOf(Gen.Long[1, 3], Gen.Long[1, 40_000_000]), Gen.Int[-2_000, 900], Gen.Int[1, 900], Gen.Int[1, 120],
        (after, centimes, from, to, instalments) => new Input(after, new(centimes), from, to, instalments));

    [Test]
    public void What_is_not_allowed_is_refused_and_changes_nothing() =>
        Gen.Select(RandomHistory.Loans, Inputs).Sample((loan, input) =>
        {
            var (events, state, summary) = (loan.Events.ToList(), loan.State, loan.Summary);
            foreach (var act in Enum.GetValues<LoanAct>().Except(state.Allowed))
            {
                Assert.That(Does(loan, act, input), Is.False, $"{act} of {input}");
                Assert.That((loan.State, loan.Summary), Is.EqualTo((state, summary)));
                Assert.That(loan.Events, Is.EqualTo(events));
            }
        }, iter: Histories);

    [Test]
    public void What_is_allowed_can_be_done() =>
        Gen.Select(RandomHistory.Loans, Inputs, Gen.Int[0, 100]).Where(x => x.Item1.State.Allowed.Any()).Sample((loan, input, chosen) =>
        {
            var (events, allowed) = (loan.Events.Count, loan.State.Allowed.ToList());
            var act = allowed[chosen % allowed.Count];

            Assert.That(Does(loan, act, Modest(input)), $"{act} of a loan {loan.State.Status}");
            Assert.That(loan.Events, Has.Count.EqualTo(events + 1));
        }, iter: Histories);

    /// <summary>A centime, one instalment, or as far off as a due date may be: if anything is accepted, this is.</summary>
    private static Input Modest(Input input) => input with { Amount = new(1), From = -10_000, To = null, Instalments = 1 };

    private static bool Does(Loan loan, LoanAct act, Input input)
    {
        var (on, entry) = (Today(loan, input), LoanBuilder.Later);
        var to = input.To is { } days ? on.AddDays(days) : on.AddMonths(24);
        try
        {
            _ = act switch
            {
                LoanAct.RefundCredit => loan.RefundCredit(input.Amount, on, entry),
                LoanAct.Disburse => loan.Disburse(input.Amount, on, entry),
                LoanAct.WriteOff => loan.WriteOff(on, entry),
                LoanAct.Reschedule => loan.Reschedule(to, input.Instalments, on, entry, "PV 12"),
                LoanAct.Defer => loan.Defer(on.AddDays(input.From), to, on, entry),
                LoanAct.Recover => loan.Recover(input.Amount, on, entry),
                LoanAct.Pay => loan.Pay(input.Amount, on, entry),
                _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
            };
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private static DateOnly Today(Loan loan, Input input) => loan.Events.Select(x => x.On).Append(RandomHistory.GrantedOn).Max().AddDays(input.DaysAfter);

    /// <param name="DaysAfter">All that happened to the loan.</param>
    /// <param name="From">The due date from which on it is deferred, in days from the act.</param>
    /// <param name="To">The new due date, in days from the act; null for the latest.</param>
    private sealed record Input(int DaysAfter, Money Amount, int From, int? To, int Instalments);
}
