namespace Alliance.Documents;

/// <summary>Which way each character of a line runs (Unicode's bidirectional algorithm, without its explicit embeddings): an even level from left to right, an odd one from right to left.</summary>
/// <remarks>
/// One simplification on purpose: digits after an Arabic letter stay European (no rule W2), so that a date or a reference such as
/// <c>2023-0117</c> keeps its order within Arabic, as a minus does before its amount. <see cref="Isolate"/> keeps a whole passage from left to right.
/// </remarks>
internal static class Bidi
{
    private const char IsolateStart = '\u2066';
    private const char IsolateByContent = '\u2068';
    private const char IsolateEnd = '\u2069';

    private enum Kind { Left, Right, Number, NumberSign, NumberSeparator, PlusOrMinus, Neutral }

    /// <summary>Keeps a passage (a bank account in groups, an address of the web) from left to right whatever surrounds it.</summary>
    public static string Isolate(string passage) => IsolateStart + passage + IsolateEnd;

    /// <summary>Keeps a passage together that runs as its first letter does: an address that is written in the other script.</summary>
    public static string IsolateByItself(string passage) => IsolateByContent + passage + IsolateEnd;

    public static byte[] Levels(string text, bool rightToLeft)
    {
        var levels = new byte[text.Length];
        Resolve(text, 0, text.Length, rightToLeft ? 1 : 0, levels);
        return levels;
    }

    /// <summary>Reorders pieces of one level each, given in reading order, into the order they stand in from left to right (rule L2).</summary>
    public static void ToVisualOrder<T>(List<T> pieces, Func<T, byte> level)
    {
        if (pieces.Count < 2) return;

        for (var turned = pieces.Max(level); turned > 0; turned--)
        {
            for (var i = 0; i < pieces.Count; i++)
            {
                var from = i;
                while (i < pieces.Count && level(pieces[i]) >= turned) i++;
                if (i - from > 1) pieces.Reverse(from, i - from);
            }
        }
    }

    private static void Resolve(string text, int from, int to, int basis, byte[] levels)
    {
        var at = new List<int>(to - from);
        for (var i = from; i < to; i++)
        {
            at.Add(i);
            if (text[i] is not (IsolateStart or IsolateByContent)) continue;

            var end = EndOf(text, i, to);
            if (end < 0) continue;
            Resolve(text, i + 1, end, text[i] is IsolateByContent && RunsFromRight(text.AsSpan(i + 1, end - i - 1)) ? basis + 1 | 1 : basis + 2 & ~1, levels);
            i = end;
            at.Add(end);
        }

        var kinds = at.ConvertAll(x => KindOf(text[x]));
        ResolveNumbers(kinds, basis % 2 == 1 ? Kind.Right : Kind.Left);
        ResolveBrackets(kinds, at.ConvertAll(x => text[x]), basis % 2 == 1 ? Kind.Right : Kind.Left);
        ResolveNeutrals(kinds, basis % 2 == 1 ? Kind.Right : Kind.Left);
        for (var i = 0; i < at.Count; i++)
            levels[at[i]] = (byte)(basis + (basis % 2, kinds[i]) switch { (0, Kind.Right) => 1, (0, Kind.Number) => 2, (1, not Kind.Right) => 1, _ => 0 });
    }

    /// <summary>Where a passage that is kept apart ends, others within it passed over; -1 where it doesn't.</summary>
    private static int EndOf(string text, int start, int to)
    {
        var depth = 0;
        for (var i = start; i < to; i++)
        {
            if (text[i] is IsolateStart or IsolateByContent) depth++;
            if (text[i] is IsolateEnd && --depth == 0) return i;
        }

        return -1;
    }

    /// <summary>Rules P2 and P3: as its first letter does.</summary>
    private static bool RunsFromRight(ReadOnlySpan<char> passage)
    {
        foreach (var character in passage)
            if (KindOf(character) is (Kind.Left or Kind.Right) and var first) return first is Kind.Right;
        return false;
    }

