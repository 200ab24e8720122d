using Alliance.Ui;
using Microsoft.AspNetCore.Components;

namespace Alliance.Platform.Accompaniment.Mentoring.Desk;

/// <summary>A form about mentors, pairs and meetings, in a sheet: sent once, it stays with what was typed when it is refused.</summary>
public abstract class MentoringSheet : ComponentBase
{
    [Parameter] public EventCallback OnDone { get; set; }

    [Parameter] public EventCallback OnCancelled { get; set; }

    protected Exception? Refusal { get; private set; }

    protected bool IsSending { get; private set; }

    protected async Task Send(Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (IsSending) return;
        (IsSending, Refusal) = (true, null);
        try
        {
            await act();
            await OnDone.InvokeAsync();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            Refusal = refusal;
        }
        finally
        {
            IsSending = false;
        }
    }
}
