using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Pairs;

/// <summary>Who could go beside an enterprise, the best first, with what speaks for and against each.</summary>
public sealed class FindMentors(PlatformDb db, ICurrentUser user, IBusinessDate business, IEnumerable<IAgendaSource> sources)
{
    /// <param name="Language">That the mentor is to speak; null for any.</param>
    /// <param name="Skills">Words to be found in trade and skills.</param>
    public sealed record Input(string? Language = null, string? Skills = null);

    public sealed record Candidate
    {
        public required Id<Mentor> Mentor { get; init; }
        public required string Name { get; init; }
        public required string Trade { get; init; }
        public required string Province { get; init; }

        /// <summary>That take a place.</summary>
        public required int Pairs { get; init; }

        /// <summary>Places in all.</summary>
        public required int Most { get; init; }

        public required bool CanBeAsked { get; init; }
        public required IReadOnlyList<MatchReason> Reasons { get; init; }
        public required IReadOnlyList<MatchObjection> Objections { get; init; }
    }

    /// <param name="Entrepreneurs">Who borrowed or asked for it.</param>
    public sealed record Found(string Enterprise, string Sector, string Province, IReadOnlyList<Owner> Entrepreneurs, IReadOnlyList<Candidate> Candidates);

    public sealed record Owner(Id<Entrepreneur> Id, string Name);

    public static void Map(IEndpointRouteBuilder pairs) => pairs.MapGet("/candidates", Get).WithSummary("Find mentors for an enterprise, with reasons").ProducesProblem(404);

    /// <returns>Null when this platform has no such enterprise, or no dossier of it.</returns>
    public async Task<Found?> Handle(Id<Enterprise> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.CoordinateMentoring);
        if (await db.Enterprises.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } enterprise) return null;
        var dossiers = await db.Applications.AsNoTracking().Where(x => x.EnterpriseId == id).OrderByDescending(x => x.ReceivedOn).Select(x => new { x.Id, x.EntrepreneurId }).ToListAsync(ct);
        if (dossiers.Count == 0) return null;

        var owners = dossiers.Select(x => x.EntrepreneurId).Distinct().ToList();
        var names = await db.Entrepreneurs.AsNoTracking().Where(x => owners.Contains(x.Id)).Select(x => new Owner(x.Id, x.Person.Name)).ToListAsync(ct);
        var parties = await sources.Single(x => x.Kind == DossiersOnAgenda.Word).Parties(dossiers[0].Id.Value, ct);
        var sought = new SoughtMentor(enterprise.Profile.Sector, enterprise.Profile.Province, parties, input.Language, input.Skills);
        return new(enterprise.Profile.Name, enterprise.Profile.Sector, enterprise.Profile.Province, [.. owners.Select(x => names.Single(y => y.Id == x))], await Candidates(id, sought, ct));
    }

    private async Task<IReadOnlyList<Candidate>> Candidates(Id<Enterprise> id, SoughtMentor sought, CancellationToken ct)
    {
        var today = business.Today;
        var mentors = await db.Set<Mentor>().AsNoTracking().Where(x => x.State == MentorState.Active).ToListAsync(ct);
        var before = await db.Set<Pair>().AsNoTracking().Where(x => x.EnterpriseId == id && (x.MentorSaid == false || x.State == PairState.Ended || x.State == PairState.Declined)).Select(x => x.MentorId).ToListAsync(ct);
        var committees = db.Set<Body>().Where(x => x.Kind == BodyKind.ApprovalCommittee).Select(x => x.Id);
        var members = (await db.Set<BodyMember>().AsNoTracking().Where(x => committees.Contains(x.BodyId)).ToListAsync(ct)).FindAll(x => x.MandateOn(today) is not null);
        var matches = mentors.Select(x => MentorMatch.Of(x, sought, before.Contains(x.Id), members.Exists(y => IsSame(y, x)), today));
        return [.. MentorMatch.InOrder(matches).Select(Of)];
    }

    private static Candidate Of(MentorMatch match) => new()
    {
        Mentor = match.Mentor.Id,
        Name = match.Mentor.Name,
        Trade = match.Mentor.Profile.Trade,
        Province = match.Mentor.Profile.Province,
        Pairs = match.Mentor.Pairs,
        Most = match.Mentor.Most,
        CanBeAsked = match.CanBeAsked,
        Reasons = match.Reasons,
        Objections = match.Objections,
    };

    private static bool IsSame(BodyMember member, Mentor mentor) =>
        member.AccountId is { } account && account == mentor.AccountId || Folding.Fold(member.Name) == Folding.Fold(mentor.Name);

    private static async Task<Results<Ok<Found>, NotFound>> Get(Id<Enterprise> enterprise, [StringLength(3)] string? language, [StringLength(80)] string? skills, FindMentors findMentors, CancellationToken ct) =>
        await findMentors.Handle(enterprise, new(language, skills), ct) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();
}
