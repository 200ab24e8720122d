using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Notices;

/// <summary>What concerns the reader, latest first; and how much of it is unread.</summary>
/// <remarks>Asks for no permission: each notice names the one that it needs.</remarks>
public sealed class ListNotices(PlatformDb db, ICurrentUser user, IBusinessDate business, IEnumerable<NoticeKind> kinds, IEnumerable<RoleGrant> grants)
{
    private readonly ReaderNotices _mine = new(db, user, business, kinds, grants);

    public sealed record Input(bool UnreadOnly = false, Paging Page = default);

    public sealed record Row
    {
        public required Id<Notice> Id { get; init; }
        public required string Kind { get; init; }

        /// <summary>In the reader's language.</summary>
        public required string Sentence { get; init; }
        public required string? About { get; init; }

        /// <summary>Where it leads; <c>/notices/{id}</c> leads there too and marks it as read.</summary>
        public required string Href { get; init; }
        public required DateOnly On { get; init; }
        public required DateTime RaisedAt { get; init; }
        public required bool IsRead { get; init; }

        /// <summary>There is nothing left to do about it.</summary>
        public required bool IsSettled { get; init; }
    }

    /// <param name="Total">How many match, on all pages.</param>
    /// <param name="Unread">Of all, whatever was asked for: what the bell counts.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, int Total, int Unread);

    public static void Map(IEndpointRouteBuilder notices) => notices.MapGet("", Get).WithSummary("List what concerns you");

    public async Task<Found> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var me = user.AccountId;
        var matching = input.UnreadOnly ? _mine.Unread() : _mine.All();
        var shown = await matching.AsNoTracking().OrderByDescending(x => x.RaisedAt).ThenBy(x => x.Key).On(input.Page)
            .Select(x => new { Notice = x, IsRead = db.Set<NoticeReading>().Any(y => y.NoticeId == x.Id && y.AccountId == me) }).ToListAsync(ct);
        var total = input.Page.TotalBy(shown.Count) ?? await matching.CountAsync(ct);
        return new(shown.ConvertAll(x => RowOf(x.Notice, x.IsRead)), total, input.UnreadOnly ? total : await Count(ct));
    }

    /// <summary>How many are unread: one query, for the bell.</summary>
    public Task<int> Count(CancellationToken ct = default) => user.AccountId is null ? Task.FromResult(0) : _mine.Unread().CountAsync(ct);

    private Row RowOf(Notice notice, bool isRead) => new()
    {
        Id = notice.Id,
        Kind = notice.Kind,
        Sentence = kinds.First(x => x.Code == notice.Kind).Sentence(notice, CultureInfo.CurrentUICulture),
        About = notice.About,
        Href = notice.Href,
        On = notice.On,
        RaisedAt = notice.RaisedAt,
        IsRead = isRead,
        IsSettled = notice.SettledAt is not null,
    };

    private static async Task<Ok<Found>> Get(bool? unread, [Range(1, Paging.LastNumber)] int? page, [Range(1, Paging.LargestSize)] int? size, ListNotices listNotices, CancellationToken ct) =>
        TypedResults.Ok(await listNotices.Handle(new(unread ?? false, Paging.Of(page, size)), ct));
}