    /// <summary>Rules W4 to W7: separators and signs join the numbers they touch, and a number after Latin letters belongs to them. A minus that begins a number stays before it.</summary>
    private static void ResolveNumbers(List<Kind> kinds, Kind basis)
    {
        for (var i = 1; i < kinds.Count - 1; i++)
        {
            if (kinds[i] is (Kind.NumberSeparator or Kind.PlusOrMinus) && kinds[i - 1] is Kind.Number && kinds[i + 1] is Kind.Number) kinds[i] = Kind.Number;
        }

        for (var i = 0; i < kinds.Count - 1; i++)
        {
            if (kinds[i] is Kind.PlusOrMinus && kinds[i + 1] is Kind.Number && (i == 0 || kinds[i - 1] is Kind.Neutral)) kinds[i] = Kind.Number;
        }

        for (var i = 0; i < kinds.Count; i++)
        {
            if (kinds[i] is Kind.NumberSign && (i > 0 && kinds[i - 1] is Kind.Number || i + 1 < kinds.Count && kinds[i + 1] is Kind.Number))
                kinds[i] = Kind.Number;
        }

        var strong = basis;
        for (var i = 0; i < kinds.Count; i++)
        {
            if (kinds[i] is Kind.NumberSeparator or Kind.PlusOrMinus or Kind.NumberSign) kinds[i] = Kind.Neutral;
            if (kinds[i] is Kind.Left or Kind.Right) strong = kinds[i];
            if (kinds[i] is Kind.Number && strong is Kind.Left) kinds[i] = Kind.Left;
        }
    }

    /// <summary>Rule N0: both brackets of a pair run the same way, that of the line where something inside does, else that of what is inside where the text before the pair runs so too.</summary>
    private static void ResolveBrackets(List<Kind> kinds, List<char> text, Kind basis)
    {
        foreach (var (open, close) in Brackets.Pairs(text))
        {
            var inside = kinds[(open + 1)..close].Where(x => x is not Kind.Neutral).Select(Strong).ToList();
            if (inside.Count == 0) continue;

            var runs = basis;
            if (!inside.Contains(basis))
            {
                var before = open - 1;
                while (before >= 0 && kinds[before] is Kind.Neutral) before--;
                runs = before >= 0 ? Strong(kinds[before]) : basis;
            }

            kinds[open] = kinds[close] = runs;
        }
    }

    private static Kind Strong(Kind kind) => kind is Kind.Left ? Kind.Left : Kind.Right;

    /// <summary>Rules N1 and N2: spaces and signs run as what stands on both sides does, else as the whole line.</summary>
    private static void ResolveNeutrals(List<Kind> kinds, Kind basis)
    {
        for (var i = 0; i < kinds.Count; i++)
        {
            var from = i;
            while (i < kinds.Count && kinds[i] is Kind.Neutral) i++;
            if (i == from) continue;

            var before = from > 0 ? Strong(kinds[from - 1]) : basis;
            var after = i < kinds.Count ? Strong(kinds[i]) : basis;
            for (var j = from; j < i; j++) kinds[j] = before == after ? before : basis;
        }
    }

    private static Kind KindOf(char character) => character switch
    {
        '\u200E' => Kind.Left,
        '\u200F' => Kind.Right,
        _ when Typefaces.IsArabic(character) || character is >= '\u0590' and <= '\u05FF' => Kind.Right,
        >= '0' and <= '9' => Kind.Number,
        '%' or '°' or '#' or '€' or '$' => Kind.NumberSign,
        ',' or '.' or '/' or ':' or '\u00A0' or '\u202F' => Kind.NumberSeparator,
        '-' or '+' or '\u2212' => Kind.PlusOrMinus,
        _ when char.IsLetter(character) => Kind.Left,
        _ => Kind.Neutral,
    };
}
