using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Alliance.Identity.Forms;

/// <summary>A static page with a form: no circuit, no script. What is wrong is said beside its field, else above the form, and the answer isn't a success.</summary>
public abstract class FormPage(IStringLocalizer<IdentityText> text) : ComponentBase
{
    /// <summary>Which field a refusal is about, by its code; of those named, the one that the form has.</summary>
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["account.password-too-weak"] = ["new", "password"],
        ["account.wrong-password"] = ["current"],
        ["account.name-missing"] = ["name"],
        ["account.bad-email"] = ["email"],
    };

    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);

    [CascadingParameter] protected HttpContext Request { get; set; } = null!;

    protected IStringLocalizer<IdentityText> Text => text;

    /// <summary>What to tell the reader above the form; null when nothing went wrong.</summary>
    protected string? Refusal { get; private set; }

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    protected string? ProblemOf(string field) => _problems.GetValueOrDefault(field);

    /// <summary>Runs what the form asks for and turns a refusal into words.</summary>
    /// <param name="needed">The form's fields that must not stay empty, with what was typed.</param>
    protected async Task Try(Func<Task> submit, params (string Field, string? Typed)[] needed)
    {
        ArgumentNullException.ThrowIfNull(submit);
        ArgumentNullException.ThrowIfNull(needed);
        foreach (var (field, _) in needed.Where(x => string.IsNullOrEmpty(x.Typed))) _problems[field] = Refusals.Sentence(FieldRules.Empty(), text);
        if (_problems.Count > 0)
        {
            Request.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        try
        {
            await submit();
        }
        catch (RefusedException refusal) when (Array.Find(Fields.GetValueOrDefault(refusal.Code) ?? [], x => Array.Exists(needed, y => y.Field == x)) is { } field)
        {
            _problems[field] = Refusals.Sentence(refusal, text);
            Request.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
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
