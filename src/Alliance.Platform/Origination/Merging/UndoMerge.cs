using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Merging;

/// <summary>Two records that were merged are of two persons after all: the dossiers that were moved go back, and what was filled is taken away where it still says the same. Dossiers received since stay where they are.</summary>
/// <remarks>Each dossier notes what its person's record says differently from now on. Follows in the same transaction, before the commit: the figures of all their enterprises due.</remarks>
public sealed class UndoMerge(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    public static void Map(IEndpointRouteBuilder merges) => merges.MapDelete("/{merge}", Delete).WithSummary("Undo a merge of two records").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <param name="revision">Of the merge as it was read; a later one is a lost race.</param>
    /// <returns>Null when this person has no such merge.</returns>
    /// <exception cref="RefusedException"><c>person.parted-already</c>, <c>person.merged-on</c>, <c>application.in-session</c>, <c>application.stands-on-agenda</c>, <c>application.too-young</c>.</exception>
    public async Task<PersonMerge?> Handle(Id<Entrepreneur> id, Id<PersonMerge> merge, long? revision = null, CancellationToken ct = default)
    {
        user.Demand(Permissions.MergePersons);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Set<PersonMerge>().SingleOrDefaultAsync(x => x.Id == merge && x.KeptId == id, ct) is not { } standing) return null;

        db.Expect(standing, revision);
        standing.Undo(clerk.Entry);
        var kept = await db.Entrepreneurs.SingleAsync(x => x.Id == id, ct);
        if (kept.MergedInto is not null) throw new RefusedException("person.merged-on", "This record was merged into another itself: undo that first.");
        var absorbed = await db.Entrepreneurs.SingleAsync(x => x.Id == standing.AbsorbedId, ct);
        await Part(standing, kept, absorbed, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return standing;
    }

    private async Task Part(PersonMerge merge, Entrepreneur kept, Entrepreneur absorbed, CancellationToken ct)
    {
        var (before, moved) = (kept.Person, merge.Moved.ToHashSet());
        kept.Correct(Fillings.Empty(kept.Person, absorbed.Person, merge.Filled));
        absorbed.Part(await db.Entrepreneurs.Where(x => x.MergedInto == kept.Id && x.Id != absorbed.Id).ToListAsync(ct), kept);
        db.Revise(kept);
        foreach (var dossier in await db.Applications.Where(x => x.EntrepreneurId == kept.Id).ToListAsync(ct))
        {
            await db.DemandOutOfSession(dossier.Id, ct);
            dossier.Follow(ApplicationEventKind.PersonsParted, before, moved.Contains(dossier.Id) ? absorbed : kept, clerk.Entry);
        }
    }

    private static async Task<Results<NoContent, NotFound>> Delete(Id<Entrepreneur> id, Id<PersonMerge> merge, [FromHeader(Name = IfMatch.Header)] string? ifMatch, UndoMerge undoMerge, CancellationToken ct) =>
        await undoMerge.Handle(id, merge, IfMatch.Revision(ifMatch), ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
