using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Views;

/// <summary>Removes a view that one has kept oneself.</summary>
/// <remarks>Asks for no permission: it is one's own.</remarks>
public sealed class ForgetView(PlatformDb db, ICurrentUser user)
{
    public static void Map(IEndpointRouteBuilder views) => views.MapDelete("/{id}", Delete).WithSummary("Remove a view of one's own");

    /// <returns>Whether there was one: another person's is not seen here.</returns>
    public async Task<bool> Handle(Id<SavedView> id, CancellationToken ct = default)
    {
        var account = user.AccountId;
        return await db.Set<SavedView>().Where(x => x.Id == id && x.AccountId == account).ExecuteDeleteAsync(ct) > 0;
    }

    private static async Task<Results<NoContent, NotFound>> Delete(Id<SavedView> id, ForgetView forgetView, CancellationToken ct) =>
        await forgetView.Handle(id, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
