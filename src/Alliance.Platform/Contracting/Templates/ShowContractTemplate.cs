using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Contracting.Templates;

/// <summary>The template of contracts in one language: the one in force, or an earlier one, with all its revisions and the fields that it may ask for.</summary>
public sealed class ShowContractTemplate(PlatformDb db, ICurrentUser user)
{
    /// <param name="Number">From 1; 0 is the one that comes with the service.</param>
    /// <param name="By">Null of the one that comes with the service.</param>
    public sealed record TemplateRevision(int Number, DateOnly? On, string? By);

    /// <param name="Number">Of the revision that is shown.</param>
    /// <param name="Revisions">The latest first.</param>
    public sealed record Sheet(string Language, int Number, string Text, IReadOnlyList<TemplateRevision> Revisions)
    {
        public IReadOnlyList<ContractField> Fields { get; } = ContractField.All;

        public IReadOnlyList<ContractClause> MandatoryClauses { get; } = ContractClauses.Mandatory;

        /// <summary>Of the one in force.</summary>
        public int Latest => Revisions[0].Number;
    }

    public static void Map(IEndpointRouteBuilder templates) => templates.MapGet("/{language}", Get).WithSummary("Show the template of contracts in a language (fr, ar), with its revisions");

    /// <param name="number">Of an earlier revision; the one in force without.</param>
    /// <returns>Null when there is no such language or revision.</returns>
    public async Task<Sheet?> Handle(string language, int? number = null, CancellationToken ct = default)
    {
        if (!user.May(Permissions.ManageContractTemplates)) user.Demand(Permissions.ReadLoans);
        if (!ContractTemplates.Languages.Contains(language, StringComparer.Ordinal)) return null;

        var own = await db.Set<ContractTemplate>().AsNoTracking().Where(x => x.Language == language).OrderByDescending(x => x.Number).Select(x => new TemplateRevision(x.Number, x.On, x.By)).ToListAsync(ct);
        TemplateRevision[] all = [.. own, new(0, null, null)];
        var wanted = number ?? all[0].Number;
        if (!all.Any(x => x.Number == wanted)) return null;
        var text = wanted == 0 ? ContractTemplates.Default(language) : await db.Set<ContractTemplate>().Where(x => x.Language == language && x.Number == wanted).Select(x => x.Text).SingleAsync(ct);
        return new(language, wanted, text, all);
    }

    private static async Task<Results<Ok<Sheet>, NotFound>> Get(string language, int? number, ShowContractTemplate show, CancellationToken ct) =>
        await show.Handle(language, number, ct) is { } sheet ? TypedResults.Ok(sheet) : TypedResults.NotFound();
}
