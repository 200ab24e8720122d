using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Meetings;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Desk;

/// <summary>One pair with its meetings: for its mentor, and for who reads of mentoring. Of the entrepreneur it says who they are and how they are reached; of the loan nothing.</summary>
public sealed class ShowPair(PlatformDb db, ICurrentUser user, IBusinessDate business, PairDesk desk, PairReader reader)
{
    public sealed record Seen
    {
        public required PairRow Pair { get; init; }
        public required Id<Enterprise> EnterpriseId { get; init; }
        public required Id<Entrepreneur> EntrepreneurId { get; init; }
        public required EnterpriseProfile Enterprise { get; init; }

        /// <summary>A mentor reads it, and the other two, once both have said yes and until the pair ends.</summary>
        public required string? Phone { get; init; }

        public required string? Email { get; init; }
        public required string? Commune { get; init; }

        /// <summary>The pair that this one goes on from.</summary>
        public required Id<Pair>? Follows { get; init; }

        /// <summary>Who has not signed the charter yet.</summary>
        public required IReadOnlyList<CharterParty> StillToSign { get; init; }

        /// <summary>In order of entry.</summary>
        public required IReadOnlyList<PairStep> Steps { get; init; }

        /// <summary>Those to come first, the next before all else; then the others, the latest first.</summary>
        public required IReadOnlyList<MentoringMeeting> Meetings { get; init; }

        /// <summary>What the reader may do.</summary>
        public required IReadOnlyList<PairAct> Allowed { get; init; }

        /// <summary>The reader is the pair's mentor.</summary>
        public required bool IsOwn { get; init; }

        /// <summary>The reader may plan and log meetings as things stand.</summary>
        public required bool MayMeet { get; init; }

        public required long Revision { get; init; }
    }

    public static void Map(IEndpointRouteBuilder pairs) => pairs.MapGet("/{id}", Get).WithSummary("Show a pair").ProducesProblem(404);

    /// <returns>Null when there is no such pair, or none that the reader may read of.</returns>
    public async Task<Seen?> Handle(Id<Pair> id, CancellationToken ct = default)
    {
        if (!user.May(Permissions.Mentor)) user.Demand(Permissions.ReadMentoring);
        if (await reader.Find(desk.Readable().Where(x => x.Id == id), ct) is not [var found]) return null;

        var (pair, row) = (found.Pair, (await reader.Rows([found], ct))[0]);
        var person = (await db.Entrepreneurs.AsNoTracking().SingleAsync(x => x.Id == pair.EntrepreneurId, ct)).Person;
        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(x => x.Id == pair.EnterpriseId, ct);
        var meetings = (await db.Set<MentoringMeeting>().AsNoTracking().Where(x => x.PairId == id).ToListAsync(ct)).OrderBy(x => x.On).ThenBy(x => x.At).ToList();
        var isReached = user.May(Permissions.ReadMentoring) || pair.State is PairState.Agreed or PairState.Running;
        var (isOwn, coordinates, today) = (desk.IsOwn(found.Mentor), user.May(Permissions.CoordinateMentoring), business.Today);
        return new()
        {
            Pair = row,
            EnterpriseId = pair.EnterpriseId,
            EntrepreneurId = pair.EntrepreneurId,
            Enterprise = enterprise.Profile,
            Phone = isReached ? person.Phone : null,
            Email = isReached ? person.Email : null,
            Commune = isReached ? person.Commune : null,
            Follows = pair.Follows,
            StillToSign = [.. pair.StillToSign],
            Steps = [.. pair.Steps.OrderBy(x => x.Sequence)],
            Meetings = [.. meetings.Where(x => IsToCome(x, today)), .. meetings.Where(x => !IsToCome(x, today)).Reverse()],
            Allowed = [.. pair.Allowed.Where(x => coordinates || isOwn && IsOfMentor(pair, x))],
            IsOwn = isOwn,
            MayMeet = pair.State is PairState.Running && (isOwn || coordinates),
            Revision = pair.Revision,
        };
    }

    private static bool IsToCome(MentoringMeeting meeting, DateOnly today) => meeting.State is MeetingState.Planned && meeting.On >= today;

    /// <summary>What a mentor does in their own pair: answer, sign, say how it went.</summary>
    private static bool IsOfMentor(Pair pair, PairAct act) =>
        act is PairAct.AnswerForMentor or PairAct.Evaluate || act is PairAct.Sign && pair.StillToSign.Contains(CharterParty.Mentor);

    private static async Task<Results<Ok<Seen>, NotFound>> Get(Id<Pair> id, ShowPair showPair, CancellationToken ct) =>
        await showPair.Handle(id, ct) is { } seen ? TypedResults.Ok(seen) : TypedResults.NotFound();
}
