using System.Collections.Immutable;
using Alliance.Federation.Figures;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Federation.Platforms;

/// <summary>Every platform of the registry, whatever its status, and how fresh its figures are.</summary>
public sealed class ReadPlatforms(PlatformRegistry registry, ReadNationalFigures national, NetworkAddress network, IBusinessDate business, ICurrentUser user)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/platforms", Get)
        .WithName("Platforms")
        .WithSummary("Every platform of the network with its status and the freshness of its figures.")
        .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <exception cref="NotAllowedException">For national roles only.</exception>
    public async Task<ImmutableArray<ListedPlatform>> Handle()
    {
        user.Demand(NationalPermissions.Read);
        var figures = (await national.Handle(business.Today)).Platforms.ToDictionary(x => x.Id, StringComparer.Ordinal);
        return
        [
            .. registry.All.Select(platform => (Platform: platform, Figures: figures.GetValueOrDefault(platform.Id))).Select(x => new ListedPlatform(
                x.Platform.Id,
                x.Platform.Name,
                x.Platform.Status,
                x.Platform.Territory.Region,
                x.Platform.Territory.Provinces,
                x.Platform.Status is OrganisationStatus.Active ? network.Of(x.Platform) : null,
                x.Figures?.AsOf,
                x.Figures?.AnnouncedAt,
                x.Figures?.UpToDate is true)),
        ];
    }

    private static async Task<Ok<ImmutableArray<ListedPlatform>>> Get(ReadPlatforms readPlatforms) => TypedResults.Ok(await readPlatforms.Handle());
}

/// <param name="Region">ISO 3166-2 code.</param>
/// <param name="Address">Null unless it is served.</param>
/// <param name="AsOf">The day its latest figures describe.</param>
/// <param name="UpToDate">They describe the business date, and nothing is missing.</param>
public sealed record ListedPlatform(
    string Id, string Name, OrganisationStatus Status, string? Region, ImmutableArray<string> Provinces, Uri? Address,
    DateOnly? AsOf, DateTime? AnnouncedAt, bool UpToDate);
