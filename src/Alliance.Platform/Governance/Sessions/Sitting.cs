using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A session with its facts, and what the user is in it.</summary>
/// <param name="State">With what is <paramref name="Unrecorded"/>; null before the session is convened.</param>
/// <param name="Facts">How many are recorded.</param>
/// <param name="Unrecorded">What has happened elsewhere since: recorded with the next fact.</param>
/// <param name="Members">Of the body, as they are today.</param>
public sealed record Sitting(Session Session, SessionState? State, int Facts, IReadOnlyList<SessionFact> Unrecorded, IReadOnlyList<BodyMember> Members)
{
    /// <summary>The user's own key; null for who isn't a member.</summary>
    public required string? Seat { get; init; }

    /// <summary>Whether the user records what happens: the director, or the body's secretary.</summary>
    public required bool MayRun { get; init; }

    /// <exception cref="RefusedException"><c>session.not-convened</c>.</exception>
    public SessionState Convened => State ?? throw new RefusedException("session.not-convened", "Nobody has been called together yet.");

    /// <exception cref="NotAllowedException">The user records nothing in this session.</exception>
    public void DemandRun()
    {
        if (!MayRun) throw new NotAllowedException(Permissions.RunSessions);
    }

    /// <summary>Who runs the session, or chairs it: they say who speaks.</summary>
    /// <exception cref="NotAllowedException">The user does neither.</exception>
    public void DemandLead()
    {
        if (Seat is null || State?.Attendance.Chair != Seat) DemandRun();
    }

    /// <summary>Whom something is recorded of: oneself, or anybody by who runs the session.</summary>
    /// <param name="member">Null for oneself.</param>
    public string Of(string? member)
    {
        if (member is null) return Seat ?? throw new RefusedException("session.not-a-member", "This is no member of the body.");
        if (member != Seat) DemandRun();
        return member;
    }

    /// <exception cref="RefusedException"><c>session.no-item</c>.</exception>
    public AgendaItem ItemOf(int number) =>
        Session.Find(AgendaItem.KeyOf(number)) ?? throw new RefusedException("session.no-item", "The agenda has no such item.");

    /// <summary>Whether the member votes with an account of their own; else who runs the session records their open vote.</summary>
    public bool HasAccount(string member) => Members.Any(x => SessionDesk.KeyOf(x) == member && x.AccountId is not null);
}
