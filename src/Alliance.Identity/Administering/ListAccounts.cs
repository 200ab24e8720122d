using System.ComponentModel.DataAnnotations;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Administering;

/// <summary>The organisation's accounts: searched by name and address, filtered by role and state, sorted, a page at a time.</summary>
public sealed class ListAccounts(IdentityDb db, ICurrentUser user, TimeProvider clock)
{
    public enum SortedBy
    {
        Name,
        Email,
        InvitedAt,
        LastSignedInAt,
    }

    public sealed record Input(
        string? Search = null, string? Role = null, AccountState? State = null, SortedBy SortedBy = SortedBy.Name, bool Descending = false, Paging Page = default);

    /// <summary>The same as a query string.</summary>
    public sealed record Query(
        [property: StringLength(100)] string? Search,
        [property: StringLength(40)] string? Role,
        Word<AccountState>? State,
        Word<SortedBy>? SortedBy,
        bool? Descending,
        [property: Range(1, Paging.LastNumber)] int? Page,
        [property: Range(1, Paging.LargestSize)] int? Size)
    {
        internal Input ToInput() =>
            new(Search, Role, State?.Value, SortedBy?.Value ?? ListAccounts.SortedBy.Name, Descending ?? false, Paging.Of(Page, Size));
    }

    public sealed record Row(
        Guid Id, string Name, string Email, IReadOnlyList<string> Roles, AccountState State, DateTime InvitedAt, DateTime? JoinedAt, DateTime? LastSignedInAt)
    {
        /// <summary>Roles that one person has proposed and that wait for a second one.</summary>
        public IReadOnlyList<string> Waiting { get; init; } = [];

        /// <summary>Who proposed them; null where none wait.</summary>
        public string? ProposedBy { get; init; }

        /// <summary>When, in UTC; who answers the proposal says it again.</summary>
        public DateTime? ProposedAt { get; init; }

        public static Row Of(Account account, DateTime now, ProposedRoles? proposed = null)
        {
            ArgumentNullException.ThrowIfNull(account);
            return new(
                account.Id.Value, account.DisplayName, account.Email, account.Roles, account.StateAt(now), account.InvitedAt, account.JoinedAt, account.LastSignedInAt)
            {
                Waiting = proposed?.Roles ?? [],
                ProposedBy = proposed?.ProposedBy,
                ProposedAt = proposed?.ProposedAt,
            };
        }
    }

    public sealed record Output(IReadOnlyList<Row> Accounts, int Total);

    public static void Map(IEndpointRouteBuilder accounts) => accounts.MapGet("", Get);

    public async Task<Output> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(AccountPermissions.Read);
        var now = clock.GetUtcNow().UtcDateTime;
        var found = Find(input, now);
        var rows = await Sort(found, input).ThenBy(x => x.NormalizedEmail).On(input.Page).ToListAsync(ct);
        var ids = rows.ConvertAll(x => x.Id);
        var proposed = await db.Set<ProposedRoles>().AsNoTracking().Where(x => ids.Contains(x.AccountId)).ToDictionaryAsync(x => x.AccountId, ct);
        return new([.. rows.Select(x => Row.Of(x, now, proposed.GetValueOrDefault(x.Id)))], await found.CountAsync(ct));
    }

    private static async Task<Ok<Output>> Get([AsParameters] Query query, ListAccounts listAccounts, CancellationToken ct) =>
        TypedResults.Ok(await listAccounts.Handle(query.ToInput(), ct));

    private IQueryable<Account> Find(Input input, DateTime now)
    {
        var accounts = db.Accounts.AsNoTracking();
        if (input.Role is { } role) accounts = accounts.Where(x => x.Roles.Contains(role));
        accounts = accounts.Matching(input.Search, x => EF.Property<string>(x, Search.Column));

        return input.State switch
        {
            AccountState.Deactivated => accounts.Where(x => x.DeactivatedAt != null),
            AccountState.Invited => accounts.Where(x => x.DeactivatedAt == null && x.JoinedAt == null),
            AccountState.Locked => accounts.Where(x => x.DeactivatedAt == null && x.JoinedAt != null && x.LockedUntil > now),
            AccountState.Active => accounts.Where(x => x.DeactivatedAt == null && x.JoinedAt != null && (x.LockedUntil == null || x.LockedUntil <= now)),
            _ => accounts,
        };
    }

    private static IOrderedQueryable<Account> Sort(IQueryable<Account> accounts, Input input) => (input.SortedBy, input.Descending) switch
    {
        (SortedBy.Email, false) => accounts.OrderBy(x => x.NormalizedEmail),
        (SortedBy.Email, true) => accounts.OrderByDescending(x => x.NormalizedEmail),
        (SortedBy.InvitedAt, false) => accounts.OrderBy(x => x.InvitedAt),
        (SortedBy.InvitedAt, true) => accounts.OrderByDescending(x => x.InvitedAt),
        (SortedBy.LastSignedInAt, false) => accounts.OrderBy(x => x.LastSignedInAt),
        (SortedBy.LastSignedInAt, true) => accounts.OrderByDescending(x => x.LastSignedInAt),
        (_, true) => accounts.OrderByDescending(x => EF.Property<string>(x, Search.Column)),
        _ => accounts.OrderBy(x => EF.Property<string>(x, Search.Column)),
    };
}
