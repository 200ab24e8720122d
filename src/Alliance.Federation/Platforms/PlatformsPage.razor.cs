using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Federation.Platforms;

/// <summary>Every platform: joining, active and suspended ones.</summary>
public sealed partial class PlatformsPage(UseCase<ReadPlatforms> readPlatforms, TimeProvider clock, IStringLocalizer<FederationText> text)
{
    private ImmutableArray<ListedPlatform> _platforms;
    private OrganisationStatus? _status;
    private string _search = "";
    private DateTimeOffset _now;

    private IEnumerable<ListedPlatform> Shown => _platforms
        .Where(x => _status is null || x.Status == _status)
        .Where(x => Words(x).Any(word => word.Contains(_search ?? "", StringComparison.CurrentCultureIgnoreCase)))
        .OrderBy(x => x.Name, StringComparer.CurrentCulture);

    protected override async Task OnInitializedAsync()
    {
        _platforms = await readPlatforms.Run(x => x.Handle());
        _now = clock.GetUtcNow();
    }

    private static IEnumerable<string> Words(ListedPlatform platform) => [platform.Name, Regions.Find(platform.Region)?.Name ?? "", .. platform.Provinces];
}
