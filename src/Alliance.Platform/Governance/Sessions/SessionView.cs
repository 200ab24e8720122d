using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A session as who may see it sees it. While a secret ballot is open it says who has voted, and no number.</summary>
public sealed record SessionView
{
    public sealed record Member(string Key, string Name, College? College, Office Office, bool IsPresent, bool IsRemote, bool IsRecused, string? Proxy);

    public sealed record Item(int Number, string Kind, Guid? Subject, string Title, string Text);

    public sealed record OneVote(string Member, Choice Choice, string? By);

    /// <summary>Numbers and votes are null where nobody may know them: of a secret ballot the votes, and until it closes the numbers.</summary>
    public sealed record OneBallot
    {
        public required int Number { get; init; }
        public required string Item { get; init; }
        public required string Text { get; init; }

        /// <summary>What the text says, on a dossier; null of a resolution.</summary>
        public required Motion? Motion { get; init; }

        public required BallotStatus Status { get; init; }
        public required string? VoidFor { get; init; }
        public required bool IsSecret { get; init; }
        public required IReadOnlyList<string> Voted { get; init; }
        public required IReadOnlyList<OneVote>? Votes { get; init; }
        public required Outcome? Outcome { get; init; }
        public required int? Yes { get; init; }
        public required int? No { get; init; }
        public required int? Abstained { get; init; }
        public required bool IsTie { get; init; }
        public required Choice? CastingVote { get; init; }
    }

    /// <param name="Quorums">None at a second call.</param>
    /// <param name="Voters">How many votes there can be.</param>
    public sealed record Room(IReadOnlyList<string> Present, IReadOnlyList<string> Recused, IReadOnlyList<QuorumState> Quorums, bool IsQuorate, int Voters, string? Chair)
    {
        public static Room Of(SessionState state) => Of(state.Attendance);

        internal static Room Of(Attendance x) => new(x.Present, x.Recused, x.Quorums, x.IsQuorate, x.Voters, x.Chair);
    }

    public required Id<Session> Id { get; init; }
    public required Id<Body> Body { get; init; }
    public required DateOnly MeetsOn { get; init; }
    public required string? Place { get; init; }

    /// <summary>By the platform's clock; null while it isn't known.</summary>
    public required TimeOnly? StartsAt { get; init; }
    public required SessionPhase Phase { get; init; }
    public required bool IsSecondCall { get; init; }

    /// <summary>Of the agenda and the phase, for <c>If-Match</c>.</summary>
    public required long Revision { get; init; }

    /// <summary>How many facts there are: who looks again knows whether something has happened.</summary>
    public required int Facts { get; init; }

    /// <summary>The reader's own key; null for who isn't a member.</summary>
    public required string? Seat { get; init; }

    /// <summary>Whether the reader records what happens.</summary>
    public required bool MayRun { get; init; }

    /// <summary>In the order of the agenda.</summary>
    public required IReadOnlyList<Item> Agenda { get; init; }

    /// <summary>Key of the item that is called.</summary>
    public required string? Called { get; init; }

    public required IReadOnlyList<Member> Members { get; init; }

    /// <summary>Key of the member who has the floor; null while nobody has.</summary>
    public required string? Speaker { get; init; }

    /// <summary>Keys of those who want to speak, who asked first before the others.</summary>
    public required IReadOnlyList<string> Hands { get; init; }

    /// <summary>For the item that is called; null before the session is convened.</summary>
    public required Room? Attendance { get; init; }

    public required IReadOnlyList<OneBallot> Ballots { get; init; }

    /// <param name="papers">Of the secret ballot that is open.</param>
    internal static SessionView Of(Sitting sitting, SecretTally papers)
    {
        var (session, state) = (sitting.Session, sitting.State);
        return new()
        {
            Id = session.Id,
            Body = session.BodyId,
            MeetsOn = session.MeetsOn,
            Place = session.Place,
            StartsAt = session.StartsAt,
            Phase = session.Phase,
            IsSecondCall = state?.IsSecondCall is true,
            Revision = session.Revision,
            Facts = sitting.Facts,
            Seat = sitting.Seat,
            MayRun = sitting.MayRun,
            Agenda = AgendaView.Of(session).Agenda,
            Called = state?.Item,
            Members = state is null ? [] : [.. state.Composition.Seats.Select(x => MemberOf(x, state))],
            Speaker = state?.Speaker,
            Hands = state is null ? [] : [.. state.Hands],
            Attendance = state is null ? null : Room.Of(state),
            Ballots = state is null ? [] : [.. state.Ballots.Select(x => BallotOf(x, state.Composition.Statutes.Ballot is BallotKind.Secret, papers))],
        };
    }

    private static Member MemberOf(Seat seat, SessionState state)
    {
        var mandate = state.MandateOf(seat.Key);
        var isPresent = state.Present.TryGetValue(seat.Key, out var isRemote);
        return new(seat.Key, seat.Name, mandate?.College, mandate?.Office ?? Office.None, isPresent, isRemote, state.IsRecused(seat.Key), state.Proxies.GetValueOrDefault(seat.Key));
    }

    private static OneBallot BallotOf(Ballot ballot, bool isSecret, SecretTally papers) => new()
    {
        Number = ballot.Number,
        Item = ballot.Item,
        Text = ballot.Text,
        Motion = ballot.Motion,
        Status = ballot.Status,
        VoidFor = ballot.VoidFor,
        IsSecret = isSecret,
        Voted = ballot switch
        {
            { Result: { } counted } => counted.Voted,
            { Status: BallotStatus.Open } when isSecret => papers.Voted,
            _ => [.. ballot.Votes.Keys],
        },
        Votes = isSecret ? null : [.. ballot.Votes.Select(x => new OneVote(x.Key, x.Value.Choice, x.Value.By))],
        Outcome = ballot.Result?.Outcome,
        Yes = ballot.Result?.Yes,
        No = ballot.Result?.No,
        Abstained = ballot.Result?.Abstained,
        IsTie = ballot.Result?.IsTie is true,
        CastingVote = ballot.Result?.CastingVote,
    };
}

/// <summary>The agenda alone, in its order.</summary>
/// <param name="Revision">For <c>If-Match</c>.</param>
public sealed record AgendaView(IReadOnlyList<SessionView.Item> Agenda, long Revision)
{
    internal static AgendaView Of(Session session) =>
        new([.. session.Items.OrderBy(x => x.Position).Select(x => new SessionView.Item(x.Number, x.Kind, x.Subject, x.Title, x.Text))], session.Revision);

    /// <summary>What whoever changed it is answered, with the revision from which to go on.</summary>
    internal static Results<Ok<AgendaView>, NotFound> Answer(AgendaView? changed, HttpResponse response)
    {
        if (changed is null) return TypedResults.NotFound();
        response.Headers.ETag = IfMatch.Of(changed.Revision);
        return TypedResults.Ok(changed);
    }
}
