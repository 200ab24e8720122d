using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Calendar;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Convening;

/// <summary>Writes to the members of a session: called together, told of a change, called off, reminded. Asks for no permission and saves nothing: both are the use case's.</summary>
/// <remarks>Members without an account have no address here: who runs the session calls them.</remarks>
public sealed class InviteMembers(PlatformDb db, TenantContext tenant, NetworkAddress network, IStaff staff, PostMail post) : IConveningStep
{
    public Task Convene(Session session, CancellationToken ct) => Tell(session, "called", ct);

    /// <summary>Another day, hour or place. Of another day nobody has answered yet.</summary>
    public async Task Change(Session session, bool isAnotherDay, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (isAnotherDay)
        {
            foreach (var invitation in await Of(session, ct)) invitation.Forget();
        }

        await Tell(session, "changed", ct);
    }

    /// <summary>It meets no more: all who were invited are told, each alone.</summary>
    /// <param name="reason">In words.</param>
    public async Task CallOff(Session session, string reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        var (body, boxes) = (await Body(session, ct), await Mailboxes(session, ct));
        foreach (var invitation in (await Of(session, ct)).Where(x => !x.IsOff)) await Off(session, body, invitation, boxes, "off", reason, ct);
    }

    /// <summary>Members whose mandate ends before the day are invited no more; their calendars are told.</summary>
    /// <returns>Whether anybody was told.</returns>
    public async Task<bool> Uninvite(Session session, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        var (body, boxes) = (await Body(session, ct), await Mailboxes(session, ct));
        var gone = (await Of(session, ct)).Where(x => !x.IsOff && boxes.GetValueOrDefault(x.Member) is not { IsInMandate: true }).ToList();
        foreach (var invitation in gone) await Off(session, body, invitation, boxes, "no-mandate", null, ct);
        return gone.Count > 0;
    }

    /// <summary>Who hasn't said that they don't come hears of the day that comes.</summary>
    public async Task Remind(Session session, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        var (body, boxes) = (await Body(session, ct), await Mailboxes(session, ct));
        foreach (var invitation in (await Of(session, ct)).Where(x => !x.IsOff && x.RemindedFor != session.MeetsOn))
        {
            invitation.RemindedFor = session.MeetsOn;
            if (invitation.Answer is InvitationAnswer.NotComing or InvitationAnswer.ByProxy || boxes.GetValueOrDefault(invitation.Member) is not { Box: { } box }) continue;
            await post.Handle(box, Letter(session, body, box, "reminder", null), null, MeetingMethod.Request, ct);
        }
    }

    private async Task Tell(Session session, string how, CancellationToken ct)
    {
        var (body, boxes, invited) = (await Body(session, ct), await Mailboxes(session, ct), await Of(session, ct));
        foreach (var (member, (box, isInMandate)) in boxes.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            if (!isInMandate) continue;
            var invitation = invited.Find(x => x.Member == member);
            if (invitation is null) db.Add(invitation = new(session.Id, member));
            invitation.IsOff = false;
            await post.Handle(box, Letter(session, body, box, how, null), MeetingOf(session, body, box.Language), MeetingMethod.Request, ct);
        }

        await Uninvite(session, ct);
    }

    private async Task Off(Session session, string body, Invitation invitation, IReadOnlyDictionary<string, (StaffMailbox Box, bool IsInMandate)> boxes, string how, string? reason, CancellationToken ct)
    {
        invitation.IsOff = true;
        if (boxes.GetValueOrDefault(invitation.Member) is not { Box: { } box }) return;
        var meeting = MeetingOf(session, body, box.Language);
        // Who alone is taken off the list is told by a number of their own: the others' calendars stay as they are.
        await post.Handle(box, Letter(session, body, box, how, reason), how == "off" ? meeting : meeting with { Sequence = meeting.Sequence + 1 }, MeetingMethod.Cancel, ct);
    }

    /// <summary>As a calendar takes it, in the language of who has it.</summary>
    public Meeting MeetingOf(Session session, string body, string language)
    {
        ArgumentNullException.ThrowIfNull(session);
        var culture = Cultures.Find(language) ?? Cultures.French;
        var begins = session.MeetsOn.ToDateTime(session.StartsAt ?? TimeOnly.MinValue);
        return new($"{session.Id.Value:N}@{network.BaseDomain}", session.Changes, $"{body} ({tenant.Organisation.NameIn(culture.TwoLetterISOLanguageName)})", session.MeetsOn)
        {
            At = session.StartsAt,
            Offset = OrganisationBusinessDate.OffsetOf(tenant.Organisation.TimeZone, new(begins, TimeSpan.Zero)),
            Place = session.Place,
            Description = Link(session).ToString(),
        };
    }

    private (string Subject, string Text) Letter(Session session, string body, StaffMailbox box, string how, string? reason)
    {
        var words = new DocumentWords(typeof(GovernanceText), Cultures.Find(box.Language) ?? Cultures.French);
        var when = session.StartsAt is { } at ? words["{0} at {1}", words.Date(session.MeetsOn), at.ToString("HH:mm", CultureInfo.InvariantCulture)] : words.Date(session.MeetsOn);
        var agenda = session.Items.OrderBy(x => x.Position).Select((x, i) => $"{i + 1}. {x.Title}").ToList();
        string?[] parts =
        [
            words["mail.hello", box.Name],
            words[$"mail.{how}", body, when],
            reason,
            session.Place is { } place && how is not ("off" or "no-mandate") ? words["mail.place", place] : null,
            agenda.Count > 0 && how is not ("off" or "no-mandate") ? $"{words["mail.agenda"]}\n{string.Join('\n', agenda)}" : null,
            how is "off" or "no-mandate" ? null : $"{words["mail.answer"]}\n{Link(session)}",
            tenant.Organisation.NameIn(box.Language),
        ];
        return (words[$"mail.{how}.subject", body, words.Date(session.MeetsOn)], string.Join("\n\n", parts.OfType<string>()));
    }

    private Uri Link(Session session) => new(network.Of(tenant.Organisation), $"sessions/{session.Id}");

    private Task<string> Body(Session session, CancellationToken ct) => db.Set<Body>().Where(x => x.Id == session.BodyId).Select(x => x.Name).SingleAsync(ct);

    private async Task<List<Invitation>> Of(Session session, CancellationToken ct)
    {
        await db.Set<Invitation>().Where(x => x.SessionId == session.Id).LoadAsync(ct);
        return [.. db.Set<Invitation>().Local.Where(x => x.SessionId == session.Id).OrderBy(x => x.Member, StringComparer.Ordinal)];
    }

    /// <summary>Where members of the session are written to, and whether they have a mandate on its day; by what facts name them.</summary>
    private async Task<IReadOnlyDictionary<string, (StaffMailbox Box, bool IsInMandate)>> Mailboxes(Session session, CancellationToken ct)
    {
        var boxes = (await staff.Mailboxes(Permissions.AttendSessions, ct)).ToDictionary(x => x.AccountId);
        var members = await db.Set<BodyMember>().AsNoTracking().Where(x => x.BodyId == session.BodyId && x.AccountId != null).ToListAsync(ct);
        return (
            from member in members
            let key = SessionDesk.KeyOf(member)
            where session.Composition?.Find(key) is not null
            let box = boxes.GetValueOrDefault(member.AccountId!.Value)
            where box is not null
            select (key, box, isInMandate: member.MandateOn(session.MeetsOn) is not null)).ToDictionary(x => x.key, x => (x.box, x.isInMandate), StringComparer.Ordinal);
    }
}
