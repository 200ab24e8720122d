using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

/// <summary>All mentors by name, those who are active first.</summary>
public sealed class ListMentors(PlatformDb db, ICurrentUser user, IBusinessDate business)
{
    /// <summary>More than any platform has.</summary>
    private const int MostRows = 1_000;

    /// <param name="Pairs">That take a place.</param>
    /// <param name="Most">Places in all.</param>
    /// <param name="HasAccount">With which they come in.</param>
    public sealed record Row(Id<Mentor> Id, string Name, MentorProfile Profile, MentorState State, int Pairs, int Most, bool IsAway, bool HasAccount);

    public static void Map(IEndpointRouteBuilder mentors) => mentors.MapGet("", (ListMentors list, CancellationToken ct) => list.Handle(ct)).WithSummary("List mentors");

    public async Task<IReadOnlyList<Row>> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadMentoring);
        var today = business.Today;
        var mentors = await db.Set<Mentor>().AsNoTracking().OrderBy(x => x.Name).Take(MostRows).ToListAsync(ct);
        return [.. mentors.OrderBy(x => x.State is MentorState.Active ? 0 : x.State is MentorState.Invited ? 1 : 2).Select(x => Of(x, today))];
    }

    internal static Row Of(Mentor mentor, DateOnly today) => new(mentor.Id, mentor.Name, mentor.Profile, mentor.State, mentor.Pairs, mentor.Most, mentor.IsAwayOn(today), mentor.AccountId is not null);
}
