using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Minutes;

/// <summary>A clerical error in minutes is put right by a record of its own, linked to the first, frozen at once and signed like it. What was decided goes through a session.</summary>
public sealed class CorrectMinutes(SessionDesk desk, PlatformDb db, ICurrentUser user, Clerk clerk)
{
    /// <param name="Words">What is to be read otherwise.</param>
    public sealed record Input([property: Required, StringLength(MinutesWords.Longest, MinimumLength = 3)] string Words);

    /// <param name="Number">Of the record.</param>
    public sealed record Corrected(int Number, string Hash);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/minutes/corrections", Post).WithSummary("Add a correction to frozen minutes").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when there is no such session.</returns>
    /// <exception cref="RefusedException"><c>minutes.not-frozen</c>.</exception>
    public Task<Corrected?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            sitting.DemandRun();
            var records = await db.Set<MinutesRecord>().AsNoTracking().Where(x => x.SessionId == id).OrderBy(x => x.Number).ToListAsync(ct);
            if (records is not [var first, ..]) throw new RefusedException("minutes.not-frozen", "These minutes aren't frozen yet: change them.");
            var minutes = first.Read();
            var correction = new MinutesRecord(id, new()
            {
                Number = records[^1].Number + 1,
                Platform = minutes.Platform,
                Body = minutes.Body,
                Session = minutes.Session,
                MeetsOn = minutes.MeetsOn,
                Place = minutes.Place,
                FrozenOn = clerk.Today,
                Corrects = first.Hash,
                Correction = Blank.Demand(input.Words),
            }, clerk.Entry);
            db.Add(correction);
            await db.SaveChangesAsync(ct);
            return new Corrected(correction.Number, correction.Hash);
        }, ct);
    }

    private static async Task<Results<Ok<Corrected>, NotFound>> Post(Id<Session> id, Input input, CorrectMinutes correctMinutes, CancellationToken ct) =>
        await correctMinutes.Handle(id, input, ct) is { } corrected ? TypedResults.Ok(corrected) : TypedResults.NotFound();
}
