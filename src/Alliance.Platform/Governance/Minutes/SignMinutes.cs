using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Minutes;

/// <summary>Chair and secretary stand by minutes, each with their own account. Where a body has no secretary with an account, who runs its sessions signs in their place.</summary>
public sealed class SignMinutes(SessionDesk desk, PlatformDb db, ICurrentUser user, Clerk clerk)
{
    /// <param name="Number">Of the record: 1 for the minutes.</param>
    public sealed record Input([property: Range(1, int.MaxValue)] int Number);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/minutes/signatures", Post).WithSummary("Sign the minutes of a session").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when there is no such session or record.</returns>
    /// <exception cref="NotAllowedException">The user is neither chair nor secretary.</exception>
    /// <exception cref="RefusedException"><c>minutes.signed-already</c>, <c>minutes.signed-by-you</c>.</exception>
    public Task<MinutesRecord?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            if (As(sitting) is not { } signatory || user.AccountId is not { } account) throw new NotAllowedException(Permissions.RunSessions);
            if (await db.Set<MinutesRecord>().SingleOrDefaultAsync(x => x.SessionId == id && x.Number == input.Number, ct) is not { } record) return null;

            record.Sign(signatory, sitting.Seat is { } seat ? sitting.Convened.Composition.Find(seat)!.Name : user.Name, account, clerk.Entry);
            await db.SaveChangesAsync(ct);
            return record;
        }, ct);
    }

    /// <summary>As what the user may sign; null for not at all.</summary>
    internal static Signatory? As(Sitting sitting)
    {
        if (sitting.State is not { } state) return null;
        Office? OfficeOf(string seat) => state.Composition.Find(seat)?.MandateOn(state.MeetsOn)?.Office;
        var chaired = state.Ballots.Select(x => x.Result?.Attendance.Chair).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (sitting.Seat is { } own)
        {
            // Who chaired a ballot; of a session without any, who has the office.
            if (chaired.Count > 0 ? chaired.Contains(own) : OfficeOf(own) is Office.Chair or Office.Deputy) return Signatory.Chair;
            if (OfficeOf(own) is Office.Secretary) return Signatory.Secretary;
        }

        var hasSecretary = sitting.Members.Any(x => x.AccountId is not null && OfficeOf(SessionDesk.KeyOf(x)) is Office.Secretary);
        return sitting.MayRun && !hasSecretary ? Signatory.Secretary : null;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, SignMinutes signMinutes, CancellationToken ct) =>
        await signMinutes.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
