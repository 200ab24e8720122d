using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.JSInterop;

namespace Alliance.Identity.Drafts;

/// <summary>Tells the page (<c>drafts.js</c>) and the database that a form has been sent.</summary>
internal sealed class FormDrafts(UseCase<ForgetDraft> forgetDraft, IJSRuntime page) : IFormDrafts
{
    public async Task Done(string path, string form)
    {
        try
        {
            await page.InvokeVoidAsync("drafts.done", path, form); // first: nothing more is sent to be kept
        }
        catch (Exception gone) when (gone is JSDisconnectedException or JSException or OperationCanceledException)
        {
            // Nobody is there who could send anything; and what was done stays done, whatever its page says.
        }

        try
        {
            await forgetDraft.Run(x => x.Handle(path, form));
        }
        catch (BusyException)
        {
            // What was done is done. The draft is offered once more, or forgotten in time.
        }
    }
}
