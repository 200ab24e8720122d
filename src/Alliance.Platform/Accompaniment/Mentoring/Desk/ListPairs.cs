using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Mentoring.Desk;

/// <summary>Pairs: all for who reads of mentoring, a mentor's own for a mentor. Those that wait for an answer first, then those under way, the others last.</summary>
public sealed class ListPairs(ICurrentUser user, PairDesk desk, PairReader reader)
{
    /// <summary>More than any platform has under way.</summary>
    private const int MostRows = 2_000;

    /// <param name="State">Null for all.</param>
    /// <param name="Mentor">Null for those of all.</param>
    public sealed record Input(PairState? State = null, Id<Mentor>? Mentor = null);

    public static void Map(IEndpointRouteBuilder pairs) => pairs.MapGet("", Get).WithSummary("List pairs: all, or your own as a mentor");

    public async Task<IReadOnlyList<PairRow>> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!user.May(Permissions.Mentor)) user.Demand(Permissions.ReadMentoring);
        return await Rows(desk.Readable(), input, ct);
    }

    /// <summary>The reader's own as a mentor, whatever else they read.</summary>
    public async Task<IReadOnlyList<PairRow>> Mine(CancellationToken ct = default)
    {
        user.Demand(Permissions.Mentor);
        return await Rows(desk.Own(), new(), ct);
    }

    private async Task<IReadOnlyList<PairRow>> Rows(IQueryable<Pair> pairs, Input input, CancellationToken ct)
    {
        if (input.State is { } state) pairs = pairs.Where(x => x.State == state);
        if (input.Mentor is { } mentor) pairs = pairs.Where(x => x.MentorId == mentor);
        var rows = await reader.Rows(await reader.Find(pairs.OrderByDescending(x => x.ProposedOn).Take(MostRows), ct), ct);
        return [.. rows.OrderBy(x => OrderOf(x.State)).ThenByDescending(x => x.Drifts.Count > 0).ThenBy(x => x.Drifts is [var oldest, ..] ? oldest.Since : DateOnly.MaxValue).ThenByDescending(x => x.EndedOn ?? x.StartsOn ?? x.ProposedOn).ThenBy(x => x.Enterprise, StringComparer.CurrentCulture)];
    }

    private static int OrderOf(PairState state) => state switch { PairState.Proposed => 0, PairState.Agreed => 1, PairState.Running => 2, _ => 3 };

    private static async Task<Ok<IReadOnlyList<PairRow>>> Get(PairState? state, Id<Mentor>? mentor, ListPairs list, CancellationToken ct) =>
        TypedResults.Ok(await list.Handle(new(state, mentor), ct));
}
