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
            .. platforms.All.Select(platform => (Platform: platform, Figures: figures.GetValueOrDefault(platform.Id))).Select(x => new ListedPlatform
            {
                Id = x.Platform.Id,
                Name = x.Platform.Name,
                Status = x.Platform.Status,
                Region = x.Platform.Territory.Region,
                Provinces = x.Platform.Territory.Provinces,
                Address = x.Platform.Status is OrganisationStatus.Active ? network.Of(x.Platform) : null,
                AsOf = x.Figures?.AsOf,
                AnnouncedAt = x.Figures?.AnnouncedAt,
                UpToDate = x.Figures?.UpToDate is true,
            }),
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

public sealed record ListedPlatform
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required OrganisationStatus Status { get; init; }

    /// <summary>ISO 3166-2 code.</summary>
    public required string? Region { get; init; }

    public required ImmutableArray<string> Provinces { get; init; }

    /// <summary>Null unless it is served.</summary>
    public required Uri? Address { get; init; }

    /// <summary>The day its latest figures describe.</summary>
    public required DateOnly? AsOf { get; init; }

    public required DateTime? AnnouncedAt { get; init; }

    /// <summary>They describe the business date, and nothing is missing.</summary>
    public required bool UpToDate { get; init; }
}
