using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

/// <summary>One mentor: for who reads of mentoring, and for themselves.</summary>
public sealed class ShowMentor(ICurrentUser user, IBusinessDate business, MentorDesk desk)
{
    public sealed record Seen
    {
        public required Id<Mentor> Id { get; init; }
        public required MentorProfile Profile { get; init; }
        public required Guid? Account { get; init; }
        public required MentorState State { get; init; }
        public required int Pairs { get; init; }
        public required DateOnly? AwayFrom { get; init; }
        public required DateOnly? AwayTo { get; init; }
        public required bool IsAway { get; init; }

        /// <summary>In order of entry.</summary>
        public required IReadOnlyList<MentorStep> Steps { get; init; }

        /// <summary>What the reader may do.</summary>
        public required IReadOnlyList<MentorAct> Allowed { get; init; }

        public required long Revision { get; init; }
    }

    public static void Map(IEndpointRouteBuilder mentors) => mentors.MapGet("/{id}", Get).WithSummary("Show a mentor").ProducesProblem(404);

    /// <returns>Null when there is no such mentor, or none that the reader may read of.</returns>
    public async Task<Seen?> Handle(Id<Mentor> id, CancellationToken ct = default)
    {
        if (!user.May(Permissions.Mentor)) user.Demand(Permissions.ReadMentoring);
        return await desk.Readable().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is { } mentor ? Of(mentor) : null;
    }

    /// <summary>The reader's own profile.</summary>
    /// <returns>Null while nobody has invited them.</returns>
    public async Task<Seen?> Mine(CancellationToken ct = default)
    {
        user.Demand(Permissions.Mentor);
        var me = user.AccountId;
        return me is not null && await desk.Readable().AsNoTracking().SingleOrDefaultAsync(x => x.AccountId == me, ct) is { } mentor ? Of(mentor) : null;
    }

    private Seen Of(Mentor mentor) => new()
    {
        Id = mentor.Id,
        Profile = mentor.Profile,
        Account = mentor.AccountId,
        State = mentor.State,
        Pairs = mentor.Pairs,
        AwayFrom = mentor.AwayFrom,
        AwayTo = mentor.AwayTo,
        IsAway = mentor.IsAwayOn(business.Today),
        Steps = [.. mentor.Steps.OrderBy(x => x.Sequence)],
        Allowed = [.. mentor.Allowed.Where(x => desk.MayAct(mentor) && (x is MentorAct.Accept or MentorAct.Decline || user.May(Permissions.CoordinateMentoring)))],
        Revision = mentor.Revision,
    };

    private static async Task<Results<Ok<Seen>, NotFound>> Get(Id<Mentor> id, ShowMentor showMentor, CancellationToken ct) =>
        await showMentor.Handle(id, ct) is { } seen ? TypedResults.Ok(seen) : TypedResults.NotFound();
}
