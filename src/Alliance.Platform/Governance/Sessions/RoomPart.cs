using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A part of a session's page: shows what the page has read, does one thing at a time, and tells the page when something was recorded.</summary>
public abstract class RoomPart : ComponentBase
{
    [Parameter, EditorRequired] public ShowRoom.Seen Room { get; set; } = null!;

    /// <summary>Something was recorded, or refused: the page reads again.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    protected Exception? Refusal { get; private set; }

    protected bool IsWorking { get; private set; }

    protected SessionView View => Room.View;

    /// <summary>Runs a use case once, however often one taps meanwhile; the page reads again in any case, since it may have been refused because of what is newer.</summary>
    protected async Task Act(Func<Task> act)
    {
        if (IsWorking) return;
        await Try(act);
        await OnDone.InvokeAsync();
    }

    /// <summary>For a form in a sheet, which stays with what was typed when it is refused.</summary>
    protected async Task Send(Func<Task> act)
    {
        if (IsWorking) return;
        await Try(act);
        if (Refusal is null) await OnDone.InvokeAsync();
    }

    private async Task Try(Func<Task> act)
    {
        (IsWorking, Refusal) = (true, null);
        try
        {
            await act();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            Refusal = refusal;
        }
        finally
        {
            IsWorking = false;
        }
    }
}
