using System.Linq.Expressions;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Notices;

/// <summary>The notices that one reader may see now: theirs, or of a permission that they hold today; not expired, not their own doing, not switched off.</summary>
/// <remarks>Asks for no permission: each notice names the one that it needs.</remarks>
/// <param name="grants">All permissions there are: by them, a reader's are asked once and the database chooses in one query.</param>
internal sealed class ReaderNotices(PlatformDb db, ICurrentUser user, IBusinessDate business, IEnumerable<NoticeKind> kinds, IEnumerable<RoleGrant> grants)
{
    /// <summary>Nothing for a program: it has no bell.</summary>
    public IQueryable<Notice> All()
    {
        if (user.AccountId is not { } me) return db.Set<Notice>().Where(x => false);

        var today = business.Today;
        List<string> held = [.. grants.SelectMany(x => x.Permissions).Distinct(StringComparer.Ordinal).Where(user.May)];
        List<string> known = [.. kinds.Select(x => x.Code)];
        List<string> silent = [.. kinds.Where(x => !x.OnPage).Select(x => x.Code)];
        var switches = db.Set<NoticeSwitch>().Where(x => x.AccountId == me);
        return db.Set<Notice>().Where(x => x.ExpiresOn >= today && (x.AccountId == null || x.AccountId == me) && (x.CausedBy == null || x.CausedBy != me)
            && held.Contains(x.Permission) && known.Contains(x.Kind)
            && (silent.Contains(x.Kind) ? switches.Any(y => y.Kind == x.Kind && y.OnPage) : !switches.Any(y => y.Kind == x.Kind && !y.OnPage)));
    }

    /// <summary>What the bell counts.</summary>
    public IQueryable<Notice> Unread() => All().Where(x => x.SettledAt == null).Where(IsUnread());

    public Expression<Func<Notice, bool>> IsUnread()
    {
        var me = user.AccountId;
        return x => !db.Set<NoticeReading>().Any(y => y.NoticeId == x.Id && y.AccountId == me);
    }
}
