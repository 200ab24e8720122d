using System.Collections.Immutable;
using Alliance.Federation.Platforms;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Federation.Network;

/// <summary>Every platform: joining, active and suspended ones.</summary>
public sealed partial class PlatformsPage(UseCase<ListPlatforms> listPlatforms, PlatformRegistry registry, TimeProvider clock, IStringLocalizer<FederationText> text)
{
    private ImmutableArray<ListedPlatform> _platforms;
    private ImmutableArray<FileProblem> _problems = [];
    private IReadOnlyList<ListedPlatform> _shown = [];
    private DateTimeOffset _now;

    [SupplyParameterFromQuery] public string? Status { get; set; }

    protected override async Task Read()
    {
        (_platforms, _problems) = await listPlatforms.Run(x => x.Handle());
        _now = clock.GetUtcNow();
        var status = Filter<OrganisationStatus>(Status);
        _shown = [.. _platforms
            .Where(x => (status is null || x.Status == status) && Kernel.Search.Finds(Search, [NameOf(x), Regions.Find(x.Region)?.Name, .. x.Provinces, .. x.Provinces.Select(Provinces.Name)]))
            .OrderBy(x => Folding.Fold(NameOf(x)), StringComparer.Ordinal)];
    }

    private string NameOf(ListedPlatform platform) => registry.NameOf(platform.Id, platform.Name);
}
