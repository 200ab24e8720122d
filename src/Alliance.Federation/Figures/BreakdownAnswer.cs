using System.Text.Json.Serialization;
using Alliance.Contracts.Platform;

namespace Alliance.Federation.Figures;

/// <summary>A breakdown of national figures over HTTP.</summary>
/// <param name="AsOf">The year's end that it is of: of the last year told up to the date asked for; null before the first.</param>
/// <param name="Cells">Those told first, the most borrowers first; empty ones aren't there, unless they are withheld.</param>
public sealed record BreakdownAnswer(DateOnly? AsOf, string Dimension, IReadOnlyList<BreakdownAnswer.Cell> Cells)
{
    public static BreakdownAnswer Of(string dimension, ToldBreakdown? told) => new(told?.AsOf, dimension, told is null ? [] : [.. told.Cells.Select(x => Cell.Of(told, x))]);

    /// <param name="Withheld">It, or one that it would give away, tells of fewer than five persons, or of so few who came since it was last told; it has no figures.</param>
    /// <param name="Persons">Borrowers.</param>
    public sealed record Cell(string Value, bool Withheld, long? Persons)
    {
        /// <summary>One member per indicator that is broken down, named by its code; all null when withheld.</summary>
        [JsonExtensionData]
        public Dictionary<string, object?> Figures { get; init; } = [];

        internal static Cell Of(ToldBreakdown told, ToldCell cell) => new(cell.Value, cell.Withheld, cell.Figures?[Indicators.Borrowers]) { Figures = told.Published(cell) };
    }
}
