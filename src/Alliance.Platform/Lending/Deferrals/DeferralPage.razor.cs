using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Deferrals;

/// <summary>One mass deferral and its progress, which it follows while the work goes on.</summary>
public sealed partial class DeferralPage(
    UseCase<ShowMassDeferral> show, UseCase<UndoMassDeferral> undo, NavigationManager navigation, ICurrentUser user, TimeProvider clock,
    IStringLocalizer<DeferralsText> text, IStringLocalizer<PlatformText> words) : IDisposable
{
    private const int Few = 15;
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    private readonly string _key = Guid.CreateVersion7().ToString();
    private readonly CancellationTokenSource _left = new();
    private ShowMassDeferral.Detail? _deferral;
    private bool _undoing, _all;

    [Parameter] public Guid Id { get; set; }

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (user.May(Permissions.ReadLoans)) await Read();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = Follow(_left.Token);
    }

    private async Task Read()
    {
        _deferral = await show.Show(x => x.Handle(new(Id)));
        if (_deferral is null) navigation.NotFound();
    }

    /// <summary>Reads again as long as something may change by itself.</summary>
    private async Task Follow(CancellationToken left)
    {
        try
        {
            using var timer = new PeriodicTimer(Often, clock);
            while (await timer.WaitForNextTickAsync(left))
            {
                if (_deferral is { Standing: MassDeferralStanding.Running or MassDeferralStanding.Undoing })
                {
                    await InvokeAsync(async () =>
                    {
                        await Read();
                        StateHasChanged();
                    });
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private Task Proposed()
    {
        _undoing = false;
        return Read();
    }
}
