using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace Alliance.Host.Components;

/// <summary>Catches what a page in a circuit did not, so that one failing page doesn't take the circuit with it. A refusal is said in words; anything else is logged, with a number to quote.</summary>
/// <remarks>While a page is rendered for a request, errors rise instead: the request has a status to answer with (see <see cref="ErrorPages"/>).</remarks>
public sealed partial class PageErrors(IStringLocalizer<ShellText> text, NavigationManager navigation, ILogger<PageErrors> log)
    : ErrorBoundaryBase
{
    private string? _number;
    private string? _failedAt;

    protected override void OnParametersSet()
    {
        if (CurrentException is not null && navigation.Uri != _failedAt) Recover();
    }

    protected override Task OnErrorAsync(Exception exception)
    {
        if (!RendererInfo.IsInteractive) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception);
        _failedAt = navigation.Uri;
        _number = null;
        if (exception.IsRefusal()) return Task.CompletedTask;
        _number = Guid.NewGuid().ToString("N")[..12];
        LogFailure(exception, _number);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (CurrentException is not { } exception)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenElement(1, "div");
        builder.AddAttribute(2, "class", "notice bad");
        builder.AddAttribute(3, "role", "alert");
        builder.AddContent(4, _number is null
            ? Refusals.Sentence(exception, text)
            : text["Something went wrong on our side. Quote this number to your administrator: {0}", _number].Value);
        builder.CloseElement();
    }

    [LoggerMessage(LogLevel.Error, "A page failed; its reader was given the number {Number}.")]
    private partial void LogFailure(Exception exception, string number);
}
