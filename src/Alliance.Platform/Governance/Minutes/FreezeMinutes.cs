using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Minutes;

/// <summary>Closing a session freezes its minutes, in the same transaction: what it tells by its facts, and the secretary's words (rule 16).</summary>
public sealed class FreezeMinutes(PlatformDb db, TenantContext tenant, Clerk clerk) : IClosingStep
{
    public async Task Close(Session session, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        var body = await db.Set<Body>().Where(x => x.Id == session.BodyId).Select(x => x.Name).SingleAsync(ct);
        db.Add(new MinutesRecord(session.Id, await Draft(session, body, ct), clerk.Entry));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>What the minutes would say if the session closed now.</summary>
    internal async Task<MinutesText> Draft(Session session, string body, CancellationToken ct)
    {
        var facts = await db.Set<RecordedFact>().AsNoTracking().Where(x => x.SessionId == session.Id).OrderBy(x => x.Number).ToListAsync(ct);
        var remarks = await db.Set<MinutesWords>().AsNoTracking().Where(x => x.SessionId == session.Id).OrderBy(x => x.Item).ToListAsync(ct);
        return Draft(session, body, [.. facts.Select(x => x.Fact)], clerk.Today, [.. remarks.Select(x => new MinutesText.Remark(x.Item, x.Words))]);
    }

    /// <summary>Minutes of a session that is over, from its facts.</summary>
    public MinutesText Draft(Session session, string body, IReadOnlyList<SessionFact> facts, DateOnly on, IReadOnlyList<MinutesText.Remark> remarks)
    {
        ArgumentNullException.ThrowIfNull(session);
        var composition = session.Composition!;
        return new()
        {
            Number = 1,
            Platform = new(tenant.Organisation.NameIn("fr"), tenant.Organisation.NameIn("ar")),
            Body = body,
            Session = session.Id.Value,
            MeetsOn = session.MeetsOn,
            Place = session.Place,
            FrozenOn = on,
            Agenda = [.. session.Items.OrderBy(x => x.Position).Select(x => new MinutesText.Item(x.Number, x.Title, x.Text))],
            Remarks = remarks,
            Course = new(composition.Statutes, composition.Seats, [.. facts]),
        };
    }

    /// <summary>Minutes as they are stored.</summary>
    public static MinutesRecord Record(Session session, MinutesText text, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(entry);
        return new(session.Id, text, entry);
    }
}
