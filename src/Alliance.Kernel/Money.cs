using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alliance.Kernel;

/// <summary>An amount in Moroccan dirhams, held as whole centimes: exact, and never a fraction of a centime.</summary>
/// <remarks>In JSON it is a plain number of dirhams with at most two decimals; in the database a <c>long</c> of centimes.</remarks>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly record struct Money(long Centimes) : IComparable<Money>
{
    public static readonly Money Zero;

    /// <summary>The amount as dirhams, exact to two decimals.</summary>
    public decimal InDirhams => Centimes / 100m;

    /// <exception cref="RefusedException"><c>money.fraction-of-centime</c> when <paramref name="dirhams"/> has more than two decimals.</exception>
    public static Money Dirhams(decimal dirhams)
    {
        var centimes = dirhams * 100m;
        return decimal.Truncate(centimes) == centimes
            ? new(decimal.ToInt64(centimes))
            : throw new RefusedException("money.fraction-of-centime", "An amount has at most two decimals.");
    }

    public static Money Min(Money left, Money right) => left < right ? left : right;

    public static Money Max(Money left, Money right) => left > right ? left : right;

    /// <summary>The nearest multiple of <paramref name="unit"/>, half-even.</summary>
    public static Money Rounded(decimal centimes, Money unit) =>
        new((long)decimal.Round(centimes / unit.Centimes, MidpointRounding.ToEven) * unit.Centimes);

    public static Money operator +(Money left, Money right) => new(checked(left.Centimes + right.Centimes));
    public static Money operator -(Money left, Money right) => new(checked(left.Centimes - right.Centimes));
    public static Money operator -(Money amount) => new(-amount.Centimes);
    public static Money operator *(Money amount, long times) => new(checked(amount.Centimes * times));
    public static bool operator <(Money left, Money right) => left.Centimes < right.Centimes;
    public static bool operator >(Money left, Money right) => left.Centimes > right.Centimes;
    public static bool operator <=(Money left, Money right) => left.Centimes <= right.Centimes;
    public static bool operator >=(Money left, Money right) => left.Centimes >= right.Centimes;

    public int CompareTo(Money other) => Centimes.CompareTo(other.Centimes);

    /// <summary>For people: <c>50 000,00</c>, with narrow no-break spaces, in all three languages (DOMAIN: Money).</summary>
    public override string ToString() => InDirhams.ToString("N2", MoneyFormat);

    /// <summary>Whole dirhams for headline figures: <c>50 000</c>.</summary>
    public string ToWholeDirhams() => decimal.Round(InDirhams, MidpointRounding.ToEven).ToString("N0", MoneyFormat);

    /// <summary>Separators of culture <c>fr</c>: <c>fr-MA</c> and <c>ar-MA</c> would print <c>50.000,00</c>.</summary>
    public static NumberFormatInfo MoneyFormat { get; } = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = "\u202F",
        PercentDecimalSeparator = ",",
        PercentGroupSeparator = "\u202F",
    });
}

public static class MoneySums
{
    public static Money Sum(this IEnumerable<Money> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        return amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
    }

    public static Money Sum<T>(this IEnumerable<T> items, Func<T, Money> amount) => items.Select(amount).Sum();
}

/// <summary>Refuses what is not a number of whole centimes, instead of silently reading zero.</summary>
internal sealed class MoneyJsonConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.Number || !reader.TryGetDecimal(out var dirhams) || Math.Abs(dirhams) > 1_000_000_000_000m)
            throw new JsonException("An amount is a number of dirhams, e.g. 1250.50.");
        if (decimal.Round(dirhams, 2) != dirhams)
            throw new JsonException("An amount has at most two decimals.");
        return Money.Dirhams(dirhams);
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.InDirhams);
}
