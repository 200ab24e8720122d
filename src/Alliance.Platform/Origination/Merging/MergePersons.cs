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

/// <summary>Two records are of one person: the dossiers of one go to the other, which takes from it what it lacks.</summary>
/// <remarks>Each dossier notes what its person's record says differently from now on. Follows in the same transaction, before the commit: the figures of all their enterprises due.</remarks>
public sealed class MergePersons(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    /// <param name="Absorbed">The record that is given up; it leads to the kept one from then on.</param>
    /// <param name="Revision">Of the kept record as it was read; a later one is a lost race.</param>
    /// <param name="AbsorbedRevision">The same of the other.</param>
    public sealed record Input([property: System.Text.Json.Serialization.JsonRequired] Id<Entrepreneur> Absorbed, long? Revision = null, long? AbsorbedRevision = null);

    public sealed record Merged(Id<PersonMerge> Id);

    public static void Map(IEndpointRouteBuilder merges) => merges.MapPost("", Post).WithSummary("Merge another record of the same person into this one").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this platform has no such person, or no such other.</returns>
    /// <exception cref="RefusedException"><c>person.same-record</c>, <c>person.merged-already</c>, <c>application.in-session</c>, <c>application.stands-on-agenda</c>, <c>application.too-young</c>: by the kept record's birth date.</exception>
    public async Task<Id<PersonMerge>?> Handle(Id<Entrepreneur> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.MergePersons);
        if (id == input.Absorbed) throw new RefusedException("person.same-record", "A record can't be merged with itself.");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var both = await db.Entrepreneurs.Where(x => x.Id == id || x.Id == input.Absorbed).ToDictionaryAsync(x => x.Id, ct);
        if (!both.TryGetValue(id, out var kept) || !both.TryGetValue(input.Absorbed, out var absorbed)) return null;

        db.Expect(kept, input.Revision);
        db.Expect(absorbed, input.AbsorbedRevision);
        if (kept.MergedInto is not null || absorbed.MergedInto is not null) throw new RefusedException("person.merged-already", "One of the two records has been merged with another already.");
        var merge = await Merge(kept, absorbed, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return merge.Id;
    }

    private async Task<PersonMerge> Merge(Entrepreneur kept, Entrepreneur absorbed, CancellationToken ct)
    {
        var dossiers = await db.Applications.Where(x => x.EntrepreneurId == kept.Id || x.EntrepreneurId == absorbed.Id).ToListAsync(ct);
        var (moved, before) = (dossiers.FindAll(x => x.EntrepreneurId == absorbed.Id), kept.Person);
        var filled = Fillings.Lacking(kept.Person, absorbed.Person);
        var merge = new PersonMerge(kept, absorbed, moved.Select(x => x.Id), filled, clerk.Entry);
        db.Add(merge);
        kept.Correct(Fillings.Fill(kept.Person, absorbed.Person, filled));
        absorbed.MergeInto(kept);
        db.Revise(kept);
        foreach (var dossier in dossiers)
        {
            await db.DemandOutOfSession(dossier.Id, ct);
            dossier.Follow(ApplicationEventKind.PersonsMerged, moved.Contains(dossier) ? absorbed.Person : before, kept, clerk.Entry);
        }

        return merge;
    }

    private static async Task<Results<Created<Merged>, NotFound>> Post(Id<Entrepreneur> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, MergePersons mergePersons, CancellationToken ct) =>
        await mergePersons.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is { } merge
            ? TypedResults.Created($"/api/persons/{id}/merges/{merge}", new Merged(merge))
            : TypedResults.NotFound();
}
