using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using CsCheck;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>What is owed on a day: exactly what can be paid on it without making a credit.</summary>
internal sealed class OwingTests
{
    private static readonly DateOnly First = new(2022, 1, 15);

    private static Loan OfFourThousand() => new LoanBuilder { Granted = 4_000, Term = 4 }.DisbursedOn(First);

    private static decimal? Owed(Loan loan, int day) => loan.Owing.On(First.AddDays(day))?.InDirhams;

    [Test]
    public void Nothing_can_be_paid_before_anything_was_paid_out() => Assert.That(Owed(OfFourThousand(), -1), Is.Null);

    [Test]
    public void What_remains_is_owed_whether_due_or_not() => Assert.That(Owed(OfFourThousand(), 0), Is.EqualTo(4_000));

    [Test]
    public void A_payment_of_a_later_day_leaves_less_for_earlier_ones()
    {
        var loan = OfFourThousand();
        loan.Pay(3_500, First.AddDays(60));

        Assert.That((Owed(loan, 30), Owed(loan, 60), Owed(loan, 90)), Is.EqualTo((500m, 500m, 500m)));
    }

    [Test]
    public void What_came_back_is_owed_again_from_the_start()
    {
        var loan = OfFourThousand();
        loan.Return(loan.Pay(3_500, First.AddDays(60)), First.AddDays(63));

        Assert.That((Owed(loan, 61), Owed(loan, 90)), Is.EqualTo((4_000m, 4_000m)));
    }

    [Test]
    public void A_later_tranche_is_not_owed_yet()
    {
        var loan = new LoanBuilder { Granted = 4_000, Term = 4 }.Contracted();
        loan.Disburse(1_000, First);
        loan.Disburse(3_000, First.AddDays(50));

        Assert.That((Owed(loan, 49), Owed(loan, 50)), Is.EqualTo((1_000m, 4_000m)));
    }

    [Test]
    public void Before_a_write_off_what_it_took_was_owed_and_after_it_nothing_can_be_paid()
    {
        var loan = OfFourThousand();
        loan.Pay(1_000, First.AddDays(10));
        loan.WriteOff(First.AddDays(400), LoanBuilder.Later);

        Assert.That((Owed(loan, 10), Owed(loan, 400), Owed(loan, 401)), Is.EqualTo((3_000m, 3_000m, (decimal?)null)));
    }

    [Test]
    public void After_an_overpayment_nothing_is_owed()
    {
        var loan = OfFourThousand();
        loan.Pay(5_000, First.AddDays(10));

        Assert.That(Owed(loan, 20), Is.Zero);
    }

    /// <summary>Paid in full, that day's and all later days' credits stay what they were; a centime more is a credit on some day.</summary>
    [Test]
    public void Exactly_what_is_owed_makes_no_credit() =>
        Gen.Select(Gen.Long[1, 400_000], Gen.Select(Gen.Int[0, 300], Gen.Long[1, 250_000]).List[0, 6], Gen.Int[0, 400]).Sample((tranche, payments, day) =>
        {
            var on = First.AddDays(day);
            var credits = Credits(tranche, payments, null, on);
            var owed = Loan(tranche, payments).Owing.On(on)!.Value;

            return (owed == Money.Zero || Credits(tranche, payments, owed, on).SequenceEqual(credits))
                && Credits(tranche, payments, owed + new Money(1), on).Zip(credits).All(x => x.First >= x.Second)
                && !Credits(tranche, payments, owed + new Money(1), on).SequenceEqual(credits);
        });

    private static Loan Loan(long tranche, IReadOnlyList<(int Day, long Centimes)> payments)
    {
        var loan = new LoanBuilder { Granted = 10_000, Term = 12 }.Contracted();
        loan.Disburse(new(tranche), First, LoanBuilder.Later);
        loan.Disburse(new(1_000_000 - tranche), First.AddDays(150), LoanBuilder.Later);
        foreach (var (day, centimes) in payments) loan.Pay(new(centimes), First.AddDays(day), LoanBuilder.Later);
        return loan;
    }

    private static List<Money> Credits(long tranche, IReadOnlyList<(int Day, long Centimes)> payments, Money? paid, DateOnly on)
    {
        var loan = Loan(tranche, payments);
        if (paid is { } amount) loan.Pay(amount, on, LoanBuilder.Later);
        return [.. loan.PositionsAt([.. Enumerable.Range(0, 420).Select(First.AddDays)]).Select(x => x.Credit)];
    }
}
