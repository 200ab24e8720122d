using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Who is there, who is represented, who is recused, who chairs.</summary>
public sealed partial record SessionState
{
    /// <summary>Who comes in before the opening is there for it. A proxy ends when who gave it arrives.</summary>
    private SessionState Arrive(MemberArrived arrived)
    {
        if (Phase is SessionPhase.Convened) DemandDayOfMeeting(arrived.On);
        else DemandOpen();
        InMandate(arrived.Member);
        if (arrived.Remote && !Composition.Statutes.RemotePresence)
            throw new RefusedException("presence.not-remote", "By the statutes only who is in the room is present.");
        if (Present.TryGetValue(arrived.Member, out var remote) && remote == arrived.Remote)
            throw new RefusedException("presence.already", "This member is present already.");

        return this with { Present = Present.SetItem(arrived.Member, arrived.Remote), Proxies = Proxies.Remove(arrived.Member) };
    }

    private SessionState Leave(MemberLeft left)
    {
        DemandPresent(left.Member);
        return Silence(left.Member) with { Present = Present.Remove(left.Member) };
    }

    private SessionState GiveProxy(ProxyGiven given)
    {
        var statutes = Composition.Statutes;
        InMandate(given.Principal);
        InMandate(given.Holder);
        if (statutes.ProxiesPerHolder == 0) throw new RefusedException("proxy.not-allowed", "The statutes allow no proxies.");
        if (given.Principal == given.Holder) throw new RefusedException("proxy.oneself", "Nobody is their own proxy.");
        if (Present.ContainsKey(given.Principal)) throw new RefusedException("proxy.principal-present", "Who is present votes for themselves.");
        if (Proxies.ContainsKey(given.Principal)) throw new RefusedException("proxy.given-already", "This member has given a proxy already.");
        if (statutes.ProxiesWithinCollege && MandateOf(given.Principal)!.College != MandateOf(given.Holder)!.College)
            throw new RefusedException("proxy.other-college", "The statutes allow proxies within one college alone.");
        if (Proxies.Values.Count(x => x == given.Holder) >= statutes.ProxiesPerHolder)
            throw new RefusedException("proxy.limit", $"A member may hold {statutes.ProxiesPerHolder} proxies.", statutes.ProxiesPerHolder);

        return this with { Proxies = Proxies.Add(given.Principal, given.Holder) };
    }

    private SessionState TakeChair(ChairTaken taken)
    {
        DemandOpen();
        DemandPresent(taken.Member);
        if (InMandateAs(taken.Member) is not Office.Deputy) throw new RefusedException("chair.not-deputy", "Only a deputy takes the chair.");
        if (IsRecused(taken.Member)) throw new RefusedException("chair.recused", "A recused deputy can't chair.");
        if (Attendance.Present.Any(x => InMandateAs(x) is Office.Chair)) throw new RefusedException("chair.is-there", "The chair is there and not recused.");

        return this with { DeputyInChair = taken.Member };
    }

    private SessionState DeclareNone(NoConflictDeclared declared)
    {
        DemandDeclarable(declared.Item, declared.Member);
        if (Declared.GetValueOrDefault((declared.Item, declared.Member)) is not null && Ballots.Any(x => x.Item == declared.Item))
            throw new RefusedException("conflict.recused", "This member is recused, and ballots about the item have been held without them.");

        return this with { Declared = Declared.SetItem((declared.Item, declared.Member), null) };
    }

    /// <summary>Also for an item to come, and also while a ballot is open: then the vote isn't counted.</summary>
    private SessionState Recuse(MemberRecused recused)
    {
        DemandDeclarable(recused.Item, recused.Member);
        if (TypedText.IsBlank(recused.Reason)) throw new RefusedException("conflict.no-reason", "A recusal has its reason.");

        return (recused.Item == Item ? Silence(recused.Member) : this) with { Declared = Declared.SetItem((recused.Item, recused.Member), recused.Reason) };
    }

    private void DemandDeclarable(string item, string member)
    {
        if (Phase is not SessionPhase.Convened) DemandOpen();
        InMandate(member);
        if (TypedText.IsBlank(item)) throw new RefusedException("session.no-item", "An item is named.");
    }

    private void DemandPresent(string member)
    {
        Member(member);
        if (!Present.ContainsKey(member)) throw new RefusedException("presence.not-there", "This member isn't present.");
    }

    private Office? InMandateAs(string member) => MandateOf(member)?.Office;
}
