using System.Diagnostics.CodeAnalysis;

namespace Alliance.Kernel;

/// <summary>An enumeration in a query string: the same words as in JSON, <c>orderBy=received-on</c>, or its name; never a number.</summary>
public readonly record struct Word<T>(T Value) : IParsable<Word<T>> where T : struct, Enum
{
    public static Word<T> Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var word) ? word : throw new FormatException("Not in the list.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Word<T> result)
    {
        result = default;
        if (s is not [>= 'a' and <= 'z' or >= 'A' and <= 'Z', ..]) return false;
        var known = Enum.TryParse<T>(s.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value);
        result = new(value);
        return known;
    }
}
