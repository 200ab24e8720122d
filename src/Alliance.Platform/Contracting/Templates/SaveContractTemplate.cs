using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Contracting.Templates;

/// <summary>Puts a template of the platform's own in force, as a revision above those before it. One that asks for what there isn't, or lacks what a contract must have, is refused.</summary>
/// <remarks>Contracts that were made stay what they are.</remarks>
public sealed class SaveContractTemplate(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    /// <param name="After">Number of the revision that it was made from: a later one is a lost race.</param>
    public sealed record Input([property: Required, StringLength(TemplateText.Longest)] string Text, [property: Range(0, int.MaxValue)] int After);

    /// <param name="Number">Of the new revision.</param>
    public sealed record TemplateSaved(int Number);

    public static void Map(IEndpointRouteBuilder templates) => templates.MapPut("/{language}", Put).WithSummary("Put a template of contracts in force").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when there is no such language.</returns>
    /// <exception cref="RefusedException"><c>template.unknown-field</c>, <c>template.missing-clause</c> and others of <see cref="TemplateText"/>; <c>template.changed-meanwhile</c>, <c>template.same</c>.</exception>
    public async Task<TemplateSaved?> Handle(string language, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ManageContractTemplates);
        if (!ContractTemplates.Languages.Contains(language, StringComparer.Ordinal)) return null;

        var text = (Blank.NoteToNull(input.Text) ?? "").ReplaceLineEndings("\n");
        if (text.Length > TemplateText.Longest) throw new RefusedException("text.too-long", $"At most {TemplateText.Longest} characters.", TemplateText.Longest);
        TemplateText.Read(text).Demand();
        var now = await ContractTemplates.Of(db, language, ct);
        if (now.Number != input.After) throw new RefusedException("template.changed-meanwhile", "Somebody else has changed the template meanwhile.");
        if (now.Text.Trim() == text.Trim()) throw new RefusedException("template.same", "Nothing differs from the template in force.");
        db.Add(new ContractTemplate(language, now.Number + 1, text, clerk.Entry));
        await db.SaveChangesAsync(ct);
        return new(now.Number + 1);
    }

    private static async Task<Results<Ok<TemplateSaved>, NotFound>> Put(string language, Input input, SaveContractTemplate save, CancellationToken ct) =>
        await save.Handle(language, input, ct) is { } saved ? TypedResults.Ok(saved) : TypedResults.NotFound();
}
