using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Product;

namespace Alliance.Demonstration;

/// <summary>Enters a loan's payments and their mishaps through the loan itself, as the treasurer would have, day after day.</summary>
internal sealed class Repayments(DateOnly today, Chance chance)
{
    private static readonly Share<PaymentHabit>[] Habits =
    [
        new(PaymentHabit.DirectDebit, 54), new(PaymentHabit.Transfer, 24), new(PaymentHabit.Late, 13), new(PaymentHabit.InHalves, 5), new(PaymentHabit.TwoAtATime, 4),
    ];

    private readonly PaymentHabits _habits = new(chance);

    public List<PaymentHabit> DealHabits(int loans) => chance.Deal(loans, Habits);

    public void Enter(Loan loan, Course course, PaymentHabit habit)
    {
        // Where a surplus doesn't go to the next instalment, paying in advance would leave some instalment open.
        if (loan.Terms.Surplus is not Surplus.Next && habit is PaymentHabit.TwoAtATime or PaymentHabit.Transfer) habit = PaymentHabit.DirectDebit;
        if (course.Outcome is Outcome.RepaidEarly) course.Paid = chance.Between(Math.Max(1, course.Due / 2), Math.Max(1, course.Due - 1));

        var payments = _habits.Pay(course.Schedule[..course.Paid], habit).ToList();
        if (course.Outcome is Outcome.Stopped) payments.AddRange(course.Schedule.Skip(course.Paid).Take(chance.Below(3)).Select(_habits.Returned));
        if (course.Outcome is not Outcome.Regular) payments = payments.ConvertAll(x => x.ReturnedOn is null && x.On > today ? x with { On = today } : x);

        var mistaken = chance.Percent(4) ? chance.Below(Math.Max(1, payments.Count)) : -1;
        foreach (var (i, payment) in payments.Where(x => x.On <= today).OrderBy(x => x.On).Index())
        {
            if (i == mistaken) EnterForAnother(loan, payment);
            Enter(loan, payment);
        }

        if (course.Outcome is Outcome.RepaidEarly) PayOff(loan);
        if (course.Outcome is Outcome.Repaid && chance.Percent(2)) PayTooMuch(loan);
    }

    private void Enter(Loan loan, PlannedPayment payment)
    {
        var entered = loan.Pay(payment.Amount, payment.On, Entered.On(payment.On), payment.Means);
        if (payment.ReturnedOn is { } returnedOn && returnedOn <= today)
            loan.Return(entered.Id, returnedOn, Entered.On(returnedOn), "Provision insuffisante");
    }

    /// <summary>Another borrower's payment, entered on this loan and taken back.</summary>
    private static void EnterForAnother(Loan loan, PlannedPayment payment)
    {
        var wrong = loan.Pay(payment.Amount, payment.On, Entered.On(payment.On), PaymentMeans.Transfer);
        loan.Undo(wrong.Id, Entered.On(payment.On), "Saisi sur le mauvais prêt");
    }

    private void PayOff(Loan loan)
    {
        if (loan.State.Outstanding == Money.Zero) return;
        var last = loan.State.LastPaidOn ?? loan.State.FirstDisbursedOn!.Value;
        var on = BusinessDays.OnOrAfter(last.AddDays(chance.Between(8, 25)));
        if (on > today) on = today;
        loan.Pay(loan.State.Outstanding, on, Entered.On(on), PaymentMeans.Transfer, "Remboursement anticipé");
    }

    /// <summary>The standing order runs once more; what is paid too much is given back (rule 7).</summary>
    private void PayTooMuch(Loan loan)
    {
        var on = BusinessDays.OnOrAfter(loan.State.LastPaidOn!.Value.AddDays(30));
        var refundedOn = BusinessDays.OnOrAfter(on.AddDays(12));
        if (refundedOn > today) return;
        loan.Pay(loan.State.Schedule[^2].Due, on, Entered.On(on), PaymentMeans.Transfer);
        loan.RefundCredit(loan.State.Credit, refundedOn, Entered.On(refundedOn));
    }
}

/// <summary>Who entered generated history, and when: the treasurer or officer of the time, at a quarter past ten.</summary>
internal static class Entered
{
    public const string Name = "Démonstration";
    public const string Treasury = "Démonstration (trésorerie)";
    public const string Direction = "Démonstration (direction)";

    public static Entry On(DateOnly day) => new(day, Name, day.ToDateTime(new TimeOnly(10, 15), DateTimeKind.Utc));
}
