using System.Text.Json.Serialization;
using Alliance.Contracts.Platform;

namespace Alliance.Platform.Insight.Figures;

/// <summary>The platform's figures, and the day they are of.</summary>
public sealed record FiguresAt(DateOnly AsOf, FigureSet Figures);

/// <summary>The figures everybody may see, as of a day: one member per indicator, named by its code.</summary>
public sealed record Headline(DateOnly AsOf)
{
    /// <summary>Amounts in dirhams, shares from 0 to 1; null while there is nothing to divide by, and where withheld.</summary>
    [JsonExtensionData]
    public Dictionary<string, object?> Figures { get; init; } = [];

    internal static Headline Of(FiguresAt figures, YearEnds yearEnds)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new(figures.AsOf) { Figures = yearEnds.Release(figures).ByCode() };
    }

    /// <summary>Of a cell that is told: without what has no breakdown. Null of one that is withheld.</summary>
    internal static Headline? OfCell(ToldBreakdown told, ToldCell cell) => cell.Withheld ? null : new(told.AsOf) { Figures = told.Published(cell) };
}
