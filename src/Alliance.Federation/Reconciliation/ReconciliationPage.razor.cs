using System.Collections.Immutable;
using Alliance.Federation.Platforms;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Federation.Reconciliation;

/// <summary>Shows where the national figures lack something, and asks for it.</summary>
public sealed partial class ReconciliationPage(
    UseCase<ShowReconciliation> showReconciliation, UseCase<RequestFigures> requestFigures, PlatformRegistry registry, TimeProvider clock, IStringLocalizer<FederationText> text)
{
    private ImmutableArray<PlatformReconciliation> _platforms;
    private Exception? _refusal;
    private string? _asked;
    private DateTimeOffset _now;

    protected override Task OnInitializedAsync() => Read();

    private async Task Read()
    {
        _platforms = await showReconciliation.Show(x => x.Handle());
        _now = clock.GetUtcNow();
    }

    private async Task Ask(PlatformReconciliation platform)
    {
        (_refusal, _asked) = (null, null);
        try
        {
            await requestFigures.Run(x => x.Handle(platform.Id));
            _asked = registry.NameOf(platform.Id, platform.Name);
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }

        await Read();
    }
}
