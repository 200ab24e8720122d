namespace Alliance.Contracts.Platform;

/// <summary>Figures with what is told of them: answers, files and pages ask here, so that none tells more than another.</summary>
/// <param name="Persons">Those from which shares of persons are divided: of a year's end, see <see cref="Disclosure.OfPersons"/>.</param>
/// <param name="Withheld">Shares of persons that aren't told though they are of large groups: something else that is told would give a small one away.</param>
public sealed record Release(FigureSet Figures, FigureSet Persons, IReadOnlyList<Rate> Withheld)
{
    /// <summary>An indicator's value in its unit; null where it is withheld or there is nothing to divide by.</summary>
    public decimal? Of(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return Withheld.Contains(indicator) ? null : indicator.Published(Behind(indicator));
    }

    /// <summary>The figures it is computed from.</summary>
    public FigureSet Behind(Indicator indicator) => indicator is Rate { IsOfPersons: true } ? Persons : Figures;

    /// <summary>All of them by code: every member is there, null when withheld.</summary>
    public Dictionary<string, object?> ByCode() => Indicators.All.ToDictionary(x => x.Code, x => (object?)Of(x), StringComparer.Ordinal);

    /// <summary>For those who may see the figures of the day itself: the platform's own staff.</summary>
    public static Release Of(FigureSet figures) => new(figures, figures, []);
}
