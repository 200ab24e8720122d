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

/// <summary>Chair and secretary stand by minutes, each with their own account. Where a body has no secretary, who runs its sessions signs in their place.</summary>
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
        Office? OfficeOf(Seat seat) => seat.MandateOn(state.MeetsOn)?.Office;
        return (sitting.Seat is { } key ? OfficeOf(state.Composition.Find(key)!) : null) switch
        {
            Office.Chair or Office.Deputy => Signatory.Chair,
            Office.Secretary => Signatory.Secretary,
            _ when sitting.MayRun && state.Composition.Seats.All(x => OfficeOf(x) is not Office.Secretary) => Signatory.Secretary,
            _ => null,
        };
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, SignMinutes signMinutes, CancellationToken ct) =>
        await signMinutes.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
