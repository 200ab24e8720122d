namespace Alliance.Ui;

/// <summary>One row of figures of a chart, in the order of its categories.</summary>
/// <param name="Name">As the legend and the table say it.</param>
/// <param name="Values">Null where there is no figure (not zero).</param>
/// <param name="Colour">A CSS colour; null takes the next one of the palette.</param>
/// <param name="Dashed">For what is planned rather than seen; lines only.</param>
public sealed record Series(string Name, IReadOnlyList<decimal?> Values, string? Colour = null, bool Dashed = false)
{
    public static Series Of(string name, IEnumerable<long> values, string? colour = null) => new(name, [.. values.Select(x => (decimal?)x)], colour);

    public static Series Of(string name, IEnumerable<decimal> values, string? colour = null) => new(name, [.. values.Select(x => (decimal?)x)], colour);

    /// <summary>The organisation's own colours first; then tints that stay apart for colour-blind readers.</summary>
    internal static string ColourAt(int index) => (index % 5) switch
    {
        0 => "var(--primary)",
        1 => "var(--accent)",
        2 => "var(--chart-3)",
        3 => "var(--chart-4)",
        _ => "var(--chart-5)",
    };

    internal string ColourOr(int index) => Colour ?? ColourAt(index);
}

/// <summary>One bar of <see cref="HorizontalBars"/>.</summary>
/// <param name="Note">A few words after the figure, such as a rate.</param>
public sealed record BarItem(string Label, decimal Value, string? Note = null, string? Colour = null, string? Href = null);
