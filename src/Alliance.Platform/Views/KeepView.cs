using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Views;

/// <summary>Keeps a list as it is shown, under a name of one's own; the same name again replaces what was kept under it.</summary>
/// <remarks>Asks for no permission of its own but for that of the list.</remarks>
public sealed class KeepView(PlatformDb db, ICurrentUser user, ListPages lists)
{
    /// <summary>Of one person, in one list.</summary>
    public const int Most = 30;

    /// <param name="Path">Of the list's page: <c>/arrears</c>.</param>
    /// <param name="Query">What follows the question mark of its address.</param>
    /// <param name="IsShared">Whether everybody of the platform is offered it.</param>
    public sealed record Input(
        [property: Required, StringLength(SavedView.LongestPath), RegularExpression("/[a-z][a-z/-]*")] string Path,
        [property: Required, StringLength(SavedView.LongestName)] string Name,
        [property: StringLength(SavedView.LongestQuery)] string? Query = null,
        bool IsShared = false);

    /// <param name="Id">Of the view that was kept.</param>
    public sealed record Kept(Id<SavedView> Id);

    public static void Map(IEndpointRouteBuilder views) => views.MapPost("", Post).WithSummary("Keep a list's search, filters, order and columns under a name").ProducesProblem(400).ProducesProblem(409);

    /// <exception cref="RefusedException">Without an account, without a name, of a list that one doesn't read, or when too many are kept already.</exception>
    public async Task<Kept> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var account = user.AccountId ?? throw new RefusedException("view.no-account", "Views are kept by persons.");
        if (!lists.MayRead(input.Path)) throw new RefusedException("view.no-such-list", "You read no such list.");
        var name = Blank.ToNull(input.Name) ?? throw new RefusedException("view.no-name", "A view needs a name.");
        var query = Blank.ToNull(input.Query)?.TrimStart('?') ?? "";
        var own = await db.Set<SavedView>().Where(x => x.AccountId == account && x.Path == input.Path).ToListAsync(ct);
        var view = own.Find(x => x.Name == name);
        if (view is null && own.Count >= Most) throw new RefusedException("view.too-many", $"At most {Most} views are kept of one list: remove one first.", Most);
        if (view is null) db.Add(view = new(account, user.Name, input.Path, name, query, input.IsShared));
        else view.Put(query, input.IsShared);
        await db.SaveChangesAsync(ct);
        return new(view.Id);
    }

    private static async Task<Ok<Kept>> Post(Input input, KeepView keepView, CancellationToken ct) => TypedResults.Ok(await keepView.Handle(input, ct));
}
