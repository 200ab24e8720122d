using System.Collections.Immutable;
using Alliance.Contracts.Platform;

namespace Alliance.Federation.Figures;

/// <summary>A cell of a breakdown as it may be shown: null figures when it is withheld.</summary>
public sealed record ShownCell(string Value, FigureSet? Figures)
{
    public bool Withheld => Figures is null;
}

/// <summary>Small groups aren't shown (<see cref="Disclosure"/>).</summary>
public static class Withholding
{
    public static ImmutableArray<ShownCell> Apply(IReadOnlyCollection<FigureCell> cells)
    {
        var withheld = Disclosure.Withheld(cells);
        return [.. cells.Select(x => new ShownCell(x.By!.Value, withheld.Contains(x) ? null : x.Figures))];
    }
}
