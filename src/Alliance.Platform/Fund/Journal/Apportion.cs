using Alliance.Kernel;

namespace Alliance.Platform.Fund.Journal;

/// <summary>Divides an amount in the proportions of others, to the centime.</summary>
internal static class Apportion
{
    /// <summary>Webster's method (Sainte-Laguë), centime by centime: parts sum exactly to the amount, none exceeds its base, and none shrinks when the amount grows (rule 19).</summary>
    /// <param name="amount">From zero to the sum of <paramref name="bases"/>. Give what has come in so far, never a single payment: roundings then don't add up.</param>
    public static Money[] Of(Money amount, ReadOnlySpan<Money> bases)
    {
        var whole = Money.Zero;
        foreach (var part in bases) whole += part;
        if (amount < Money.Zero || amount > whole)
            throw new ArgumentOutOfRangeException(nameof(amount), $"{amount.Centimes} can't be divided over {whole.Centimes} centimes.");

        var parts = new long[bases.Length];
        if (whole == Money.Zero) return new Money[bases.Length];

        // Nearly there by proportion; then the few centimes left, each to who has the best claim to one more.
        for (var i = 0; i < parts.Length; i++) parts[i] = (long)((Int128)amount.Centimes * bases[i].Centimes / whole.Centimes);
        for (var left = amount.Centimes - parts.Sum(); left > 0; left--) parts[Next(bases, parts)]++;

        // Proportion alone may have given a centime to the wrong one.
        for (var (next, last) = (Next(bases, parts), Last(bases, parts)); last >= 0 && next != last && Claims(bases, parts, next, 1, last, -1); (next, last) = (Next(bases, parts), Last(bases, parts)))
            (parts[next], parts[last]) = (parts[next] + 1, parts[last] - 1);
        return Array.ConvertAll(parts, x => new Money(x));
    }

    /// <summary>Who has the best claim to one more centime.</summary>
    private static int Next(ReadOnlySpan<Money> bases, long[] parts)
    {
        var best = 0;
        for (var i = 1; i < parts.Length; i++)
            if (Claims(bases, parts, i, 1, best, 1)) best = i;
        return best;
    }

    /// <summary>Who has the weakest claim to the last centime received; −1 when nobody has any.</summary>
    private static int Last(ReadOnlySpan<Money> bases, long[] parts)
    {
        var weakest = -1;
        for (var i = 0; i < parts.Length; i++)
            if (parts[i] > 0 && (weakest < 0 || !Claims(bases, parts, i, -1, weakest, -1))) weakest = i;
        return weakest;
    }

    /// <summary>Whether one's claim (base ÷ odd number of the centime in question: 1, 3, 5 …) comes before another's; of equals the first in order.</summary>
    /// <param name="oneStep">1: the next centime; −1: the last one received.</param>
    private static bool Claims(ReadOnlySpan<Money> bases, long[] parts, int one, int oneStep, int other, int otherStep)
    {
        var left = (Int128)bases[one].Centimes * ((2 * parts[other]) + otherStep);
        var right = (Int128)bases[other].Centimes * ((2 * parts[one]) + oneStep);
        return left != right ? left > right : one < other;
    }
}
