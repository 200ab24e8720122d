using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Alliance.Identity.Forms;

/// <summary>A static page with a form: no circuit, no script. A refusal is shown above the form, and the answer isn't a success.</summary>
public abstract class FormPage(IStringLocalizer<IdentityText> text) : ComponentBase
{
    [CascadingParameter] protected HttpContext Request { get; set; } = null!;

    protected IStringLocalizer<IdentityText> Text => text;

    /// <summary>What to tell the reader above the form; null when nothing went wrong.</summary>
    protected string? Refusal { get; private set; }

    /// <summary>Runs what the form asks for and turns a refusal into words.</summary>
    protected async Task Try(Func<Task> submit)
    {
        ArgumentNullException.ThrowIfNull(submit);
        try
        {
            await submit();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            Refuse(
                Refusals.Sentence(refusal, text),
                refusal is RefusedException { Code: "sign-in.too-many-attempts" } ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity);
        }
    }

    protected void Refuse(string sentence, int status = StatusCodes.Status422UnprocessableEntity)
    {
        Refusal = sentence;
        Request.Response.StatusCode = status;
        if (status == StatusCodes.Status429TooManyRequests) Request.Response.Headers.RetryAfter = "300";
    }

    /// <summary>To a path of this host. Relative, so that no Host header ends up in a link.</summary>
    protected void GoTo(string path) => Request.Response.Redirect(path);
}
