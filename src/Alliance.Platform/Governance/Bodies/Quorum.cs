using System.Globalization;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>How many must be present: a number, or a share of the mandates in force, written <c>2</c> or <c>2/3</c>.</summary>
/// <remarks>A share is a fraction of whole numbers: with decimals two thirds of nine would be seven.</remarks>
/// <param name="Number">The number, or the share's numerator; 0 asks for nobody.</param>
/// <param name="Per">The share's denominator; null for a number.</param>
public readonly record struct Quorum(int Number, int? Per = null)
{
    /// <summary>How it is written.</summary>
    public const string Form = "0|[1-9][0-9]{0,2}(?:/[1-9][0-9]{0,2})?";

    /// <summary>Whether it asks for more members than there are, whoever comes.</summary>
    public bool IsAboveAll => Per < Number;

    /// <summary>Whether it asks for nobody.</summary>
    public bool IsNone => Number == 0;

    /// <param name="text">Of the <see cref="Form"/>.</param>
    public static Quorum Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('/');
        return new(Whole(parts[0]), parts.Length > 1 ? Whole(parts[1]) : null);
    }

    /// <summary>The smallest whole number that is no less than the share of <paramref name="mandates"/>; a number stays what it is, however many are recused.</summary>
    /// <param name="mandates">In force, without the members who are recused.</param>
    public int Of(int mandates) => Per is { } per ? (Number * mandates + per - 1) / per : Number;

    public override string ToString() => Per is { } per ? string.Create(CultureInfo.InvariantCulture, $"{Number}/{per}") : Number.ToString(CultureInfo.InvariantCulture);

    private static int Whole(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
