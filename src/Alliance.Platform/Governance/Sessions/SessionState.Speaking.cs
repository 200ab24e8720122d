using System.Collections.Immutable;
using Alliance.Kernel;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Who speaks to the item that is called, and who wants to: in the order in which they asked.</summary>
public sealed partial record SessionState
{
    /// <summary>Who wants to speak; who asked first comes first.</summary>
    public ImmutableList<string> Hands { get; private init; } = [];

    /// <summary>Who has the floor; null while nobody has.</summary>
    public string? Speaker { get; private init; }

    private SessionState Ask(FloorAsked asked)
    {
        DemandMaySpeak(asked.Member);
        if (Speaker == asked.Member || Hands.Contains(asked.Member)) throw new RefusedException("floor.asked-already", "This member has asked already.");
        return this with { Hands = Hands.Add(asked.Member) };
    }

    /// <summary>Also to somebody who didn't ask. Who had it until now has it no more.</summary>
    private SessionState Give(FloorGiven given)
    {
        DemandMaySpeak(given.Member);
        if (Speaker == given.Member) throw new RefusedException("floor.has-it", "This member has the floor.");
        return this with { Speaker = given.Member, Hands = Hands.Remove(given.Member, StringComparer.Ordinal) };
    }

    private SessionState LeaveFloor(FloorLeft left)
    {
        Member(left.Member);
        if (Speaker != left.Member && !Hands.Contains(left.Member)) throw new RefusedException("floor.none", "This member neither speaks nor has asked to.");
        return Silence(left.Member);
    }

    /// <summary>The member neither speaks nor waits to.</summary>
    private SessionState Silence(string member) => this with { Speaker = Speaker == member ? null : Speaker, Hands = Hands.Remove(member, StringComparer.Ordinal) };

    private void DemandMaySpeak(string member)
    {
        DemandOpen();
        DemandPresent(member);
        InMandate(member);
        if (IsRecused(member)) throw new RefusedException("floor.recused", "Who is recused from an item doesn't speak to it.");
    }
}
