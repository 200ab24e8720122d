using System.Collections.Immutable;
using Alliance.Contracts.Platform;

namespace Alliance.Federation.Figures;

/// <summary>A cell of a breakdown as it may be shown: null figures when it is withheld.</summary>
public sealed record ShownCell(string Value, int? Persons, FigureSet? Figures)
{
    public bool Withheld => Figures is null;
}

/// <summary>Small groups aren't shown: fewer than five persons could be recognised.</summary>
public static class Withholding
{
    public const int FewestPersons = 5;

    /// <summary>Withholds small cells, and then the next smallest ones until the difference to the total, too, is a group of several cells and at least five persons.</summary>
    /// <remarks>A single withheld cell could be had by subtracting the shown ones from the total; so could a small group of cells.</remarks>
    public static ImmutableArray<ShownCell> Apply(IReadOnlyCollection<BreakdownCell> cells)
    {
        var withheld = new HashSet<BreakdownCell>(cells.Where(x => x.Persons is > 0 and < FewestPersons), ReferenceEqualityComparer.Instance);
        if (withheld.Count > 0)
        {
            foreach (var next in cells.Where(x => x.Persons >= FewestPersons).OrderBy(x => x.Persons).ThenBy(x => x.Value, StringComparer.Ordinal))
            {
                if (withheld.Count > 1 && withheld.Sum(x => (long)x.Persons) >= FewestPersons) break;
                withheld.Add(next);
            }
        }

        return [.. cells.Select(x => withheld.Contains(x) ? new ShownCell(x.Value, null, null) : new ShownCell(x.Value, x.Persons, x.Figures))];
    }
}
