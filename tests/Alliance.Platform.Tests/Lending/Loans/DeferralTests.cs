using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using CsCheck;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>What deferrals one after the other do to due dates (rule 11): none brings an instalment forward, and each keeps its distance.</summary>
public sealed class DeferralTests
{
    /// <summary>Months of a deferral ("2023-03-01 +3") or its day ("2023-03-01 2023-05-15"), agreed one a day after the loan was paid out: those of one day have no order of entry (rule 6).</summary>
    [TestCase("2022-12-01", "2023-03-01 +3, 2023-02-01 +1", "2023-01-01 2023-03-01 2023-07-01 2023-08-01", TestName = "{m}(earlier ones after later ones, by months)")]
    [TestCase("2022-12-31", "2023-02-28 +1", "2023-01-31 2023-03-31 2023-04-30 2023-05-31", TestName = "{m}(kept day 31, from a short month)")]
    [TestCase("2022-12-31", "2023-03-31 +1, 2023-04-30 +1", "2023-01-31 2023-02-28 2023-05-31 2023-06-30", TestName = "{m}(kept day 31, twice)")]
    [TestCase("2022-12-01", "2023-02-01 2023-02-15, 2023-02-15 +2", "2023-01-01 2023-04-15 2023-05-15 2023-06-15", TestName = "{m}(to a day, then by months)")]
    [TestCase("2022-12-01", "2023-03-01 +3, 2023-02-01 2023-02-15", "2023-01-01 2023-02-15 2023-06-15 2023-07-15", TestName = "{m}(by months, then an earlier one to a day)")]
    [TestCase("2022-12-01", "2023-02-01 2023-01-31", null, TestName = "{m}(to an earlier day)")]
    [TestCase("2022-12-01", "2023-02-01 2023-03-31, 2023-03-31 +1", "2023-01-01 2023-04-30 2023-05-31 2023-06-30", TestName = "{m}(to a 31st, then by months)")]
    public void Deferrals_leave_the_due_dates(string paidOut, string deferrals, string? expected)
    {
        var loan = new LoanBuilder { Granted = 4_000, Term = 4 }.DisbursedOn(Day(paidOut));
        var agreed = Day(paidOut);
        try
        {
            foreach (var words in deferrals.Split(", ").Select(x => x.Split(' ')))
            {
                agreed = agreed.AddDays(1);
                var from = Day(words[0]);
                var to = words[1][0] == '+' ? DueDates.After(loan, from, agreed, int.Parse(words[1], CultureInfo.InvariantCulture))!.Value : Day(words[1]);
                loan.Defer(from, to, agreed, LoanBuilder.Later);
            }
        }
        catch (RefusedException) when (expected is null)
        {
            return;
        }

        Assert.That(string.Join(' ', loan.State.Schedule.Select(x => x.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))), Is.EqualTo(expected));
    }

    /// <summary>Months counted for each instalment apart: the one of month i stands i + (all that moved it) months after the first, on the day of the month that all began with.</summary>
    [Test]
    public void By_months_each_goes_as_many_months_on_whatever_went_before() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[2, 60], Gen.Select(Gen.Int[0, 70], Gen.Int[1, 12]).List[1, 6]).Sample((firstDay, term, deferrals) =>
        {
            var paidOut = new DateOnly(2022, 10, 15).AddDays(firstDay);
            var loan = new LoanBuilder { Granted = term * 1_000, Term = term }.DisbursedOn(paidOut);
            var first = loan.State.Schedule[0].DueOn;
            var kept = first == paidOut.AddMonths(1) ? paidOut : first; // nearer than the least number of days, that day is kept
            var moved = new int[term];
            var agreed = paidOut;
            foreach (var (which, months) in deferrals)
            {
                var from = loan.State.Schedule[which % term].DueOn;
                agreed = agreed.AddDays(1);
                try
                {
                    loan.Defer(from, DueDates.After(loan, from, agreed, months)!.Value, agreed, LoanBuilder.Later);
                }
                catch (RefusedException)
                {
                    continue; // more than two years ahead
                }

                for (var i = which % term; i < term; i++) moved[i] += months;
            }

            var began = kept == paidOut ? 1 : 0;
            Assert.That(loan.State.Schedule.Select(x => x.DueOn), Is.EqualTo(Enumerable.Range(0, term).Select(i => kept.AddMonths(began + i + moved[i]))));
        }, iter: 2_000);

    [Test]
    public void None_is_brought_forward_and_no_two_change_places() =>
        Gen.Select(RandomHistory.Loans, Gen.Int[0, 1_900], Gen.Int[-100, 200], Gen.Int[1, 400]).Sample((loan, day, ahead, days) =>
        {
            var on = RandomHistory.GrantedOn.AddDays(day);
            if (loan.Events.Any(x => x.On >= on)) return true;
            var before = loan.State.Schedule;
            try
            {
                loan.Defer(on.AddDays(ahead), on.AddDays(days), on, LoanBuilder.Later);
            }
            catch (RefusedException)
            {
                return true;
            }

            var after = loan.State.Schedule;
            return before.Length == after.Length && before.Zip(after).All(x => x.Second.DueOn >= x.First.DueOn) && after.Zip(after.Skip(1)).All(x => x.First.DueOn < x.Second.DueOn);
        }, iter: 3_000);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
