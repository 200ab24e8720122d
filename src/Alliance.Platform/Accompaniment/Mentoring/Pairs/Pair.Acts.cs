using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Accompaniment.Mentoring.Pairs;

/// <summary>What becomes of a pair.</summary>
public sealed partial class Pair
{
    /// <summary>The mentor's answer. A yes takes one of their places; after a no the director asks another one.</summary>
    /// <exception cref="RefusedException"><c>pair.answered</c>, <c>mentor.full</c>, <c>mentor.not-active</c>; <c>text.missing</c>: a no is said in words.</exception>
    public void AnswerForMentor(Mentor mentor, bool accepts, string? words, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(mentor);
        if (State is not PairState.Proposed || MentorSaid is not null) throw Answered();
        if (accepts) mentor.TakeOn();
        else _ = Blank.Demand(words);
        MentorSaid = accepts;
        Record(accepts ? PairStepKind.MentorAccepted : PairStepKind.MentorDeclined, Agreement(), entry, words);
    }

    /// <summary>The entrepreneur's answer. A no ends the proposal.</summary>
    /// <exception cref="RefusedException"><c>pair.answered</c>, <c>text.missing</c>.</exception>
    public void AnswerForEntrepreneur(Mentor mentor, bool accepts, string? words, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(mentor);
        if (State is not PairState.Proposed || EntrepreneurSaid is not null) throw Answered();
        if (!accepts)
        {
            _ = Blank.Demand(words);
            if (HasPlace) mentor.Release();
        }

        EntrepreneurSaid = accepts;
        Record(accepts ? PairStepKind.EntrepreneurAccepted : PairStepKind.EntrepreneurDeclined, accepts ? Agreement() : PairState.Declined, entry, words);
    }

    /// <summary>Another mentor is asked, before the charter is signed. What the entrepreneur said of the earlier one is asked anew.</summary>
    /// <param name="before">Who was asked until now: their place is free again.</param>
    /// <exception cref="RefusedException"><c>pair.not-open</c>, <c>pair.same-mentor</c>, <c>mentor.not-active</c>.</exception>
    public void Give(Mentor before, Mentor mentor, string? words, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(mentor);
        ArgumentNullException.ThrowIfNull(entry);
        if (State is not (PairState.Proposed or PairState.Agreed)) throw new RefusedException("pair.not-open", "The charter of this pair is signed, or it has ended.");
        if (mentor.Id == before.Id) throw new RefusedException("pair.same-mentor", $"{mentor.Name} is the mentor of this pair already.", mentor.Name);
        var had = HasPlace;
        Ask(mentor, entry);
        if (had) before.Release();
        (EntrepreneurSaid, MentorSignedOn, EntrepreneurSignedOn, PlatformSignedOn) = (null, null, null, null);
        Record(PairStepKind.Given, PairState.Proposed, entry, words);
    }

    /// <summary>One of three has signed the charter. With the last one mentoring begins.</summary>
    /// <param name="on">The day of the signature.</param>
    /// <param name="months">How long the charter runs.</param>
    /// <exception cref="RefusedException"><c>pair.not-agreed</c>, <c>pair.signed</c>, <c>pair.in-the-future</c>, <c>pair.before-proposed</c>.</exception>
    public void Sign(CharterParty party, DateOnly on, int months, string? words, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (State is not PairState.Agreed) throw new RefusedException("pair.not-agreed", "The charter is signed once mentor and entrepreneur have said yes.");
        if (!StillToSign.Contains(party)) throw new RefusedException("pair.signed", "This signature is recorded already.");
        DemandDay(on, entry);
        switch (party)
        {
            case CharterParty.Mentor: MentorSignedOn = on; break;
            case CharterParty.Entrepreneur: EntrepreneurSignedOn = on; break;
            default: PlatformSignedOn = on; break;
        }

        var isWhole = !StillToSign.Any();
        if (isWhole)
        {
            StartsOn = new[] { MentorSignedOn!.Value, EntrepreneurSignedOn!.Value, PlatformSignedOn!.Value }.Max();
            RunsUntil = StartsOn.Value.AddMonths(months).AddDays(-1);
        }

        Record(
            party switch { CharterParty.Mentor => PairStepKind.MentorSigned, CharterParty.Entrepreneur => PairStepKind.EntrepreneurSigned, _ => PairStepKind.PlatformSigned },
            isWhole ? PairState.Running : PairState.Agreed, entry, words, on);
    }

    /// <exception cref="RefusedException"><c>pair.not-running</c>, <c>pair.not-longer</c>, <c>text.missing</c>.</exception>
    public void Extend(DateOnly until, string reason, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (State is not PairState.Running) throw new RefusedException("pair.not-running", "Only a signed charter that hasn't ended is extended.");
        if (until <= RunsUntil || until < entry.Today) throw new RefusedException("pair.not-longer", $"The charter runs until {RunsUntil:yyyy-MM-dd}: say a later day.", RunsUntil!);
        RunsUntil = until;
        Record(PairStepKind.Extended, PairState.Running, entry, Blank.Demand(reason));
    }

    /// <summary>They go on without each other: the charter is over, or broken off.</summary>
    /// <exception cref="RefusedException"><c>pair.not-agreed</c>, <c>pair.in-the-future</c>, <c>pair.before-proposed</c>, <c>text.missing</c>.</exception>
    public void End(Mentor mentor, DateOnly on, string reason, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(mentor);
        ArgumentNullException.ThrowIfNull(entry);
        if (State is not (PairState.Agreed or PairState.Running)) throw new RefusedException("pair.not-agreed", "This pair has not begun, or has ended already.");
        DemandDay(on, entry);
        var words = Blank.Demand(reason);
        mentor.Release();
        EndedOn = on;
        Record(PairStepKind.Ended, PairState.Ended, entry, words, on);
    }

    /// <summary>How it went. Said once more, the later one counts.</summary>
    /// <param name="mark">From 1 to 5.</param>
    /// <exception cref="RefusedException"><c>pair.not-ended</c>, <c>pair.mark</c>.</exception>
    public void Evaluate(CharterParty party, int mark, string? words, Entry entry)
    {
        if (State is not PairState.Ended) throw new RefusedException("pair.not-ended", "A pair is evaluated once it has ended.");
        if (mark is < 1 or > 5) throw new RefusedException("pair.mark", "The mark is between 1 and 5.");
        Record(party is CharterParty.Mentor ? PairStepKind.MentorEvaluated : PairStepKind.EntrepreneurEvaluated, PairState.Ended, entry, words, mark: mark);
    }

    /// <exception cref="RefusedException"><c>pair.answered</c>, <c>text.missing</c>.</exception>
    public void TakeBack(Mentor mentor, string reason, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(mentor);
        if (State is not PairState.Proposed) throw Answered();
        var words = Blank.Demand(reason);
        if (HasPlace) mentor.Release();
        Record(PairStepKind.TakenBack, PairState.TakenBack, entry, words);
    }

    private PairState Agreement() => MentorSaid is true && EntrepreneurSaid is true ? PairState.Agreed : PairState.Proposed;

    private void DemandDay(DateOnly on, Entry entry)
    {
        if (on > entry.Today) throw new RefusedException("pair.in-the-future", "Nothing happens after today.");
        if (on < ProposedOn) throw new RefusedException("pair.before-proposed", $"The pair was proposed on {ProposedOn:yyyy-MM-dd}.", ProposedOn);
    }

    private static RefusedException Answered() => new("pair.answered", "This proposal has been answered or taken back already.");
}
