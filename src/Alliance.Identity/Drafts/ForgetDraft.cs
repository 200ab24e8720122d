using System.ComponentModel.DataAnnotations;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Drafts;

/// <summary>Removes a draft of one's own: its form has been sent, or is to be begun anew.</summary>
/// <remarks>Asks for no permission: it shows and changes nothing but what its own person has typed.</remarks>
public sealed class ForgetDraft(IdentityDb db, ICurrentUser user)
{
    public static void Map(IEndpointRouteBuilder drafts) => drafts.MapDelete("", Delete);

    public async Task Handle(string page, string form, CancellationToken ct = default)
    {
        if (user.AccountId is not { } id) return;
        var me = new Id<Account>(id);
        await db.Set<Draft>().Where(x => x.AccountId == me && x.Page == page && x.Form == form).ExecuteDeleteAsync(ct);
    }

    private static async Task<NoContent> Delete(
        [Required, StringLength(Draft.LongestPage)] string page, [Required, StringLength(Draft.LongestForm)] string form, ForgetDraft forgetDraft, CancellationToken ct)
    {
        await forgetDraft.Handle(page, form, ct);
        return TypedResults.NoContent();
    }
}
