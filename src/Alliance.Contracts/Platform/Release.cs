namespace Alliance.Contracts.Platform;

/// <summary>Figures with what is told of them: answers, files and pages ask here, so that none tells more than another.</summary>
/// <param name="Withheld">Shares of persons that aren't told though they are of large groups: something else that is told would give a small one away.</param>
public sealed record Release(FigureSet Figures, IReadOnlyList<Rate> Withheld)
{
    /// <summary>An indicator's value in its unit; null where it is withheld or there is nothing to divide by.</summary>
    public decimal? Of(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return Withheld.Contains(indicator) ? null : indicator.Published(Figures);
    }

    /// <summary>All of them by code: every member is there, null when withheld.</summary>
    public Dictionary<string, object?> ByCode() => Indicators.All.ToDictionary(x => x.Code, x => (object?)Of(x));

    /// <summary>Of one platform, which gives away nobody else's.</summary>
    public static Release Of(FigureSet figures) => new(figures, []);
}
