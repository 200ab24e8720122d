using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Product;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>Cases of two open loan systems, taken over as facts; README.md says which, from where, and how they were adapted.</summary>
internal sealed class PeerCases
{
    /// <summary>All that were taken over from the peers.</summary>
    private static readonly string[] All =
    [
        "F-03", "F-06", "F-08", "F-09", "F-13", "F-15", "F-18", "F-19", "F-21", "F-25", "F-28", "F-30", "F-35", "F-37", "F-39", "F-40", "F-41", "F-43", "F-44", "F-45",
        "F-47", "F-48", "F-49", "F-50", "F-52", "F-54", "F-57", "F-58", "F-59", "F-62", "F-63", "F-64", "F-67", "F-69", "F-71", "F-75", "F-77", "F-80", "F-81", "F-82",
        "J-01", "J-04", "J-07", "J-10", "J-13", "J-15", "L-01", "L-03", "L-05", "L-07", "L-08", "L-09", "L-10", "L-11", "L-12", "L-15",
    ];

    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Case("F-03 half-even to whole units, remainder last", new() { Granted = 938, Term = 3 },
            "2022-01-01 out 938", "due 313 313 312");
        yield return Case("F-06 a tranche after the first due date makes a further instalment; undone, it is gone", new() { Granted = 1_000, Term = 1 },
            "2023-07-01 out 500", "due 500", "on 2023-08-01", "2023-08-10 out 500", "due 500 500", "on 2023-08-01 2023-09-01", "owed 1000",
            "undo 2", "due 500", "owed 500");
        yield return Case("F-18 one payment covers the due instalment and part of the next", new() { Granted = 3_000, Term = 3 },
            "2023-01-01 out 3000", "2023-02-01 in 1500", "owed 1500", "received 1000 500 0");
        yield return Case("F-19 a single instalment paid in full on its due date", new() { Granted = 1_000, Term = 1 },
            "2023-01-01 out 1000", "2023-02-01 in 1000", "owed 0", "status Repaid", "repaid-on 2023-02-01");
        yield return Case("F-21 every instalment paid on its due date", new() { Granted = 375, Term = 3 },
            "status Contracted", "2023-01-01 out 375", "status InRepayment", "due 125 125 125", "2023-02-01 in 125", "received 125 0 0",
            "2023-03-01 in 125", "received 125 125 0", "2023-04-01 in 125", "owed 0", "status Repaid");
        yield return Case("F-25 surplus to the next instalment", new() { Granted = 300, Term = 3 },
            "2023-09-01 out 300", "2023-10-01 in 150", "received 100 50 0", "owed 150");
        yield return Case("F-28 surplus spread", new() { Granted = 300, Term = 3, Surplus = Surplus.Spread },
            "2023-09-01 out 300", "2023-10-01 in 150", "received 100 25 25", "owed 150");
        yield return Case("F-30 part payment, then more before the next due date, spread", new() { Granted = 300, Term = 3, Surplus = Surplus.Spread },
            "2023-09-01 out 300", "2023-10-01 in 80", "received 80 0 0", "2023-10-05 in 180", "received 100 80 80", "owed 40");
        yield return Case("F-35 a payment entered late makes the loan overpaid", new() { Granted = 1_000, Term = 1 },
            "2023-01-01 out 1000", "2023-01-03 in 450", "2023-01-05 in 250", "owed 300", "2023-01-02 in 400", "owed 0", "credit 100", "status Repaid");
        yield return Case("F-37 undoing a payment of an overpaid loan", new() { Granted = 1_000, Term = 1 },
            "2023-01-01 out 1000", "2023-01-03 in 450", "2023-01-05 in 450", "2023-01-05 in 300", "credit 200", "undo 2", "status InRepayment", "owed 250", "credit 0");
        yield return Case("F-39 undoing a payment of a repaid loan", new() { Granted = 1_000, Term = 1 },
            "2023-01-01 out 1000", "2023-01-03 in 200", "2023-01-05 in 600", "2023-01-07 in 200", "status Repaid", "undo 2", "status InRepayment", "owed 200");
        yield return Case("F-40 the end date follows the closing payment and its undoing", new() { Granted = 1_000, Term = 1 },
            "2023-06-01 out 1000", "on 2023-07-01", "repaid-on -", "2023-06-20 in 1000", "repaid-on 2023-06-20", "undo 2", "status InRepayment", "repaid-on -");
        yield return Case("F-41 two payments of one day: ours keeps the day, and one sum", new() { Granted = 1_000, Term = 1 },
            "2023-01-01 out 1000", "2023-01-03 in 200", "2023-01-03 in 300", "last-paid 2023-01-03", "owed 500");
        yield return Case("F-47 no more than the limit is paid out", new() { Granted = 1_500, Term = 3 },
            "refused loan.above-granted", "2022-09-01 out 1501");
        yield return Case("F-49 tranches together stay within the limit", new() { Granted = 1_500, Term = 3 },
            "2022-09-01 out 1400", "refused loan.above-granted", "2022-09-01 out 101");
        yield return Case("F-52 a second tranche on a loan paid ahead: sums", new() { Granted = 750, Term = 3 },
            "2024-01-01 out 375", "2024-02-01 in 375", "status Repaid", "2024-02-01 out 375", "status InRepayment", "owed 375", "due 125 312 313");
        yield return Case("F-54 a second tranche on an overpaid loan, spread", new() { Granted = 270, Term = 3, Surplus = Surplus.Spread },
            "2024-02-01 out 150", "2024-02-02 in 160", "credit 10", "2024-02-03 out 120", "credit 0", "due 90 90 90",
            "received 53.33 53.33 53.34", "owed 110");
        yield return Case("F-64 late from the day after the due date, without days of tolerance", new() { Granted = 1_000, Term = 1 },
            "2023-01-01 out 1000", "late 2023-02-01 0 0", "late 2023-03-05 32 1000");
        yield return Case("F-69 a part payment settles the oldest arrears", new() { Granted = 1_000, Term = 4 },
            "2023-10-01 out 1000", "late 2023-12-10 39 500", "2023-12-10 in 250", "late 2023-12-10 9 250");
        yield return Case("F-81 and F-82 a payment returned after the loan was repaid, then paid again: sums", new() { Granted = 750, Term = 3 },
            "2023-01-01 out 750", "2023-02-01 in 250", "2023-03-01 in 250", "2023-03-30 in 250", "status Repaid", "2023-03-30 return 3", "owed 250",
            "2023-04-01 in 250", "owed 0", "status Repaid");
        yield return Case("F-08 the only due date moved by one month", new() { Granted = 1_000, Term = 1 },
            "2023-07-01 out 1000", "2023-07-05 defer 2023-08-01 2023-09-01", "due 1000", "on 2023-09-01", "owed 1000");
        yield return Case("F-09 the second due date moved by 14 days, the later ones follow", new() { Granted = 3_000, Term = 3 },
            "2023-07-01 out 3000", "2023-07-05 defer 2023-09-01 2023-09-15", "due 1000 1000 1000", "on 2023-08-01 2023-09-15 2023-10-15");
        yield return Case("F-13 a payment holiday of two periods", new() { Granted = 750, Term = 3 },
            "2023-10-01 out 750", "2023-10-05 defer 2023-11-01 2024-01-01", "due 250 250 250", "on 2024-01-01 2024-02-01 2024-03-01", "owed 750");
        yield return Case("F-15 moved by one period and a free one: ours moves by two", new() { Granted = 750, Term = 3 },
            "2023-10-01 out 750", "2023-10-05 defer 2023-11-01 2023-12-01", "2023-10-06 defer 2023-12-01 2024-01-01", "on 2024-01-01 2024-02-01 2024-03-01", "owed 750");
        yield return Case("F-57 a payment before the write-off undone: ours writes off what was owed without it", new() { Granted = 750, Term = 3 },
            "2023-01-01 out 750", "2023-01-22 in 100", "2023-01-29 write-off", "status WrittenOff", "written-off 650", "owed 0", "undo 2", "written-off 750", "owed 0");
        yield return Case("F-58 a payment dated before the write-off: ours takes it", new() { Granted = 750, Term = 3 },
            "2023-01-01 out 750", "2023-01-22 in 100", "2023-01-29 write-off", "2023-01-26 in 50", "written-off 600", "refused loan.written-off", "2023-01-30 in 50");
        yield return Case("F-59 a write-off undone", new() { Granted = 750, Term = 3 },
            "2023-01-01 out 750", "2023-01-22 in 100", "2023-01-29 write-off", "undo 3", "status InRepayment", "owed 650", "written-off 0");
        yield return Case("F-62 a payment booked before the loss undone: the whole principal is lost", new() { Granted = 1_000, Term = 1 },
            "2023-01-01 out 1000", "2023-01-22 in 250", "2023-02-23 write-off", "written-off 750", "undo 2", "written-off 1000", "received 0");
        yield return Case("F-63 part payment, loss, money after it, then the first payment undone", new() { Granted = 1_000, Term = 1 },
            "2023-01-01 out 1000", "2023-02-10 in 500", "2023-06-01 write-off", "2023-06-05 recover 500", "written-off 500", "recovered 500",
            "undo 2", "written-off 1000", "recovered 500", "status WrittenOff");
        yield return Case("F-75 one new date for all, then undone", new() { Granted = 750, Term = 3 },
            "2024-01-01 out 750", "late 2024-04-06 65 750", "2024-04-06 reschedule 2024-05-10 1", "due 750", "on 2024-05-10", "late 2024-04-25 0 0",
            "undo 2", "due 250 250 250", "on 2024-02-01 2024-03-01 2024-04-01", "late 2024-04-06 65 750");
        yield return Case("F-77 the overdue part spread on the remaining instalments", new() { Granted = 375, Term = 3 },
            "2024-01-01 out 375", "2024-02-10 reschedule 2024-03-01 2", "due 188 187", "on 2024-03-01 2024-04-01", "owed 375");
        yield return Case("F-80 spread after a part payment", new() { Granted = 375, Term = 3 },
            "2024-01-01 out 375", "2024-02-02 in 50", "2024-02-28 reschedule 2024-03-01 2", "due 50 162 163", "received 50 0 0", "on 2024-02-01 2024-03-01 2024-04-01", "owed 325");
        yield return Case("L-07 money after a write-off is a recovery, up to the loss", new() { Granted = 2_500_000, Term = 60 },
            "2024-10-05 out 2500000", "2024-11-05 write-off", "2024-12-05 recover 1000000", "status WrittenOff", "recovered 1000000",
            "refused loan.above-written-off", "2025-01-05 recover 1500000.01");
        yield return Case("L-08 all recovered, and still written off", new() { Granted = 2_500_000, Term = 60 },
            "2024-10-05 out 2500000", "2024-11-05 write-off", "2025-01-05 recover 2500000", "status WrittenOff", "owed 0", "repaid-on -");
        yield return Case("J-01 1250 over 4", new() { Granted = 1_250, Term = 4 },
            "2023-01-01 out 1250", "due 312 312 312 314", "on 2023-02-01 2023-03-01 2023-04-01 2023-05-01");
        yield return Case("J-04 grace inside the term", new() { Granted = 10_000_000, Term = 24, GraceMonths = 5, GraceInside = true, RoundTo = 50 },
            "2014-06-02 out 10000000", "count 19", "first 2014-12-02 526300");
        yield return Case("J-07 minimum days move the kept day", new() { Granted = 1_000, Term = 4, MinimumDays = 36 },
            "2024-01-31 out 1000", "due 250 250 250 250", "on 2024-03-07 2024-04-07 2024-05-07 2024-06-07");
        yield return Case("J-10 arrears by age before and after payments", new() { Granted = 1_250, Term = 4 },
            "2023-01-01 out 1250", "late 2023-05-31 119 1250", "ages 2023-05-31 0 314 312 624",
            "2023-05-31 in 626", "late 2023-05-31 60 624", "ages 2023-05-31 0 314 310 0",
            "2023-05-31 in 100", "late 2023-05-31 60 524", "ages 2023-05-31 0 314 210 0",
            "2023-05-31 in 524", "late 2023-05-31 0 0");
        yield return Case("J-13 only unsettled instalments before today are past due", new() { Granted = 400, Term = 4 },
            "2023-01-01 out 400", "2023-02-01 in 100", "late 2023-04-30 60 200");
        yield return Case("J-15 monthly periods", new() { Granted = 100, Term = 4 },
            "2024-01-01 out 100", "on 2024-02-01 2024-03-01 2024-04-01 2024-05-01");
        yield return Case("L-01 monthly on the day of the first", new() { Granted = 12_000, Term = 12 },
            "2022-09-17 out 12000", "count 12", "first 2022-10-17 1000", "last 2023-09-17 1000");
        yield return Case("L-03 month ends", new() { Granted = 12_000, Term = 12, GraceMonths = 1 },
            "2022-08-31 out 12000", "first 2022-10-31 1000", "last 2023-09-30 1000");
        yield return Case("L-05 fifty short is fifty owed", new() { Granted = 1_000_000, Term = 60 },
            "2022-01-01 out 1000000", "2027-02-01 in 999950", "owed 50", "status InRepayment");
        yield return Case("L-09 three months of grace on top of twelve instalments end in month fifteen", new() { Granted = 12_000, Term = 12, GraceMonths = 3 },
            "2024-09-05 out 12000", "count 12", "first 2025-01-05 1000", "last 2025-12-05 1000");
        yield return Case("L-15 full early repayment closes the loan", new() { Granted = 22_000, Term = 22 },
            "2024-08-16 out 22000", "2024-09-01 in 22000", "status Repaid", "owed 0", "repaid-on 2024-09-01");
    }

    [Test]
    public void Each_is_run_here_or_the_list_says_why_not()
    {
        var run = string.Join(' ', Cases().Select(x => x.TestName));
        var list = File.ReadAllLines(Path.Combine(Folder(), "README.md"));
        string[] explained = [.. list.SkipWhile(x => x != "Left out:").Where(x => x.StartsWith("| ", StringComparison.Ordinal)), .. list.Where(x => x.StartsWith("Elsewhere:", StringComparison.Ordinal))];

        Assert.That(All.Where(x => !run.Contains(x, StringComparison.Ordinal) && !Array.Exists(explained, y => y.Contains(x, StringComparison.Ordinal))), Is.Empty);
    }

    [TestCaseSource(nameof(Cases))]
    public void Ours_agrees(object terms, string[] steps)
    {
        var loan = ((LoanBuilder)terms).Contracted();
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].StartsWith("refused ", StringComparison.Ordinal))
            {
                var (code, refused) = (steps[i].Split(' ')[1], steps[++i]);
                Assert.That(() => Act(loan, refused.Split(' ')), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo(code));
            }
            else if (!Act(loan, steps[i].Split(' ')))
            {
                Expect(loan, steps[i].Split(' '), steps[i]);
            }
        }
    }

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    private static TestCaseData Case(string name, LoanBuilder terms, params string[] steps) => new TestCaseData(terms, steps).SetName(name);

    private static bool Act(Loan loan, string[] words)
    {
        switch (words)
        {
            case [var on, "out", var amount]: loan.Disburse(Number(amount), Day(on)); return true;
            case [var on, "in", var amount]: loan.Pay(Number(amount), Day(on)); return true;
            case [var on, "defer", var from, var to]: loan.Defer(Day(from), Day(to), Day(on), LoanBuilder.Later); return true;
            case [var on, "reschedule", var first, var count]: loan.Reschedule(Day(first), (int)Number(count), Day(on), LoanBuilder.Later, "PV 12"); return true;
            case [var on, "write-off"]: loan.WriteOff(Day(on), LoanBuilder.Later); return true;
            case [var on, "recover", var amount]: loan.Recover(Money.Dirhams(Number(amount)), Day(on), LoanBuilder.Later); return true;
            case ["undo", var nth]: loan.Undo(loan.Events[(int)Number(nth) - 1]); return true;
            case [var on, "return", var nth]: loan.Return(loan.Events[(int)Number(nth) - 1], Day(on)); return true;
            default: return false;
        }
    }

    private static void Expect(Loan loan, string[] words, string step)
    {
        var state = loan.State;
        switch (words)
        {
            case ["due", .. var amounts]: Assert.That(loan.Dues(), Is.EqualTo(amounts.Select(Number)), step); break;
            case ["received", .. var amounts]: Assert.That(loan.Received(), Is.EqualTo(amounts.Select(Number)), step); break;
            case ["on", .. var days]: Assert.That(loan.DueDates(), Is.EqualTo(days.Select(Day)), step); break;
            case ["count", var count]: Assert.That(state.Schedule, Has.Length.EqualTo((int)Number(count)), step); break;
            case ["first", var on, var due]: Assert.That((state.Schedule[0].DueOn, state.Schedule[0].Due.InDirhams), Is.EqualTo((Day(on), Number(due))), step); break;
            case ["last", var on, var due]: Assert.That((state.Schedule[^1].DueOn, state.Schedule[^1].Due.InDirhams), Is.EqualTo((Day(on), Number(due))), step); break;
            case ["owed", var amount]: Assert.That(state.Outstanding.InDirhams, Is.EqualTo(Number(amount)), step); break;
            case ["written-off", var amount]: Assert.That(state.WrittenOff.InDirhams, Is.EqualTo(Number(amount)), step); break;
            case ["recovered", var amount]: Assert.That(state.Recovered.InDirhams, Is.EqualTo(Number(amount)), step); break;
            case ["credit", var amount]: Assert.That(state.Credit.InDirhams, Is.EqualTo(Number(amount)), step); break;
            case ["status", var status]: Assert.That(state.Status.ToString(), Is.EqualTo(status), step); break;
            case ["last-paid", var on]: Assert.That(state.LastPaidOn, Is.EqualTo(Day(on)), step); break;
            case ["repaid-on", var on]: Assert.That(state.RepaidOn, Is.EqualTo(on == "-" ? null : (DateOnly?)Day(on)), step); break;
            case ["late", var on, var days, var amount]:
                Assert.That((state.DaysLateOn(Day(on)), state.ArrearsOn(Day(on)).InDirhams), Is.EqualTo(((int)Number(days), Number(amount))), step);
                break;
            case ["ages", var on, .. var amounts]:
                Assert.That(state.ArrearsByAge(Day(on), [10, 30, 60]).Select(x => x.InDirhams), Is.EqualTo(amounts.Select(Number)), step);
                break;
            default: Assert.Fail($"Unknown step: {step}"); break;
        }
    }

    private static decimal Number(string word) => decimal.Parse(word, CultureInfo.InvariantCulture);

    private static DateOnly Day(string word) => DateOnly.ParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
