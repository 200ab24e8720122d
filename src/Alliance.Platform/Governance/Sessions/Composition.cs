using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>One person of a body: one vote, however many mandates follow each other.</summary>
/// <param name="Key">The session's own, such as <c>P1</c>: what facts name the person by.</param>
public sealed record Seat(string Key, string Name, ImmutableArray<MemberMandate> Mandates)
{
    /// <summary>The mandate in force on a day; null when there is none.</summary>
    public MemberMandate? MandateOn(DateOnly day) => Mandates.FirstOrDefault(x => x.IsInForce(day));
}

/// <summary>What convening a session froze: its body's statutes and members.</summary>
public sealed record Composition(Statutes Statutes, ImmutableArray<Seat> Seats)
{
    public Seat? Find(string key) => Seats.FirstOrDefault(x => x.Key == key);

    /// <exception cref="RefusedException"><c>session.same-seat</c> or <c>session.two-mandates</c>: a person would count twice.</exception>
    public void Check()
    {
        if (Seats.Select(x => x.Key).Distinct(StringComparer.Ordinal).Count() < Seats.Length)
            throw new RefusedException("session.same-seat", "Two members have the same key.");
        if (Seats.Any(x => x.Mandates.SelectMany((a, i) => x.Mandates.Skip(i + 1).Where(a.Overlaps)).Any()))
            throw new RefusedException("session.two-mandates", "A member has two mandates on one day: one person has one vote.");
    }
}
