using Alliance.Kernel;

namespace Alliance.Platform.Product;

/// <summary>Divides an amount into equal parts whose sum is exactly the amount: the last part takes the remainder.</summary>
internal static class EqualParts
{
    private static readonly Money Centime = new(1);

    /// <summary>Instalments (rule 1): rounded half-even to <paramref name="unit"/>, or to the next finer one where a part would be zero or less.</summary>
    /// <example>1 000 over 6 → 5 × 167 + 165; 1 250 over 4 → 3 × 312 + 314.</example>
    public static Money[] OfCapital(Money amount, int count, Money unit)
    {
        foreach (var finer in LoanTerms.Units.Where(x => x <= unit))
        {
            var share = Money.Rounded((decimal)amount.Centimes / count, finer);
            var last = amount - share * (count - 1);
            if (share > Money.Zero && last > Money.Zero) return Of(share, last, count);
        }

        return InCentimes(amount, count);
    }

    /// <summary>Shares of a surplus (rule 5): rounded half-even to the centime, remainder on the last.</summary>
    public static Money[] InCentimes(Money amount, int count)
    {
        var share = Money.Rounded((decimal)amount.Centimes / count, Centime);
        // A handful of centimes over many parts: rounding up would leave less than nothing for the last.
        if (share * (count - 1) > amount) share = new(amount.Centimes / count);
        return Of(share, amount - share * (count - 1), count);
    }

    private static Money[] Of(Money share, Money last, int count)
    {
        var parts = new Money[count];
        Array.Fill(parts, share);
        parts[^1] = last;
        return parts;
    }
}
