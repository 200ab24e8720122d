using System.Collections.Immutable;
using Alliance.Contracts.Platform;

namespace Alliance.Federation.Figures;

/// <summary>A cell of a breakdown as it may be shown: null figures when it is withheld.</summary>
public sealed record ShownCell(string Value, FigureSet? Figures)
{
    public bool Withheld => Figures is null;
}

/// <summary>Small groups aren't shown: fewer than five persons, applicants or borrowers, could be recognised.</summary>
public static class Withholding
{
    private static readonly Stock[] Persons = [Indicators.Borrowers, Indicators.Applicants];

    /// <summary>Withholds small cells, and then the next smallest ones until the difference to the total, too, is a group of several cells and at least five persons.</summary>
    /// <remarks>A single withheld cell could be had by subtracting the shown ones from the total; so could a small group of cells.</remarks>
    public static ImmutableArray<ShownCell> Apply(IReadOnlyCollection<FigureCell> cells)
    {
        var withheld = new HashSet<FigureCell>(cells.Where(x => Array.Exists(Persons, y => Disclosure.IsSmall(x.Figures[y]))), ReferenceEqualityComparer.Instance);
        if (withheld.Count > 0)
        {
            var others = cells.Where(x => !withheld.Contains(x) && HasSomebody(x)).OrderBy(x => x.Figures[Indicators.Borrowers]);
            foreach (var next in others.ThenBy(x => x.By!.Value, StringComparer.Ordinal))
            {
                if (withheld.Count > 1 && !Array.Exists(Persons, x => Disclosure.IsSmall(withheld.Sum(y => y.Figures[x])))) break;
                withheld.Add(next);
            }
        }

        return [.. cells.Select(x => new ShownCell(x.By!.Value, withheld.Contains(x) ? null : x.Figures))];
    }

    private static bool HasSomebody(FigureCell cell) => Array.Exists(Persons, x => cell.Figures[x] > 0);
}
