using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Ballots, votes and what comes of them.</summary>
public sealed partial record SessionState
{
    /// <summary>What the session has decided so far: of each item the last ballot that was carried.</summary>
    public IEnumerable<Ballot> Carried => Ballots.Where(x => x.Result is { Outcome: Outcome.Carried }).GroupBy(x => x.Item, StringComparer.Ordinal).Select(x => x.Last());

    /// <summary>The papers of a secret ballot with one more.</summary>
    /// <param name="papers">Those cast so far.</param>
    /// <param name="by">Who votes for the member as their proxy; null for the member.</param>
    /// <exception cref="RefusedException">The vote isn't admissible, or this member has voted: a secret vote stands once cast.</exception>
    public SecretTally CastSecretly(SecretTally papers, int ballot, string member, Choice choice, string? by)
    {
        ArgumentNullException.ThrowIfNull(papers);
        if (Composition.Statutes.Ballot is BallotKind.Open) throw new RefusedException("ballot.is-open", "By the statutes this ballot is open.");
        DemandVote(ballot, member, by);
        if (papers.HasVoted(member)) throw new RefusedException("vote.stands", "This member has voted: a secret vote can't be changed.");
        return papers.With(member, choice);
    }

    private SessionState OpenUp(BallotOpened opened)
    {
        DemandOpen();
        if (Item is null || opened.Item != Item) throw new RefusedException("ballot.other-item", "Another item is called.");
        if (TypedText.IsBlank(opened.Text)) throw new RefusedException("ballot.no-text", "A ballot is about a text.");
        if (OpenBallot?.Text == opened.Text) throw new RefusedException("ballot.same-text", "A ballot about this very text is open.");

        var before = OpenBallot is { } amended ? Void(amended, Ballot.Amended) : this;
        return before with { Ballots = before.Ballots.Add(Ballot.Open(Ballots.Count + 1, opened.Item, opened.Text, opened.Motion)) };
    }

    private SessionState Cast(VoteCast cast)
    {
        if (Composition.Statutes.Ballot is BallotKind.Secret) throw new RefusedException("ballot.is-secret", "By the statutes this ballot is secret.");
        var ballot = DemandVote(cast.Ballot, cast.Member, cast.By);
        return Replaced(ballot with { Votes = ballot.Votes.SetItem(cast.Member, new(cast.Choice, cast.By)) });
    }

    private Ballot DemandVote(int number, string member, string? by)
    {
        DemandOpen();
        var ballot = Running(number);
        InMandate(member);
        if (IsRecused(member)) throw new RefusedException("vote.recused", "A recused member doesn't vote.");
        if (by is null) DemandPresent(member);
        else if (Member(by) is var holder && Attendance.Represented.GetValueOrDefault(member) != holder.Key)
            throw new RefusedException("vote.no-proxy", "Nobody votes for a member without a proxy in force.");
        return ballot;
    }

    /// <summary>Quorum, voters and chair are those of this moment: who has left, is recused or has lost the mandate is in no count.</summary>
    private SessionState CloseBallot(BallotClosed closed)
    {
        DemandOpen();
        var ballot = Running(closed.Ballot);
        var attendance = Attendance;
        return Replaced(ballot with { Status = BallotStatus.Closed, Result = Composition.Statutes.Ballot is BallotKind.Secret ? Secret() : Open() });

        BallotResult Open()
        {
            if (closed.Tally is not null) throw new RefusedException("ballot.is-open", "By the statutes this ballot is open.");
            var votes = ballot.Votes.Where(x => attendance.MayVote(x.Key)).ToList();
            int Count(Choice choice) => votes.Count(x => x.Value.Choice == choice);
            var casting = attendance.Chair is { } chair && ballot.Votes.GetValueOrDefault(chair) is { Choice: not Choice.Abstain } vote ? vote.Choice : (Choice?)null;
            return Counted(Count(Choice.Yes), Count(Choice.No), Count(Choice.Abstain), [.. votes.Select(x => x.Key)], casting, attendance);
        }

        BallotResult Secret()
        {
            if (closed.Tally is not { IsSound: true } tally) throw new RefusedException("ballot.no-tally", "The papers of a secret ballot don't add up.");
            if (!tally.Voted.All(attendance.MayVote))
                throw new RefusedException("ballot.paper-of-absent", "Somebody who has voted in secret isn't there any more or is recused: the ballot can only be declared void.");
            return Counted(tally.Yes, tally.No, tally.Abstained, tally.Voted, casting: null, attendance);
        }
    }

