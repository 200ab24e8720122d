using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Contracting.Templates;

/// <summary>All that is wrong with a text as a template, before it is saved; and what it would look like, filled in with an example.</summary>
public sealed class CheckContractTemplate(ICurrentUser user)
{
    public sealed record Input([property: Required, StringLength(TemplateText.Longest)] string Text);

    public sealed record TemplateChecked(IReadOnlyList<TemplateProblem> Problems);

    public static void Map(IEndpointRouteBuilder templates) => templates.MapPost("/check", Post).WithSummary("Check a text as a template of contracts");

    public TemplateText Handle(Input input)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ManageContractTemplates);
        return TemplateText.Read(input.Text);
    }

    private static Ok<TemplateChecked> Post(Input input, CheckContractTemplate check) => TypedResults.Ok(new TemplateChecked(check.Handle(input).Problems));
}
