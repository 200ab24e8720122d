using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Accompaniment.Mentoring.Notes;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Desk;

/// <summary>A mentor is none any more.</summary>
/// <remarks>Their confidential notes go with them, key and bytes (ADR 0039): nobody else was ever to read them.</remarks>
public sealed class LeaveMentoring(PlatformDb db, ICurrentUser user, Clerk clerk, MentorDesk desk, DeletedTraces traces)
{
    /// <param name="Reason">Why.</param>
    /// <param name="Revision">Of the mentor as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required, StringLength(Mentor.LongestWords, MinimumLength = 3)] string Reason, long? Revision = null);

    public static void Map(IEndpointRouteBuilder mentors) => mentors.MapPost("/{id}/leaving", Post).WithSummary("Say that a mentor is none any more").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when there is no such mentor.</returns>
    /// <exception cref="RefusedException"><c>mentor.not-active</c>, <c>mentor.has-pairs</c>, <c>text.missing</c>.</exception>
    public async Task<Mentor?> Handle(Id<Mentor> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.CoordinateMentoring);
        var account = await desk.Readable().Where(x => x.Id == id).Select(x => x.AccountId).SingleOrDefaultAsync(ct);
        if (account is { } theirs)
        {
            db.RemoveRange(await db.Set<ConfidentialNote>().Where(x => x.AccountId == theirs).ToListAsync(ct));
            db.RemoveRange(await db.Set<NoteKey>().Where(x => x.AccountId == theirs).ToListAsync(ct));
            await traces.Overwrite(db, ct);
        }

        var left = await desk.Do(id, input.Revision, mentor => mentor.Leave(input.Reason, clerk.Entry), ct);
        await traces.Forget(ct);
        return left;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Mentor> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, LeaveMentoring act, CancellationToken ct) =>
        await act.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
