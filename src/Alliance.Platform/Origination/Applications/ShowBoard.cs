using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Applications;

/// <summary>A column of the board, in the order of a dossier's way.</summary>
public enum BoardColumn
{
    Received,
    InAppraisal,
    Ready,
    OnAgenda,

    /// <summary>Waits for an officer who takes it up again.</summary>
    Adjourned,

    /// <summary>Within <see cref="ListApplications.RecentDays"/>, whatever was decided: where a dossier went is seen, and what is over doesn't pile up.</summary>
    Decided,
}

/// <summary>Dossiers by state: how many, how much is asked for, and those that have stood there longest.</summary>
/// <remarks>However many dossiers there are it asks the database five times: where each stands, what the few that are shown are called, and their clocks.</remarks>
public sealed class ShowBoard(ListApplications applications, IAppraiseDossiers appraisal, ICurrentUser user)
{
    /// <summary>Of a column; the others are in the table.</summary>
    public const int MostCards = 10;

    public sealed record Card
    {
        public required ListApplications.Row Dossier { get; init; }

        /// <summary>The clock owed to the applicant; null while the dossier isn't complete, and once it is decided.</summary>
        public required OwedDays? Owed { get; init; }
    }

    /// <param name="Count">Of all that stand there.</param>
    /// <param name="Asked">By all of them.</param>
    /// <param name="Cards">Those that have stood there longest come first; of those that were decided, the latest.</param>
    public sealed record Column(BoardColumn State, int Count, Money Asked, IReadOnlyList<Card> Cards)
    {
        /// <summary>That have no card.</summary>
        public int More => Count - Cards.Count;
    }

    /// <param name="DecidedFrom">The day from which on what was decided is shown.</param>
    public sealed record Board(IReadOnlyList<Column> Columns, DateOnly DecidedFrom)
    {
        public int Total => Columns.Sum(x => x.Count);
    }

    public static void Map(IEndpointRouteBuilder applications) => applications.MapGet("/board", Get).WithSummary("Show dossiers by state");

    /// <param name="input">Search and filters; pages and order are the board's own.</param>
    public async Task<Board> Handle(ListApplications.Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadApplications);
        var places = (await applications.Places(input with { Board = true }, ct)).ToLookup(x => ColumnOf(x.Status));
        var shown = Enum.GetValues<BoardColumn>().ToDictionary(x => x, x => Ordered(x, places[x]).Take(MostCards).Select(y => y.Id).ToList());
        List<Id<LoanApplication>> ids = [.. shown.Values.SelectMany(x => x)];
        var rows = (ids.Count == 0 ? [] : await applications.All(new() { Only = ids }, ct)).ToDictionary(x => x.Id);
        var owed = ids.Count == 0 ? new Dictionary<Id<LoanApplication>, OwedDays>() : await appraisal.Owed(ids, ct);
        return new(
            [
                .. from column in shown
                   let all = places[column.Key].ToList()
                   select new Column(
                       column.Key, all.Count, new(all.Sum(x => x.Amount.Centimes)),
                       [.. column.Value.Where(rows.ContainsKey).Select(x => new Card { Dossier = rows[x], Owed = owed.GetValueOrDefault(x) })]),
            ],
            applications.DecidedSince);
    }

    /// <summary>Where a dossier of this state stands.</summary>
    public static BoardColumn ColumnOf(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Received => BoardColumn.Received,
        ApplicationStatus.InAppraisal => BoardColumn.InAppraisal,
        ApplicationStatus.Ready => BoardColumn.Ready,
        ApplicationStatus.OnAgenda => BoardColumn.OnAgenda,
        ApplicationStatus.Adjourned => BoardColumn.Adjourned,
        _ => BoardColumn.Decided,
    };

    private static IEnumerable<ListApplications.Place> Ordered(BoardColumn column, IEnumerable<ListApplications.Place> places) => column is BoardColumn.Decided
        ? places.OrderByDescending(x => x.Since).ThenByDescending(x => x.Number, StringComparer.Ordinal)
        : places.OrderBy(x => x.Since).ThenBy(x => x.Number, StringComparer.Ordinal);

    private static async Task<Ok<Board>> Get([AsParameters] ListApplications.Query query, ShowBoard showBoard, CancellationToken ct) =>
        TypedResults.Ok(await showBoard.Handle(query.ToInput(), ct));
}
