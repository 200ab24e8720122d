using System.Globalization;
using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Calendar;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Convening;

/// <summary>A session that was called, as a file for one's calendar: for who got no mail, or lost it.</summary>
public sealed class DownloadInvitation(SessionDesk desk, PlatformDb db, ICurrentUser user, InviteMembers invite, PostMail post, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapGet("/{id}/invitation.ics", Get)
        .WithSummary("A session for one's calendar").Produces(StatusCodes.Status200OK, contentType: "text/calendar").ProducesProblem(404);

    /// <returns>Null when there is no such session, or it isn't convened.</returns>
    public async Task<byte[]?> Handle(Id<Session> id, string language, CancellationToken ct = default)
    {
        if (!user.May(Permissions.ReadSessions)) user.Demand(Permissions.AttendSessions);
        if (await desk.Find(id, ct) is not { Session: { Phase: not SessionPhase.Planned } session }) return null;
        var body = await db.Set<Body>().Where(x => x.Id == session.BodyId).Select(x => x.Name).SingleAsync(ct);
        var organizer = post.Organizer(language);
        return Encoding.UTF8.GetBytes(CalendarFile.Write(
            invite.MeetingOf(session, body, language), session.Phase is SessionPhase.Cancelled ? MeetingMethod.Cancel : MeetingMethod.Request, organizer, organizer, clock.GetUtcNow().UtcDateTime));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Get(Id<Session> id, DownloadInvitation download, CancellationToken ct) =>
        await download.Handle(id, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, ct) is { } file ? TypedResults.File(file, "text/calendar; charset=utf-8", "invitation.ics") : TypedResults.NotFound();
}
