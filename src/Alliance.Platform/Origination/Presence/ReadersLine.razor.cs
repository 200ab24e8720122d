using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Presence;

/// <summary>Says every few seconds that a dossier's page is open, for as long as it is, and who else has it open.</summary>
public sealed partial class ReadersLine(UseCase<SeeReaders> seeReaders, UseCase<LeaveDossier> leaveDossier, ICurrentUser user, TimeProvider clock, IStringLocalizer<PresenceText> text) : IAsyncDisposable
{
    private readonly CancellationTokenSource _left = new();
    private SeeReaders.Seen? _seen;
    private bool _isOpen;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;

    /// <summary>Reads the page again. Without it nothing is said of a change: a form says it when it is sent.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private bool IsOutdated => OnChanged.HasDelegate && _seen?.Revision > Dossier.Revision;

    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        _left.Dispose();
        if (!_isOpen) return;
        try
        {
            await leaveDossier.Run(x => x.Handle(Dossier.Id));
        }
        catch (Exception failure) when (IsOfNoMatter(failure))
        {
            // Others see this reader a little longer.
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender || !user.May(Permissions.ReadApplications)) return;
        _isOpen = true;
        _ = Follow(_left.Token);
    }

    /// <summary>What stands in nobody's way when it fails.</summary>
    private static bool IsOfNoMatter(Exception failure) => failure is DbUpdateException or ObjectDisposedException || failure.IsRefusal();

    private string Reader(SeeReaders.Reader reader) => text["{0} (since {1})", Formats.Isolated(reader.Name), Formats.Hour(reader.Since)];

    private async Task Follow(CancellationToken left)
    {
        try
        {
            using var timer = new PeriodicTimer(SeeReaders.Often, clock);
            do await InvokeAsync(Look);
            while (await timer.WaitForNextTickAsync(left));
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private async Task Look()
    {
        try
        {
            _seen = await seeReaders.Run(x => x.Handle(Dossier.Id, _left.Token));
            StateHasChanged();
        }
        catch (Exception failure) when (IsOfNoMatter(failure))
        {
            // It is asked again soon.
        }
    }

    private Task Show() => OnChanged.InvokeAsync();
}
