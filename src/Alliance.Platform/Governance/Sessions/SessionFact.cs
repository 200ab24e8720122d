using System.Text.Json.Serialization;
using Alliance.Platform.Governance.Bodies;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>What a member says to a text.</summary>
public enum Choice
{
    Yes,
    No,
    Abstain,
}

/// <summary>Something that happened in a session on a day: never changed, never deleted. All that a session is follows from its facts in their order (<see cref="SessionState"/>).</summary>
/// <remarks>Members and items are named by keys that are the session's own: a fact holds no name. A secret vote is no fact (<see cref="SecretTally"/>).</remarks>
/// <param name="On">The platform's business date.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SessionConvened), "convened")]
[JsonDerivedType(typeof(SessionMoved), "moved")]
[JsonDerivedType(typeof(SessionCancelled), "cancelled")]
[JsonDerivedType(typeof(SessionOpened), "opened")]
[JsonDerivedType(typeof(MemberArrived), "arrived")]
[JsonDerivedType(typeof(MemberLeft), "left")]
[JsonDerivedType(typeof(MandateEnded), "mandate-ended")]
[JsonDerivedType(typeof(ProxyGiven), "proxy-given")]
[JsonDerivedType(typeof(ProxyEnded), "proxy-ended")]
[JsonDerivedType(typeof(ChairTaken), "chair-taken")]
[JsonDerivedType(typeof(ItemCalled), "item-called")]
[JsonDerivedType(typeof(FloorAsked), "floor-asked")]
[JsonDerivedType(typeof(FloorGiven), "floor-given")]
[JsonDerivedType(typeof(FloorLeft), "floor-left")]
[JsonDerivedType(typeof(NoConflictDeclared), "no-conflict")]
[JsonDerivedType(typeof(MemberRecused), "recused")]
[JsonDerivedType(typeof(BallotOpened), "ballot-opened")]
[JsonDerivedType(typeof(VoteCast), "vote-cast")]
[JsonDerivedType(typeof(BallotClosed), "ballot-closed")]
[JsonDerivedType(typeof(CastingVoteGiven), "casting-vote")]
[JsonDerivedType(typeof(BallotVoided), "ballot-voided")]
[JsonDerivedType(typeof(SessionSuspended), "suspended")]
[JsonDerivedType(typeof(SessionResumed), "resumed")]
[JsonDerivedType(typeof(SessionClosed), "closed")]
public abstract record SessionFact(DateOnly On);

/// <summary>The first fact: members were called together.</summary>
/// <param name="MeetsOn">The day of the meeting.</param>
/// <param name="FirstMetOn">For a second call: the day on which the first one lacked its quorum.</param>
public sealed record SessionConvened(DateOnly On, DateOnly MeetsOn, DateOnly? FirstMetOn = null) : SessionFact(On);

/// <summary>It meets another day; the notice is that of the statutes again.</summary>
public sealed record SessionMoved(DateOnly On, DateOnly MeetsOn) : SessionFact(On);

/// <summary>It meets no more.</summary>
public sealed record SessionCancelled(DateOnly On, string Reason) : SessionFact(On);

public sealed record SessionOpened(DateOnly On) : SessionFact(On);

/// <summary>A member is there from now on. Being connected is no presence, and losing a connection no departure.</summary>
/// <param name="Remote">Takes part from elsewhere.</param>
public sealed record MemberArrived(DateOnly On, string Member, bool Remote = false) : SessionFact(On);

public sealed record MemberLeft(DateOnly On, string Member) : SessionFact(On);

/// <summary>A mandate that was in force when the session was convened has ended since: its member is in no count from now on.</summary>
public sealed record MandateEnded(DateOnly On, string Member) : SessionFact(On);

/// <summary>A member who is absent lets another vote for them.</summary>
public sealed record ProxyGiven(DateOnly On, string Principal, string Holder) : SessionFact(On);

public sealed record ProxyEnded(DateOnly On, string Principal) : SessionFact(On);

/// <summary>A deputy chairs while the chair is absent or recused.</summary>
public sealed record ChairTaken(DateOnly On, string Member) : SessionFact(On);

public sealed record ItemCalled(DateOnly On, string Item) : SessionFact(On);

/// <summary>A member wants to speak to the item that is called.</summary>
public sealed record FloorAsked(DateOnly On, string Member) : SessionFact(On);

/// <summary>A member speaks from now on.</summary>
public sealed record FloorGiven(DateOnly On, string Member) : SessionFact(On);

/// <summary>A member has spoken, or doesn't want to any more.</summary>
public sealed record FloorLeft(DateOnly On, string Member) : SessionFact(On);

public sealed record NoConflictDeclared(DateOnly On, string Item, string Member) : SessionFact(On);

/// <summary>A member with a conflict of interest is out of vote and count for this item (rule 15).</summary>
public sealed record MemberRecused(DateOnly On, string Item, string Member, string Reason) : SessionFact(On);

/// <summary>Members are asked about one text. Where another ballot is open, the text amends that one's, which is void.</summary>
/// <param name="Motion">What the text says, where it decides on something of an area above; null of a resolution.</param>
public sealed record BallotOpened(DateOnly On, string Item, string Text, Motion? Motion = null) : SessionFact(On);

/// <summary>An open vote. The last one of a member stands.</summary>
/// <param name="Ballot">Number of the ballot, from 1: which text was in front of who voted.</param>
/// <param name="By">Who voted for the member as their proxy; null for the member.</param>
public sealed record VoteCast(DateOnly On, int Ballot, string Member, Choice Choice, string? By = null) : SessionFact(On);

/// <param name="Tally">Of a secret ballot.</param>
public sealed record BallotClosed(DateOnly On, int Ballot, SecretTally? Tally = null) : SessionFact(On);

/// <summary>After a tie in a secret ballot, who chairs says openly which side wins.</summary>
public sealed record CastingVoteGiven(DateOnly On, int Ballot, string Member, Choice Choice) : SessionFact(On);

public sealed record BallotVoided(DateOnly On, int Ballot, string Reason) : SessionFact(On);

/// <summary>The meeting stops until another hour or day. A ballot that is open is void.</summary>
public sealed record SessionSuspended(DateOnly On) : SessionFact(On);

/// <summary>The meeting goes on. Who is there is recorded anew.</summary>
public sealed record SessionResumed(DateOnly On) : SessionFact(On);

public sealed record SessionClosed(DateOnly On) : SessionFact(On);
