using System.Collections.Immutable;
using Alliance.Contracts.Platform;
using Alliance.Tenancy.Organisations;

namespace Alliance.Federation.Figures;

/// <summary>Every platform's figures at a date and their sum: what each last announced for a month up to then, carried forward.</summary>
public sealed record NationalFigures(DateOnly AsOf, ImmutableArray<PlatformFigures> Platforms)
{
    public FigureSet Total { get; } = Platforms.Aggregate(FigureSet.Zero, (sum, x) => sum + x.Figures);

    /// <summary>Shares of persons of the country that, beside those told of earlier years, would tell what a platform withholds.</summary>
    public ImmutableArray<Rate> Withheld { get; init; } = [];

    /// <summary>What may be told of the total, with the platforms' own beside it.</summary>
    public Release Release => new(
        Total,
        Platforms.Aggregate(FigureSet.Zero, (sum, x) => sum + x.Persons),
        [.. Indicators.SharesOfPersons.Where(x => Withheld.Contains(x) || HiddenShares.AreToldBy(x, Platforms.Select(y => y.Persons)))]);

    /// <summary>Active platforms; figures of a suspended one stay in the total, but nobody waits for it.</summary>
    public int PlatformsTotal => Platforms.Count(x => x.Status is OrganisationStatus.Active);

    public int PlatformsUpToDate => Platforms.Count(x => x.Status is OrganisationStatus.Active && x.UpToDate);

    public IEnumerable<PlatformFigures> Late => Platforms.Where(x => x.Status is OrganisationStatus.Active && !x.UpToDate);

    public decimal? RepaymentRate => Indicators.RepaymentRate.Of(Total);

    /// <summary>The network's median of the platforms' own rates; not the national rate.</summary>
    public decimal? MedianRepaymentRate => Median.Of(Platforms.Select(x => x.RepaymentRate).OfType<decimal>());
}

public sealed record PlatformFigures
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Null when the platform is no longer in the registry.</summary>
    public required OrganisationStatus? Status { get; init; }

    public required string? Region { get; init; }
    public required FigureSet Figures { get; init; }

    /// <summary>Of a year that was told nationally: those from which shares of persons are told (<see cref="Disclosure.OfPersons"/>).</summary>
    public required FigureSet Persons { get; init; }

    /// <summary>The day its figures describe; null when it has announced nothing up to then.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>When they reached the Alliance.</summary>
    public required DateTime? AnnouncedAt { get; init; }

    /// <summary>They describe the date asked for, and nothing it announced up to then is missing.</summary>
    public required bool UpToDate { get; init; }

    public Release Release => new(Figures, Persons, []);

    public decimal? RepaymentRate => Indicators.RepaymentRate.Of(Figures);
}
