namespace Alliance.Contracts.Platform;

/// <summary>Figures of everything, of one value of a dimension, or of a pair of values.</summary>
/// <param name="By">Null for the total.</param>
/// <param name="And">The second of a pair; its dimension is another one, later in the order of names. Null for a cell of one dimension.</param>
/// <param name="Figures">Persons among them: small groups are withheld when shown, not here.</param>
public sealed record FigureCell(DimensionValue? By, DimensionValue? And, FigureSet Figures)
{
    public static FigureCell Total(FigureSet figures) => new(null, null, figures);

    public static FigureCell Of(string dimension, string value, FigureSet figures) => new(new(dimension, value), null, figures);

    /// <summary>Whether it is a cell of this dimension alone.</summary>
    public bool IsOf(string dimension) => By?.Dimension == dimension && And is null;
}

/// <param name="Dimension">One of <see cref="Dimensions"/>.</param>
/// <param name="Value">A code, never a person: <c>agriculture</c>, <c>woman</c>, <c>under-35</c>, <c>created</c>, <c>Tiznit</c>…</param>
public sealed record DimensionValue(string Dimension, string Value);
