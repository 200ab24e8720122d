using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Notices;

/// <summary>Marks notices as read by the reader; for others who were told they stay unread.</summary>
/// <remarks>Asks for no permission: each notice names the one that it needs.</remarks>
public sealed class MarkNotices(PlatformDb db, ICurrentUser user, IBusinessDate business, TimeProvider clock, IEnumerable<NoticeKind> kinds, IEnumerable<RoleGrant> grants)
{
    private readonly ReaderNotices _mine = new(db, user, business, kinds, grants);

    public static void Map(IEndpointRouteBuilder notices)
    {
        notices.MapPost("/{id}/reading", Post).WithSummary("Mark a notice as read");
        notices.MapPost("/reading", PostAll).WithSummary("Mark all of your notices as read");
    }

    /// <summary>The address of a notice in pages and mails: marks it as read and leads to what it is about.</summary>
    public static void MapPage(IEndpointRouteBuilder routes) => routes.MapGet("/notices/{id}", Open).ExcludeFromDescription();

    /// <returns>Where it leads; null when the reader has no such notice (any more).</returns>
    public async Task<string?> One(Id<Notice> id, CancellationToken ct = default)
    {
        if (await _mine.All().AsNoTracking().Where(x => x.Id == id).Select(x => x.Href).SingleOrDefaultAsync(ct) is not { } href) return null;

        await Mark(_mine.All().Where(x => x.Id == id), ct);
        return href;
    }

    public Task All(CancellationToken ct = default) => Mark(_mine.All(), ct);

    /// <summary>Of those read in another window at the same moment nothing is left to mark; the others are marked by the second look.</summary>
    private async Task Mark(IQueryable<Notice> notices, CancellationToken ct)
    {
        if (user.AccountId is not { } me) return;
        await db.Anew(async () =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            foreach (var id in await notices.Where(_mine.IsUnread()).Select(x => x.Id).ToListAsync(ct))
                db.Add(new NoticeReading { NoticeId = id, AccountId = me, ReadAt = now });
            await db.SaveChangesAsync(ct);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Notice> id, MarkNotices mark, CancellationToken ct) =>
        await mark.One(id, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();

    private static async Task<NoContent> PostAll(MarkNotices mark, CancellationToken ct)
    {
        await mark.All(ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Open(Id<Notice> id, MarkNotices mark, CancellationToken ct) =>
        await mark.One(id, ct) is { } href ? TypedResults.LocalRedirect(href) : TypedResults.NotFound();
}
