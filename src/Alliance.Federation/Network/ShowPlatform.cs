using System.Collections.Immutable;
using Alliance.Contracts.Platform;
using Alliance.Federation.Figures;
using Alliance.Federation.Platforms;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Federation.Network;

/// <summary>A platform as the network knows it at a date: its file and its totals, which are public. Nothing that is broken down, and shares of persons as they are told.</summary>
public sealed class ShowPlatform(PlatformRegistry platforms, ShowNationalFigures national, ShowSeries series, NetworkAddress network, ICurrentUser user)
{
    /// <param name="asOf">A month end or the business date, see <see cref="AsOfDate"/>.</param>
    /// <returns>Null for one that is neither in the registry nor among those that announced figures.</returns>
    public async Task<PlatformOverview?> Handle(string id, DateOnly asOf)
    {
        var platform = platforms.Find(id);
        var now = await Of(id, asOf);
        if (platform is null && now is null) return null;

        var before = AsOfDate.YearBefore(asOf);
        var trend = await series.Handle(asOf);
        var place = trend.Platforms.IndexOf(trend.Platforms.FirstOrDefault(x => x.Id == id)!);
        return new()
        {
            Id = id,
            Name = platforms.NameOf(id, now?.Name ?? id),
            Status = platform?.Status is { } status && (status is OrganisationStatus.Onboarding || user.May(NationalPermissions.Read)) ? status : null,
            Region = platform?.Territory.Region,
            Provinces = platform?.Territory.Provinces ?? [],
            Address = platform is { Status: OrganisationStatus.Active } ? network.Of(platform) : null,
            AsOf = asOf,
            Figures = now is { AsOf: not null } ? now : null,
            BeforeOn = before,
            Before = (await Of(id, before))?.Figures ?? FigureSet.Zero,
            Years = place < 0 ? [] : [.. trend.Years.Select(x => new PlatformYear(x.Year, x.UpTo, x.ByPlatform[place])).SkipWhile(x => x.Added == FigureSet.Zero)],
            Dates = await national.Dates(),
        };
    }

    private async Task<PlatformFigures?> Of(string id, DateOnly asOf) => (await national.Handle(asOf)).Platforms.FirstOrDefault(x => x.Id == id);
}

public sealed record PlatformOverview
{
    public required string Id { get; init; }

    /// <summary>In the reader's language.</summary>
    public required string Name { get; init; }

    /// <summary>Null when it is no longer in the registry, and for the public but of one that is joining: why a platform is suspended, or that it is, is between it and the Alliance.</summary>
    public required OrganisationStatus? Status { get; init; }

    /// <summary>ISO 3166-2 code.</summary>
    public required string? Region { get; init; }

    public required ImmutableArray<string> Provinces { get; init; }

    /// <summary>Null unless it is served.</summary>
    public required Uri? Address { get; init; }

    /// <summary>The date asked for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Null when it has announced nothing up to then.</summary>
    public required PlatformFigures? Figures { get; init; }

    public required DateOnly BeforeOn { get; init; }

    /// <summary>A year earlier, to compare with.</summary>
    public required FigureSet Before { get; init; }

    /// <summary>From its first year with figures on.</summary>
    public required ImmutableArray<PlatformYear> Years { get; init; }

    public required ImmutableArray<DateOnly> Dates { get; init; }
}

/// <param name="UpTo">31 December, or the date asked for in its year.</param>
public sealed record PlatformYear(int Year, DateOnly UpTo, FigureSet Added);
