using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Tests.Governance;

/// <summary>What holds whatever happens in a session, in whatever order and under whatever statutes.</summary>
internal sealed class SessionProperties
{
    private static readonly int Sessions = Thorough.Times(1_000);
    private const int Facts = 60;

    /// <summary>Fact by fact: what is admissible, who is there and may vote, whether that is enough, who chairs, and what each ballot comes to.</summary>
    [Test]
    public void Every_session_goes_as_the_rules_say_when_they_are_read_once_more()
    {
        var (refused, taken, outcomes) = (0, 0, new Dictionary<(Outcome, BallotKind), int>());
        for (var seed = 0; seed < Sessions; seed++)
        {
            var random = new RandomSession(seed);
            var (statutes, seats) = (random.AnyStatutes(), random.AnySeats());
            var (state, naive) = (SessionState.Replay(new(statutes, seats), []), new NaiveSession(statutes, seats));
            for (var i = 0; i < Facts; i++)
            {
                var fact = random.Next(state);
                var after = Try(state, fact);
                var context = $"seed {seed}, fact {i}: {JsonSerializer.Serialize(fact, SessionFile.Json)}";
                Assert.That(after is not null, Is.EqualTo(naive.Take(fact)), context);
                (refused, taken, state) = (refused + (after is null ? 1 : 0), taken + (after is null ? 0 : 1), after ?? state);
                if (after is not null) Agree(state, naive, context);
            }

            foreach (var result in state.Ballots.Select(x => x.Result).OfType<BallotResult>())
                outcomes[(result.Outcome, statutes.Ballot)] = outcomes.GetValueOrDefault((result.Outcome, statutes.Ballot)) + 1;
        }

        Assert.That(Math.Min(refused, taken), Is.GreaterThan(Sessions), "sessions are neither all admissible nor all nonsense");
        Assert.That(outcomes, Has.Count.EqualTo(6), "each outcome, open and secret");
        Assert.That(outcomes.Values, Is.All.GreaterThan(5));
    }

    [Test]
    public void Nobody_absent_or_recused_is_in_a_count_and_nothing_is_decided_without_quorum()
    {
        for (var seed = 0; seed < Sessions; seed++)
        {
            Play(seed, (fact, after) =>
            {
                if (fact is not BallotClosed closed) return;
                var (attendance, result) = (after.Attendance, after.Ballots[closed.Ballot - 1].Result!);

                Assert.That(result.Voted.All(attendance.MayVote), $"seed {seed}");
                Assert.That(result.Voted.Any(x => after.IsRecused(x) || after.MandateOf(x) is null), Is.False, $"seed {seed}");
                Assert.That(result.Yes + result.No + result.Abstained, Is.EqualTo(result.Voted.Length).And.AtMost(attendance.Voters), $"seed {seed}");
                Assert.That(result.Outcome is Outcome.NoQuorum, Is.EqualTo(!attendance.IsQuorate), $"seed {seed}");
                Assert.That(result.Outcome is not Outcome.Carried || result.Yes > result.No || result.CastingVote is Choice.Yes, $"seed {seed}");
            });
        }
    }

    [Test]
    public void Replaying_what_was_taken_gives_the_same_also_by_way_of_a_file_and_what_was_refused_has_changed_nothing()
    {
        for (var seed = 0; seed < Sessions / 5; seed++)
        {
            var (state, facts) = Play(seed);
            var file = SessionFile.Read(new SessionFile(Statutes.Usual, state.Composition.Seats, [.. facts]).Write());

            Assert.That(Json(SessionState.Replay(state.Composition, facts)), Is.EqualTo(Json(state)), $"seed {seed}");
            Assert.That(Json(SessionState.Replay(state.Composition with { Seats = file.Seats }, file.Facts)), Is.EqualTo(Json(state)), $"seed {seed}");
        }
    }

    /// <returns>The end of a session to which anything happened, and the facts that were taken.</returns>
    private static (SessionState State, List<SessionFact> Facts) Play(int seed, Action<SessionFact, SessionState>? look = null)
    {
        var random = new RandomSession(seed);
        var (state, facts) = (SessionState.Replay(new(random.AnyStatutes(), random.AnySeats()), []), new List<SessionFact>());
        for (var i = 0; i < Facts; i++)
        {
            var fact = random.Next(state);
            if (Try(state, fact) is not { } after) continue;
            look?.Invoke(fact, after);
            state = after;
            facts.Add(fact);
        }

        return (state, facts);
    }

    private static void Agree(SessionState state, NaiveSession naive, string context)
    {
        var (attendance, on) = (state.Attendance, state.Day);
        if (state.Phase is SessionPhase.Planned) return;
        Assert.That(attendance.Present, Is.EqualTo(naive.Here(on)), context);
        Assert.That(state.Composition.Seats.Select(x => attendance.MayVote(x.Key)), Is.EqualTo(state.Composition.Seats.Select(x => naive.MayVote(x.Key, on))), context);
        Assert.That(attendance.IsQuorate, Is.EqualTo(naive.Quorate(on)), context);
        Assert.That(attendance.Chair, Is.EqualTo(naive.Chair(on)), context);
        Assert.That((state.OpenBallot?.Number ?? 0, state.Item), Is.EqualTo((naive.Running, naive.Item)), context);
        Assert.That(state.Hands.Insert(0, state.Speaker!).Where(x => x is not null), Is.EqualTo(naive.Floors()), context);
        if (state.Ballots.LastOrDefault() is not { } ballot) return;
        Assert.That(ballot.Result is { } x ? (x.Outcome, x.Yes, x.No, x.Abstained) : ((Outcome, int, int, int)?)null, Is.EqualTo(naive.Outcome(ballot.Number)), context);
    }

    private static SessionState? Try(SessionState state, SessionFact fact)
    {
        try
        {
            return state.After(fact);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private static string Json(SessionState state) => JsonSerializer.Serialize(
        new { state.Phase, state.Day, state.Present, state.Proxies, state.Ended, state.DeputyInChair, state.Item, state.Ballots, state.Attendance }, SessionFile.Json);
}
