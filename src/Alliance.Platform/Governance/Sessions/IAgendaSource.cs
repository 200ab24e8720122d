using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Something of an area above that a session can decide on.</summary>
/// <param name="Id">Its key there.</param>
/// <param name="Title">As it stands on the agenda.</param>
/// <param name="Text">What a ballot about it asks first.</param>
/// <param name="Note">What who makes the agenda wants to know beside.</param>
public sealed record AgendaSubject(Guid Id, string Title, string Text, string? Note);

/// <summary>Why a session has something on its agenda no more.</summary>
public enum OffAgenda
{
    /// <summary>Whoever runs the session took it off.</summary>
    TakenOff,

    /// <summary>The session was called off.</summary>
    CalledOff,

    /// <summary>The session is over and did not decide it.</summary>
    NotDecided,

    /// <summary>The day of the session passed, and it did not meet.</summary>
    NeverMet,
}

/// <summary>Items of an area above: agendas take them without knowing what they are. Registered once for each kind.</summary>
public interface IAgendaSource
{
    /// <summary>The word of its items (<see cref="AgendaItem.Kind"/>).</summary>
    string Kind { get; }

    /// <summary>What waits to be decided, the longest waiting first.</summary>
    Task<IReadOnlyList<AgendaSubject>> Waiting(CancellationToken ct);

    /// <summary>Those of them that wait to be decided.</summary>
    Task<IReadOnlyList<AgendaSubject>> Find(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>They stand on the agenda of a session from now on. Nothing is saved.</summary>
    /// <param name="entry">By whom and when; null for the user, now.</param>
    /// <exception cref="RefusedException"><c>agenda.not-waiting</c>.</exception>
    Task PutOn(IReadOnlyCollection<Guid> ids, Session session, CancellationToken ct, Entry? entry = null);

    /// <summary>They do no more; nothing happens to those that were decided. Nothing is saved.</summary>
    Task TakeOff(IReadOnlyCollection<Guid> ids, OffAgenda why, CancellationToken ct);

    /// <summary>What is asked for, as the motion to begin with; null when it waits for no decision.</summary>
    Task<Motion?> Asked(Guid id, CancellationToken ct);

    /// <summary>The motion in words, as the text of a ballot, in the language of who opens it.</summary>
    /// <exception cref="RefusedException">What was asked for, or what the platform lends, doesn't allow it.</exception>
    Task<string> Say(Guid id, Motion motion, CancellationToken ct);

    /// <summary>Who it is about, for hints at conflicts of interest.</summary>
    Task<ItemParties> Parties(Guid id, CancellationToken ct);

    /// <summary>Carries out what a session has decided, without saving. Nothing happens where nothing is asked for any more.</summary>
    /// <param name="on">The day of the ballot.</param>
    /// <exception cref="RefusedException">It can't be carried out as things stand.</exception>
    Task Carry(Guid id, Motion motion, Id<Session> session, DateOnly on, CancellationToken ct);

    /// <summary>Path of the page about one.</summary>
    string Href(Guid id);

    /// <summary>Path of what a member reads of it on one page; null where there is none.</summary>
    string? SummaryHref(Guid id);
}
