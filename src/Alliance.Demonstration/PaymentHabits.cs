using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Demonstration;

/// <summary>How a borrower pays.</summary>
internal enum PaymentHabit
{
    /// <summary>Collected on the due date; now and then the bank returns it, and the borrower makes it good.</summary>
    DirectDebit,

    /// <summary>A few days before or after.</summary>
    Transfer,

    /// <summary>Weeks late, in cash or by cheque.</summary>
    Late,

    /// <summary>One half on time, the other later.</summary>
    InHalves,

    /// <summary>Two instalments together, the second in advance.</summary>
    TwoAtATime,
}

/// <param name="ReturnedOn">The bank took it back (rule 10).</param>
internal sealed record PlannedPayment(DateOnly On, Money Amount, PaymentMeans Means, DateOnly? ReturnedOn = null);

/// <summary>Turns instalments into the payments a borrower of some habit makes on them.</summary>
internal sealed class PaymentHabits(Chance chance)
{
    private static readonly PaymentMeans[] AtTheDesk = [PaymentMeans.Cash, PaymentMeans.Cheque, PaymentMeans.Transfer];

    public IEnumerable<PlannedPayment> Pay(IReadOnlyList<Instalment> instalments, PaymentHabit habit)
    {
        if (habit is PaymentHabit.TwoAtATime) return instalments.Chunk(2).Select(x => new PlannedPayment(BusinessDays.OnOrAfter(x[0].DueOn), x.Sum(y => y.Due), PaymentMeans.Transfer));
        return instalments.SelectMany(x => Pay(x, habit));
    }

    /// <summary>A debit that comes back.</summary>
    public PlannedPayment Returned(Instalment instalment)
    {
        var on = BusinessDays.OnOrAfter(instalment.DueOn);
        return new(on, instalment.Due, PaymentMeans.DirectDebit, BusinessDays.OnOrAfter(on.AddDays(chance.Between(2, 4))));
    }

    private IEnumerable<PlannedPayment> Pay(Instalment instalment, PaymentHabit habit)
    {
        var (dueOn, due) = (instalment.DueOn, instalment.Due);
        switch (habit)
        {
            case PaymentHabit.DirectDebit when chance.Percent(3):
                var returned = Returned(instalment);
                yield return returned;
                yield return new(After(returned.ReturnedOn!.Value, 2, 15), due, chance.Pick(AtTheDesk));
                break;
            case PaymentHabit.DirectDebit:
                yield return new(BusinessDays.OnOrAfter(dueOn), due, PaymentMeans.DirectDebit);
                break;
            case PaymentHabit.Transfer:
                yield return new(After(dueOn, -4, 3), due, PaymentMeans.Transfer);
                break;
            case PaymentHabit.InHalves:
                var half = Money.Rounded(due.Centimes / 2m, Money.Dirhams(10));
                yield return new(BusinessDays.OnOrAfter(dueOn), half, PaymentMeans.Transfer);
                yield return new(After(dueOn, 10, 20), due - half, PaymentMeans.Cash);
                break;
            default:
                yield return new(After(dueOn, 5, 40), due, chance.Pick(AtTheDesk));
                break;
        }
    }

    private DateOnly After(DateOnly day, int first, int last) => BusinessDays.OnOrAfter(day.AddDays(chance.Between(first, last)));
}
