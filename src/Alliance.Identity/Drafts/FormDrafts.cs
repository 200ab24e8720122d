using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.JSInterop;

namespace Alliance.Identity.Drafts;

/// <summary>Tells the page (<c>drafts.js</c>) and the database that a form has been sent.</summary>
/// <remarks>Platforms keep drafts. The Alliance, whose accounts have forms too, has neither the script nor the table: there is nothing to forget.</remarks>
internal sealed class FormDrafts(UseCase<ForgetDraft> forgetDraft, TenantContext tenant, IJSRuntime page) : IFormDrafts
{
    public async Task Done(string path, string form)
    {
        if (tenant.Organisation.Kind is not HostKind.Platform) return;
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
