using System.Collections.Immutable;
using Alliance.Federation.Figures;
using Alliance.Federation.Platforms;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Federation.Network;

/// <summary>Every platform of the registry, whatever its status, and how fresh its figures are.</summary>
public sealed class ListPlatforms(
    PlatformRegistry platforms, OrganisationRegistry registry, ShowNationalFigures national, NetworkAddress network, IBusinessDate business, ICurrentUser user)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/platforms", Get)
        .WithName("Platforms")
        .WithSummary("Every platform of the network with its status and the freshness of its figures.")
        .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <exception cref="NotAllowedException">For national roles only.</exception>
    public async Task<NetworkOverview> Handle()
    {
        user.Demand(NationalPermissions.Read);
        var figures = (await national.Handle(business.Today)).Platforms.ToDictionary(x => x.Id, StringComparer.Ordinal);
        var problems = user.May(NationalPermissions.ManagePlatforms) ? registry.Problems : [];
        return new(
        [
            .. platforms.All.Select(platform => (Platform: platform, Figures: figures.GetValueOrDefault(platform.Id))).Select(x => new ListedPlatform(
                x.Platform.Id,
                x.Platform.Name,
                x.Platform.Status,
                x.Platform.Territory.Region,
                x.Platform.Territory.Provinces,
                x.Platform.Status is OrganisationStatus.Active ? network.Of(x.Platform) : null,
                x.Figures?.AsOf,
                x.Figures?.AnnouncedAt,
                x.Figures?.UpToDate is true)),
        ],
        [.. problems.Select(x => new FileProblem(Path.GetFileName(x.Source), x.OrganisationId, x.Reason))]);
    }

    private static async Task<Ok<NetworkOverview>> Get(ListPlatforms listPlatforms) => TypedResults.Ok(await listPlatforms.Handle());
}

/// <param name="Problems">For those who manage platforms; empty for others.</param>
public sealed record NetworkOverview(ImmutableArray<ListedPlatform> Platforms, ImmutableArray<FileProblem> Problems);

/// <summary>Why a file in <c>tenants/</c> isn't in force, or not in full: its last good version is.</summary>
/// <param name="Source">The file's name, or the folder's.</param>
/// <param name="Reason">In English, for operators.</param>
public sealed record FileProblem(string Source, string? OrganisationId, string Reason);

/// <param name="Region">ISO 3166-2 code.</param>
/// <param name="Address">Null unless it is served.</param>
/// <param name="AsOf">The day its latest figures describe.</param>
/// <param name="UpToDate">They describe the business date, and nothing is missing.</param>
public sealed record ListedPlatform(
    string Id, string Name, OrganisationStatus Status, string? Region, ImmutableArray<string> Provinces, Uri? Address,
    DateOnly? AsOf, DateTime? AnnouncedAt, bool UpToDate);