    /// <param name="casting">The vote of whoever chairs, if it is yes or no.</param>
    private BallotResult Counted(int yes, int no, int abstained, ImmutableArray<string> voted, Choice? casting, Attendance attendance)
    {
        var statutes = Composition.Statutes;
        var most = statutes.Majority is Majority.Present ? attendance.CountedAsPresent : yes + no + (statutes.AbstentionsCounted ? abstained : 0);
        var isTie = yes == no && yes > 0;
        var breaks = isTie && statutes.ChairCasts ? casting : null;
        // Votes of proxies may be more than the members present: more must always say yes than no.
        var isCarried = isTie ? breaks is Choice.Yes : yes > no && 2 * yes > most;
        return new()
        {
            On = Day,
            Outcome = !attendance.IsQuorate ? Outcome.NoQuorum : isCarried ? Outcome.Carried : Outcome.NotCarried,
            Yes = yes,
            No = no,
            Abstained = abstained,
            Base = most,
            IsTie = isTie,
            CastingVote = attendance.IsQuorate ? breaks : null,
            Voted = voted,
            Attendance = attendance,
        };
    }

    /// <summary>Said openly and after the count, so that it says nothing of the paper of whoever chairs; at once, by who chaired and had voted.</summary>
    private SessionState GiveCastingVote(CastingVoteGiven given)
    {
        DemandOpen();
        if (Composition.Statutes is not { ChairCasts: true, Ballot: BallotKind.Secret }) throw new RefusedException("casting.none", "By the statutes nobody gives a casting vote here.");
        if (Ballots.LastOrDefault() is not { Status: BallotStatus.Closed, Result: { IsTie: true, Outcome: Outcome.NotCarried, CastingVote: null } result } tied || tied.Number != given.Ballot || tied.Item != Item)
            throw new RefusedException("casting.no-tie", "There is no tie to be broken.");
        if (given.Member != result.Attendance.Chair || !result.Voted.Contains(given.Member, StringComparer.Ordinal))
            throw new RefusedException("casting.not-chair", "Only who chaired and has voted breaks a tie.");
        if (given.Choice is Choice.Abstain) throw new RefusedException("casting.side", "A casting vote is for one side.");

        return Replaced(tied with { Result = result with { CastingVote = given.Choice, Outcome = given.Choice is Choice.Yes ? Outcome.Carried : Outcome.NotCarried } });
    }

    /// <summary>The ballot of this number, if it is the one that is open.</summary>
    private Ballot Running(int number) => Ballots.ElementAtOrDefault(number - 1) switch
    {
        null => throw new RefusedException("ballot.unknown", "There is no such ballot."),
        { Status: BallotStatus.Closed } => throw new RefusedException("ballot.closed", "This ballot is closed."),
        { Status: BallotStatus.Void } => throw new RefusedException("ballot.void", "This ballot is void: its text is not asked about any more."),
        var open => open,
    };

    private SessionState Void(Ballot ballot, string reason) => TypedText.IsBlank(reason)
        ? throw new RefusedException("ballot.no-reason", "Declaring a ballot void has its reason.")
        : Replaced(ballot with { Status = BallotStatus.Void, VoidFor = reason });

    private SessionState Replaced(Ballot ballot) => this with { Ballots = Ballots.SetItem(ballot.Number - 1, ballot) };
}
