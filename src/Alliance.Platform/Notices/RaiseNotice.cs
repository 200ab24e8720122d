using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Notices;

/// <summary>Raises and settles notices inside the use case that they tell of, its steps or a day's work: they commit together or not at all.</summary>
/// <remarks>Asks for no permission: what is told is somebody's act, which was allowed. Nothing is saved here. Of two who raise the same at the same moment the second loses the race for its key, as he loses the one for the fact.</remarks>
public sealed class RaiseNotice(PlatformDb db, IStaff staff, ICurrentUser user, IBusinessDate business, TimeProvider clock, TenantContext tenant, JobSignal<NoticeMailer> signal)
{
    /// <summary>Tells of a fact whoever has not been told of it. Who does it himself is not told.</summary>
    public Task Handle(NoticeKind kind, NoticeFact fact, CancellationToken ct) => Each(kind, [fact], ct);

    /// <summary>Several facts at once, by one look at what has been told.</summary>
    public async Task Each(NoticeKind kind, IReadOnlyCollection<NoticeFact> facts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(facts);
        var wanted = (await Addressed(kind, facts, ct)).Where(x => x.AccountId is null || x.AccountId != user.AccountId).ToLookup(x => Notice.KeyOf(kind, x), StringComparer.Ordinal);
        List<string> keys = [.. wanted.Select(x => x.Key)];
        var told = await db.Set<Notice>().Where(x => keys.Contains(x.Key)).Select(x => x.Key).ToHashSetAsync(StringComparer.Ordinal, ct);
        told.UnionWith(db.Set<Notice>().Local.Select(x => x.Key)); // of the same save
        var untold = wanted.Where(x => !told.Contains(x.Key)).ToList();
        if (untold.Count == 0) return;

        db.AddRange(untold.Select(x => new Notice(kind, x.First(), user.AccountId, business.Today, clock.GetUtcNow().UtcDateTime)));
        var organisation = tenant.Organisation.Id;
        db.OnceCommitted(() => signal.Raise(organisation));
    }

    /// <summary>Who was in charge may have left, or do something else now.</summary>
    private async Task<IEnumerable<NoticeFact>> Addressed(NoticeKind kind, IReadOnlyCollection<NoticeFact> facts, CancellationToken ct)
    {
        var holders = new Dictionary<string, HashSet<Guid>>(StringComparer.Ordinal);
        foreach (var permission in facts.Where(x => x.InCharge is not null).Select(x => x.Permission ?? kind.Permission).Distinct(StringComparer.Ordinal))
            holders[permission] = [.. (await staff.Holding(permission, ct)).Select(x => x.AccountId)];
        return facts.Select(x => x.InCharge is { } account && holders[x.Permission ?? kind.Permission].Contains(account) ? x with { AccountId = account } : x);
    }

    /// <summary>There is nothing left to do about it: it is no longer counted as unread, nor mailed.</summary>
    /// <param name="key">Of the fact.</param>
    public async Task Settle(NoticeKind kind, string key, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var fact = Notice.FactOf(kind, key);
        var stored = await db.Set<Notice>().Where(x => x.SettledAt == null && x.Fact == fact).ToListAsync(ct);
        foreach (var notice in stored.Union(db.Set<Notice>().Local.Where(x => x.SettledAt is null && x.Fact == fact)).ToList()) // of the same save too
            notice.Settle(clock.GetUtcNow().UtcDateTime);
    }
}
