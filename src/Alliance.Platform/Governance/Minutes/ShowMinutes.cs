using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Minutes;

/// <summary>Minutes of a session for who may see it: as they would be now, or as they were frozen, with corrections and signatures. They are the body's: read whole by all its members, those who were recused from an item too.</summary>
public sealed class ShowMinutes(SessionDesk desk, PlatformDb db, ICurrentUser user, FreezeMinutes freeze)
{
    public sealed record Signature(Signatory As, string Name, DateOnly On);

    /// <param name="Hash">SHA-256 of the canonical text.</param>
    /// <param name="Code">Of the address where anybody verifies it.</param>
    public sealed record Frozen(int Number, string Hash, string Code, DateOnly FrozenOn, string By, IReadOnlyList<Signature> Signatures)
    {
        /// <summary>As what the reader may sign it; null for not at all.</summary>
        public Signatory? MaySignAs { get; init; }
    }

    public sealed record Answer(string Body, DateOnly MeetsOn, SessionPhase Phase, IReadOnlyList<Frozen> Records, IReadOnlyList<MinutesText.Remark> Remarks);

    /// <param name="Texts">What each record says, the minutes first; the draft alone before the session is closed; none before it was opened.</param>
    public sealed record Seen(Answer Answer, IReadOnlyList<MinutesText> Texts)
    {
        /// <summary>Whether the reader writes remarks and corrections.</summary>
        public required bool MayWrite { get; init; }
    }

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapGet("/{id}/minutes", Get).WithSummary("Show the minutes of a session: hashes, signatures, remarks").ProducesProblem(404);

    /// <returns>Null when there is no such session, or none that the user may see.</returns>
    public async Task<Seen?> Handle(Id<Session> id, CancellationToken ct = default)
    {
        if (!user.May(Permissions.ReadSessions)) user.Demand(Permissions.AttendSessions);
        if (await desk.Find(id, ct) is not { } sitting) return null;
        var session = sitting.Session;
        var body = await db.Set<Body>().Where(x => x.Id == session.BodyId).Select(x => x.Name).SingleAsync(ct);
        var records = await db.Set<MinutesRecord>().AsNoTracking().Where(x => x.SessionId == id).OrderBy(x => x.Number).ToListAsync(ct);
        MinutesText[] texts = records.Count > 0 ? [.. records.Select(x => x.Read())] : session.Phase is SessionPhase.Open or SessionPhase.Suspended ? [await freeze.Draft(session, body, ct)] : [];
        return new(new(body, session.MeetsOn, session.Phase, [.. records.Select(x => Of(x, sitting))], texts.FirstOrDefault()?.Remarks ?? []), texts) { MayWrite = sitting.MayRun };
    }

    private Frozen Of(MinutesRecord record, Sitting sitting) =>
        new(record.Number, record.Hash, record.Code, record.FrozenOn, record.By, [.. record.Signatures.OrderBy(x => x.As).Select(x => new Signature(x.As, x.Name, x.On))])
        {
            MaySignAs = SignMinutes.As(sitting) is { } signatory && !record.Signatures.Any(x => x.As == signatory || x.AccountId == user.AccountId) ? signatory : null,
        };

    private static async Task<Results<Ok<Answer>, NotFound>> Get(Id<Session> id, ShowMinutes showMinutes, CancellationToken ct) =>
        await showMinutes.Handle(id, ct) is { } seen ? TypedResults.Ok(seen.Answer) : TypedResults.NotFound();
}
