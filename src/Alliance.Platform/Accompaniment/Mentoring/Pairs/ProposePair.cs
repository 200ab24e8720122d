using System.ComponentModel.DataAnnotations;
using System.Data;
using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Pairs;

/// <summary>The director proposes a mentor to an entrepreneur, and the entrepreneur to the mentor.</summary>
/// <remarks>Follows: a mentor who has an account hears of it. Two proposals for one enterprise at one moment count each other: the later one looks again.</remarks>
public sealed class ProposePair(PlatformDb db, ICurrentUser user, Clerk clerk, PairNotices notices)
{
    /// <param name="Words">Why these two, for both to read.</param>
    public sealed record Input(
        [property: Required] Id<Enterprise>? Enterprise,
        [property: Required] Id<Entrepreneur>? Entrepreneur,
        [property: Required] Id<Mentor>? Mentor,
        [property: StringLength(Pair.LongestWords)] string? Words = null);

    public sealed record Proposed(Id<Pair> Id);

    public static void Map(IEndpointRouteBuilder pairs) => pairs.MapPost("", Post).WithSummary("Propose a mentor for an enterprise").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such mentor, or the entrepreneur no dossier of this enterprise.</returns>
    /// <exception cref="RefusedException"><c>mentor.not-active</c>, <c>mentor.full</c>, <c>mentor.away</c>, <c>pair.same-two</c>, <c>pair.enough</c>.</exception>
    public Task<Proposed?> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.CoordinateMentoring);
        return db.InTransaction(IsolationLevel.Serializable, () => Propose(input, ct), x => x is not null, ct);
    }

    private async Task<Proposed?> Propose(Input input, CancellationToken ct)
    {
        var (enterprise, entrepreneur, of) = (input.Enterprise!.Value, input.Entrepreneur!.Value, input.Mentor!.Value);
        if (await db.Set<Mentor>().SingleOrDefaultAsync(x => x.Id == of, ct) is not { } mentor) return null;
        if (!await db.Applications.AnyAsync(x => x.EnterpriseId == enterprise && x.EntrepreneurId == entrepreneur, ct)) return null;

        DemandRoom(mentor, clerk.Today);
        var open = await db.Set<Pair>().Where(x => x.EnterpriseId == enterprise && (x.State == PairState.Proposed || x.State == PairState.Agreed || x.State == PairState.Running)).ToListAsync(ct);
        if (open.Exists(x => x.MentorId == of && x.EntrepreneurId == entrepreneur)) throw new RefusedException("pair.same-two", $"{mentor.Name} is proposed to them, or goes beside them already.", mentor.Name);
        if (open.Count >= Pair.MostOfEnterprise) throw new RefusedException("pair.enough", $"An enterprise has at most {Pair.MostOfEnterprise} mentors at one time.", Pair.MostOfEnterprise);

        var pair = new Pair(enterprise, entrepreneur, mentor, input.Words, clerk.Entry);
        db.Add(pair);
        await notices.Follow(pair, mentor, ct);
        await db.SaveChangesAsync(ct);
        return new(pair.Id);
    }

    /// <summary>Who has no place or isn't there is not asked.</summary>
    /// <exception cref="RefusedException"><c>mentor.full</c>, <c>mentor.away</c>.</exception>
    internal static void DemandRoom(Mentor mentor, DateOnly today)
    {
        if (mentor.State is MentorState.Active && mentor.Pairs >= mentor.Most) throw new RefusedException("mentor.full", $"{mentor.Name} has as many pairs as they wanted: {mentor.Most}.", mentor.Name, mentor.Most);
        if (mentor.IsAwayOn(today)) throw new RefusedException("mentor.away", $"{mentor.Name} is away.", mentor.Name);
    }

    private static async Task<Results<Created<Proposed>, NotFound>> Post(Input input, ProposePair proposePair, CancellationToken ct) =>
        await proposePair.Handle(input, ct) is { } proposed ? TypedResults.Created($"/api/pairs/{proposed.Id}", proposed) : TypedResults.NotFound();
}
