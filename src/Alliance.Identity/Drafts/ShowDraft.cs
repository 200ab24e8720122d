using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Drafts;

/// <summary>What one has typed into a form before and not sent.</summary>
/// <remarks>Asks for no permission: it shows and changes nothing but what its own person has typed.</remarks>
public sealed class ShowDraft(IdentityDb db, ICurrentUser user, TimeProvider clock)
{
    /// <param name="Fields">What stood in each field that was touched, by its id.</param>
    /// <param name="About">The mark of what the form was about then; null where it isn't known.</param>
    public sealed record Kept(IReadOnlyDictionary<string, string> Fields, string? About);

    public static void Map(IEndpointRouteBuilder drafts) => drafts.MapGet("", Get);

    /// <returns>Null when there is none of one's own, or no more.</returns>
    public async Task<Kept?> Handle(string page, string form, CancellationToken ct = default)
    {
        if (user.AccountId is not { } id) return null;
        var (me, now) = (new Id<Account>(id), clock.GetUtcNow().UtcDateTime);
        var kept = await db.Set<Draft>().Where(x => x.AccountId == me && x.Page == page && x.Form == form && x.ForgottenAfter > now)
            .Select(x => new { x.Fields, x.About }).SingleOrDefaultAsync(ct);
        return kept is null ? null : new(JsonSerializer.Deserialize<Dictionary<string, string>>(kept.Fields)!, kept.About);
    }

    /// <summary>That there is none is the usual answer, and no fault.</summary>
    private static async Task<Results<Ok<Kept>, NoContent>> Get(
        [Required, StringLength(Draft.LongestPage)] string page, [Required, StringLength(Draft.LongestForm)] string form, ShowDraft showDraft, CancellationToken ct) =>
        await showDraft.Handle(page, form, ct) is { } kept ? TypedResults.Ok(kept) : TypedResults.NoContent();
}
