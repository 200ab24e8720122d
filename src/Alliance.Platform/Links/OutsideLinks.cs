using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Links;

/// <summary>The one place where links to people outside are made, looked up, used and taken back. Nothing is saved here: what happens to a link commits with what it is about.</summary>
/// <remarks>Looks in this platform's database alone: a link of another platform is unknown here. Opening one changes nothing: programs look at the links in mails before persons do.</remarks>
public sealed class OutsideLinks(PlatformDb db, TenantContext tenant, NetworkAddress network, IBusinessDate business, TimeProvider clock)
{
    /// <param name="Subject">What it is about; none of an unknown one.</param>
    public sealed record Found(LinkState State, Guid Subject);

    /// <summary>A link that is yet to be saved, before it is sent.</summary>
    /// <returns>The full address, from the registry and never from a Host header. It is told to nobody but its addressee: neither stored nor logged.</returns>
    internal Uri Make(LinkPurpose purpose, Guid subject, DateOnly lastDay, string language)
    {
        var token = LinkToken.New();
        db.Add(new OutsideLink(purpose, subject, LinkToken.HashOf(token)!, lastDay, clock.GetUtcNow().UtcDateTime));
        return new(network.Of(tenant.Organisation), $"{purpose.Page}?{LinkPurpose.Language}={language}&{LinkPurpose.Parameter}={token}");
    }

    /// <summary>What stands in the address, whoever sent it.</summary>
    public async Task<Found> Find(LinkPurpose purpose, string? token, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        if (LinkToken.HashOf(token) is not { } hash) return new(LinkState.Unknown, default);
        var link = await db.Set<OutsideLink>().AsNoTracking().SingleOrDefaultAsync(x => x.Hash == hash && x.Purpose == purpose.Code, ct);
        return link is null ? new(LinkState.Unknown, default) : new(link.StateOn(business.Today), link.Subject);
    }

    /// <summary>Whether a mail with a link has gone out: each try makes one, and what wasn't sent still waits or was given up.</summary>
    public async Task<bool> WasSent(LinkPurpose purpose, Guid subject, CancellationToken ct) =>
        await db.Set<OutsideLink>().CountAsync(x => x.Subject == subject && x.Purpose == purpose.Code, ct) > (await Waiting(purpose, subject, ct)).Sum(x => x.Tries);

    /// <summary>None of those that were made for this opens any more, and none that waits is sent.</summary>
    public async Task TakeBack(LinkPurpose purpose, Guid subject, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var link in await Of(purpose, subject, ct)) link.TakeBack(now);
        db.RemoveRange(await Waiting(purpose, subject, ct)); // of a mail that is being sent at this moment one of us loses the race
    }

    /// <summary>What was asked by links has been answered: none of them answers again.</summary>
    public async Task Use(LinkPurpose purpose, Guid subject, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var link in await Of(purpose, subject, ct)) link.Use(now);
        db.RemoveRange(await Waiting(purpose, subject, ct));
    }

    private Task<List<OutsideLink>> Of(LinkPurpose purpose, Guid subject, CancellationToken ct) =>
        db.Set<OutsideLink>().Where(x => x.Subject == subject && x.Purpose == purpose.Code && x.UsedAt == null && x.TakenBackAt == null).ToListAsync(ct);

    private Task<List<LinkMail>> Waiting(LinkPurpose purpose, Guid subject, CancellationToken ct) =>
        db.Set<LinkMail>().Where(x => x.Subject == subject && x.Purpose == purpose.Code).ToListAsync(ct);
}
