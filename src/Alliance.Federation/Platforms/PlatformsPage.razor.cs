using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Federation.Platforms;

/// <summary>Every platform: joining, active and suspended ones.</summary>
public sealed partial class PlatformsPage(UseCase<ReadPlatforms> readPlatforms, PlatformRegistry registry, TimeProvider clock, IStringLocalizer<FederationText> text)
{
    private ImmutableArray<ListedPlatform> _platforms;
    private ImmutableArray<FileProblem> _problems = [];
    private OrganisationStatus? _status;
    private string _search = "";
    private DateTimeOffset _now;

    private IEnumerable<ListedPlatform> Shown => _platforms
        .Where(x => _status is null || x.Status == _status)
        .Where(x => Words(x).Any(word => word.Contains(_search ?? "", StringComparison.CurrentCultureIgnoreCase)))
        .OrderBy(NameOf, StringComparer.CurrentCulture);

    protected override async Task OnInitializedAsync()
    {
        (_platforms, _problems) = await readPlatforms.Run(x => x.Handle());
        _now = clock.GetUtcNow();
    }

    private string NameOf(ListedPlatform platform) => registry.NameOf(platform.Id, platform.Name);

    private IEnumerable<string> Words(ListedPlatform platform) => [NameOf(platform), Regions.Find(platform.Region)?.Name ?? "", .. platform.Provinces];
}
