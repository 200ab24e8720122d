using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Views;

/// <summary>The views of a list that a person is offered: their own, and those that others share.</summary>
/// <remarks>Asks for no permission of its own but for that of the list: who may not read it is offered none.</remarks>
public sealed class ListViews(PlatformDb db, ICurrentUser user, ListPages lists)
{
    /// <summary>Of those that others share.</summary>
    private const int MostShared = 50;

    /// <param name="Owner">Who shares it; null for one's own.</param>
    public sealed record Row(Id<SavedView> Id, string Path, string Name, string Query, bool IsShared, string? Owner)
    {
        internal string Href => Query.Length > 0 ? $"{Path}?{Query}" : Path;
    }

    public static void Map(IEndpointRouteBuilder views) => views.MapGet("", Get).WithSummary("List the views kept of a list").ProducesProblem(400);

    /// <param name="path">Of the list's page.</param>
    public async Task<IReadOnlyList<Row>> Handle(string path, CancellationToken ct = default)
    {
        if (user.AccountId is not { } account || !lists.MayRead(path)) return [];
        var all = await db.Set<SavedView>().AsNoTracking().Where(x => x.Path == path && (x.AccountId == account || x.IsShared))
            .OrderByDescending(x => x.AccountId == account).ThenBy(x => x.Name).Take(KeepView.Most + MostShared).ToListAsync(ct);
        return [.. all.Select(x => new Row(x.Id, x.Path, x.Name, x.Query, x.IsShared, x.AccountId == account ? null : x.OwnerName))];
    }

    private static async Task<Ok<IReadOnlyList<Row>>> Get([Required, StringLength(SavedView.LongestPath)] string path, ListViews listViews, CancellationToken ct) =>
        TypedResults.Ok(await listViews.Handle(path, ct));
}
