using System.Globalization;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A session as everybody in the room sees it. While it may change by the hand of others the page follows it.</summary>
public sealed partial class SessionPage(
    UseCase<ShowRoom> showRoom, UseCase<FollowSession> follow, NavigationManager navigation, TimeProvider clock, IBusinessDate business, IStringLocalizer<GovernanceText> text) : IDisposable
{
    /// <summary>Where the folder that writes to members puts their answers, before the session meets. Takes what a <see cref="RoomPart"/> does.</summary>
    public const string Before = "before";

    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _left = new();
    private ShowRoom.Seen? _room;

    [Parameter] public Guid Id { get; set; }

    private Id<Session> Session => new(Id);

    private string Subtitle => string.Join(" · ", ((string?[])[Formats.LongDate(_room!.View.MeetsOn), _room.View.StartsAt?.ToString("HH:mm", CultureInfo.InvariantCulture), _room.View.Place]).OfType<string>().Select(Formats.Isolated));

    /// <summary>Before the day there is nobody to be there: answers say who comes.</summary>
    private bool IsBefore => _room?.View is { Phase: SessionPhase.Convened } view && view.MeetsOn > business.Today;

    /// <summary>From the day of the meeting until it is closed; before, and after, nothing happens by itself.</summary>
    private bool MayChange => _room?.View is { } view && (view.Phase is SessionPhase.Open or SessionPhase.Suspended || view.Phase is SessionPhase.Convened && view.MeetsOn == business.Today);

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _room = await showRoom.Show(x => x.Handle(Session));
        if (_room is null) navigation.NotFound();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = Follow(_left.Token);
    }

    private async Task Read()
    {
        if (await showRoom.Run(x => x.Handle(Session)) is { } room) _room = room;
        else navigation.NotFound();
    }

    /// <summary>Asks whether something was recorded, and reads again when it was.</summary>
    private async Task Follow(CancellationToken left)
    {
        try
        {
            using var timer = new PeriodicTimer(Often, clock);
            while (await timer.WaitForNextTickAsync(left))
            {
                if (MayChange) await InvokeAsync(Look);
            }
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
            if (await follow.Run(x => x.Handle(Session)) == _room?.Turn) return;
            await Read();
            StateHasChanged();
        }
        catch (BusyException)
        {
            // Everybody in the room asks again in half a second.
        }
    }
}
