namespace Alliance.Documents;

/// <summary>Brackets that belong together (Unicode's bidirectional algorithm, rule BD16).</summary>
internal static class Brackets
{
    private const string Opening = "([{\u2045\u207D\u208D\u2329\u27E6\u27E8";
    private const string Closing = ")]}\u2046\u207E\u208E\u232A\u27E7\u27E9";

    /// <summary>As deep as the algorithm looks.</summary>
    private const int Deepest = 63;

    /// <returns>Places of opening and closing brackets, in the order of the opening ones.</returns>
    public static IReadOnlyList<(int Open, int Close)> Pairs(IReadOnlyList<char> text)
    {
        List<(int Open, int Close)> pairs = [];
        List<(int At, int Kind)> open = [];
        for (var i = 0; i < text.Count; i++)
        {
            if (Opening.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var opened)
            {
                if (open.Count == Deepest) break;
                open.Add((i, opened));
            }
            else if (Closing.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var closed && open.FindLastIndex(x => x.Kind == closed) is >= 0 and var last)
            {
                pairs.Add((open[last].At, i));
                open.RemoveRange(last, open.Count - last);
            }
        }

        pairs.Sort();
        return pairs;
    }
}
