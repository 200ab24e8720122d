using Alliance.Kernel;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Who has said that a payment above what is owed is right.</summary>
public enum AboveOwed
{
    Nobody,
    OnePerson,
    TwoPersons,
}

/// <summary>A payment above what is owed makes a credit that has to be refunded (rule 7): mostly it is a slip of the finger or another's money, so that it is asked about at every door. Far above, two persons answer.</summary>
internal static class AboveOwedQuestion
{
    /// <summary>A question: "aboveOwed" is the answer.</summary>
    public const string Code = "payment.above-owed";

    /// <summary>The answer is two persons' to give.</summary>
    public const string TakesTwo = "payment.takes-two";

    /// <summary>Less is owed by now than two persons were told.</summary>
    public const string Changed = "payment.owed-changed";

    /// <summary>Nobody has agreed to more of a surplus than there was to be seen.</summary>
    /// <param name="owed">Null where nothing can be paid: that is for the loan to say.</param>
    /// <param name="seen">Null where nobody was told.</param>
    /// <exception cref="RefusedException"><c>payment.owed-changed</c>, with what is owed.</exception>
    public static void RefuseIfLess(Money? owed, Money? seen)
    {
        if (owed < seen) throw new RefusedException(Changed, FormattableString.Invariant($"{owed.Value.InDirhams:0.00} DH are owed by now, less than the proposal says: reject it and propose it again."), owed.Value);
    }

    /// <summary>Lets pass what is owed, what was agreed to, and what the loan itself refuses.</summary>
    /// <param name="on">Value date.</param>
    /// <exception cref="RefusedException"><c>payment.above-owed</c> or <c>payment.takes-two</c>, each with what is owed.</exception>
    public static void Ask(this LoanOwing owing, Money amount, DateOnly on, AboveOwed agreed, PaymentSettings settings)
    {
        ArgumentNullException.ThrowIfNull(owing);
        ArgumentNullException.ThrowIfNull(settings);
        if (agreed is AboveOwed.TwoPersons || owing.On(on) is not { } owed || amount <= owed) return;
        if (agreed is AboveOwed.Nobody)
            throw new RefusedException(Code, FormattableString.Invariant($"{owed.InDirhams:0.00} DH are owed on that day, and the rest would be a credit; say \"aboveOwed\" if the amount is right."), owed);
        if (amount.Centimes > owed.Centimes * settings.TwoPersonsAbove)
            throw new RefusedException(TakesTwo, FormattableString.Invariant($"{owed.InDirhams:0.00} DH are owed on that day: so much more is recorded once a second person has confirmed it."), owed);
    }
}
