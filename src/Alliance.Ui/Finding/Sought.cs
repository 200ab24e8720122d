using System.Text.RegularExpressions;
using Alliance.Kernel;

namespace Alliance.Ui;

/// <summary>What somebody looks for everywhere, read once for all that may find it.</summary>
public sealed partial class Sought
{
    /// <summary>Characters; of a longer text the first are looked for.</summary>
    public const int Longest = 100;

    /// <summary>Shown of each kind; where there are more, the list has them.</summary>
    public const int MostOfGroup = 5;

    /// <summary>A single letter is in every name.</summary>
    private const int Shortest = 2;

    private Sought(string written)
    {
        Written = written;
        Words = Search.Words(written);
        Amount = AmountIn(written);
    }

    /// <summary>As typed, without what nobody sees.</summary>
    public string Written { get; }

    /// <summary>Folded: each of them stands in what is found.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Where it is an amount, however it is written: as on our own pages, with any digits and separators.</summary>
    public Money? Amount { get; }

    /// <summary>Numbers of dossiers, loans and receipts have digits, names have none.</summary>
    public bool HasDigits => Words.Any(x => char.IsAsciiDigit(x[0]));

    /// <summary>Whether it says enough to look for it.</summary>
    public bool IsEnough => Words.Sum(x => x.Length) >= Shortest;

    /// <summary>The list that has all that is found by it. Null where it may be somebody's CIN or phone number: an address is written down by browsers, proxies and logs.</summary>
    /// <param name="list">Path of the list's page.</param>
    public string? ListHref(string list) => OfPerson().IsMatch(string.Join(' ', Words)) ? null : $"{list}?{ListPage.SearchName}={Uri.EscapeDataString(Written)}";

    public static Sought Read(string? written)
    {
        var clean = TypedText.Clean(written);
        return new(clean.Length <= Longest ? clean : clean[..Longest]);
    }

    /// <summary>The same, for what remains of it once some words have been understood.</summary>
    public Sought Without(IEnumerable<string> understood) => new(string.Join(' ', Words.Except(understood, StringComparer.Ordinal)));

    /// <summary>Folded, a CIN is one or two letters before up to seven digits, a telephone one word of digits. Numbers of dossiers and loans have more letters or more digits.</summary>
    [GeneratedRegex(@"(^| )([a-z]{1,2} ?\d{4,7}|\d{9,})( |$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)] private static partial Regex OfPerson();

    private static Money? AmountIn(string written)
    {
        try
        {
            return TypedAmount.Read(written) is { } amount && amount > Money.Zero ? amount : null;
        }
        catch (RefusedException)
        {
            return null; // no amount, or one with two readings: then it isn't guessed
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
