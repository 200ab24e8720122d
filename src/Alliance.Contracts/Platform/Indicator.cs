namespace Alliance.Contracts.Platform;

/// <summary>What an indicator is counted in.</summary>
public enum IndicatorUnit
{
    Number,

    /// <summary>People, each once: what decides whether a group is small enough to be recognised (see <see cref="Disclosure"/>).</summary>
    Persons,

    /// <summary>Added as whole centimes, shown in dirhams.</summary>
    Dirhams,

    Days,

    /// <summary>Of a rate: 0 to 1, shown as a percentage.</summary>
    Share,

    /// <summary>Of a rate: how many dirhams for one.</summary>
    Times,
}

/// <summary>A figure that is published with its definition (<see cref="Indicators"/>): a <see cref="Stock"/> or a <see cref="Rate"/>.</summary>
/// <param name="Code">What it is stored, sent and answered by, for good; its texts are <c>indicator.{code}</c> and <c>definition.{code}</c>.</param>
public abstract record Indicator(string Code, IndicatorUnit Unit)
{
    /// <summary>False where a cell of a breakdown has none: money of the fund belongs to no sector, and a share of persons within a cell would be a smaller group.</summary>
    public bool InBreakdowns { get; init; } = true;

    /// <summary>Arrears, losses, waiting: what rises isn't good news.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>What is added up to compute it.</summary>
    public abstract IReadOnlyList<Stock> Stocks { get; }

    /// <summary>Its value in its unit (dirhams, not centimes); null where there is nothing to divide by.</summary>
    public abstract decimal? Of(FigureSet figures);

    /// <summary>The same for everybody's eyes: null too where it would tell of fewer than <see cref="Disclosure.SmallestGroup"/> persons.</summary>
    public virtual decimal? Published(FigureSet figures) => Of(figures);
}

/// <summary>What is true at the end of a day and may be added: over cells, over platforms. A count of persons when its unit says so.</summary>
public sealed record Stock(string Code, IndicatorUnit Unit = IndicatorUnit.Number) : Indicator(Code, Unit)
{
    public override IReadOnlyList<Stock> Stocks => [this];

    public override decimal? Of(FigureSet figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return Unit is IndicatorUnit.Dirhams ? figures[this] / 100m : figures[this];
    }
}

/// <summary>One stock divided by another. It travels as both, so that a national rate comes from sums and never from an average of rates.</summary>
public sealed record Rate(string Code, Stock Numerator, Stock Denominator, IndicatorUnit Unit = IndicatorUnit.Share) : Indicator(Code, Unit)
{
    public override IReadOnlyList<Stock> Stocks => [Numerator, Denominator];

    /// <summary>A share of people among people, which may tell of a small group.</summary>
    public bool IsOfPersons => Numerator.Unit is IndicatorUnit.Persons && Denominator.Unit is IndicatorUnit.Persons;

    /// <summary>To six decimals, half-even; dirhams to the centime.</summary>
    public override decimal? Of(FigureSet figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return Denominator.Of(figures) is { } whole and not 0
            ? decimal.Round(Numerator.Of(figures)!.Value / whole, Unit is IndicatorUnit.Dirhams ? 2 : 6, MidpointRounding.ToEven)
            : null;
    }

    public override decimal? Published(FigureSet figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return IsWithheld(figures) ? null : Of(figures);
    }

    /// <inheritdoc cref="IsWithheld(long, long)"/>
    public bool IsWithheld(FigureSet figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return IsWithheld(figures[Numerator], figures[Denominator]);
    }

    /// <summary>Whether it would tell of one to four persons: those in it, or those not.</summary>
    public bool IsWithheld(long part, long whole) => IsOfPersons && (Disclosure.IsSmall(part) || Disclosure.IsSmall(whole - part));
}
