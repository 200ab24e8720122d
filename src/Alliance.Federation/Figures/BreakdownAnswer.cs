using System.Text.Json.Serialization;
using Alliance.Contracts.Platform;

namespace Alliance.Federation.Figures;

/// <summary>A breakdown of national figures over HTTP.</summary>
public sealed record BreakdownAnswer(DateOnly AsOf, string Dimension, IReadOnlyList<BreakdownAnswer.Cell> Cells)
{
    public static BreakdownAnswer Of(DateOnly asOf, string dimension, IEnumerable<ShownCell> cells) => new(asOf, dimension, [.. cells.Select(Cell.Of)]);

    /// <param name="Withheld">A group of fewer than five persons, or one that would give such a group away; it has no figures.</param>
    /// <param name="Persons">Borrowers.</param>
    public sealed record Cell(string Value, bool Withheld, long? Persons)
    {
        /// <summary>One member per indicator that is broken down, named by its code; all null when withheld.</summary>
        [JsonExtensionData]
        public Dictionary<string, object?> Figures { get; init; } = [];

        public static Cell Of(ShownCell cell)
        {
            ArgumentNullException.ThrowIfNull(cell);
            return new(cell.Value, cell.Withheld, cell.Figures?[Indicators.Borrowers])
            {
                Figures = Indicators.Published(Indicators.All.Where(x => x.InBreakdowns), cell.Figures),
            };
        }
    }
}
