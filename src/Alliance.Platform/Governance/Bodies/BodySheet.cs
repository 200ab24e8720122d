using Alliance.Ui;
using Microsoft.AspNetCore.Components;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>A form about bodies and mandates, in a sheet: sent once, it stays with what was typed when it is refused.</summary>
public abstract class BodySheet : ComponentBase
{
    /// <summary>Told what was done, in words.</summary>
    [Parameter] public EventCallback<string> OnDone { get; set; }

    [Parameter] public EventCallback OnCancelled { get; set; }

    protected Exception? Refusal { get; private set; }

    protected bool IsSending { get; private set; }

    /// <summary>What a form about a member's mandate is about.</summary>
    protected static FormSubject MandatesOf(ListBodies.Member member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return FormSubject.Of(member.Mandates.Select(x => $"{x.From:O} {x.To:O}"));
    }

    protected async Task Send(Func<Task> act, string done)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (IsSending) return;
        (IsSending, Refusal) = (true, null);
        try
        {
            await act();
            await OnDone.InvokeAsync(done);
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
