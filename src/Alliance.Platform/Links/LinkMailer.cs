using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Alliance.Platform.Links;

/// <summary>Sends the mails with links. Each try makes a link of its own: what an earlier one left behind, should it have arrived after all, opens the same.</summary>
/// <remarks>One at a time, and noted as tried before it is sent, as reminders are.</remarks>
public sealed partial class LinkMailer(
    PlatformDb db, TenantContext tenant, OutsideLinks links, IEnumerable<LinkPurpose> purposes, IOutgoingMail mail, IBusinessDate business, TimeProvider clock, ILogger<LinkMailer> log) : IOrganisationJob
{
    public Task<bool> IsDue(CancellationToken ct) => Due(clock.GetUtcNow().UtcDateTime).AnyAsync(ct);

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> Step(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await Due(now).OrderBy(x => x.DueAt).FirstOrDefaultAsync(ct) is not { } next) return false;

        next.Try(now);
        if (next.LastDay < business.Today || !mail.Takes(next.Address) || purposes.FirstOrDefault(x => x.Code == next.Purpose) is not { } purpose)
        {
            next.NotSent(forGood: true);
            await db.SaveChangesAsync(ct);
            return true;
        }

        var link = purpose.Page is null ? null : links.Make(purpose, next.Subject, next.LastDay, next.Language);
        await db.SaveChangesAsync(ct); // it opens before anybody has it
        await Send(next, link, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private IQueryable<LinkMail> Due(DateTime now) => db.Set<LinkMail>().Where(x => !x.IsDropped && x.DueAt <= now);

    private async Task Send(LinkMail next, Uri? link, CancellationToken ct)
    {
        var culture = Cultures.Find(next.Language) ?? Cultures.French;
        try
        {
            await mail.Send(new(tenant.Organisation.NameIn(next.Language), next.Address, next.Addressee, next.Title, string.Join("\n\n", new[] { next.Before, link?.ToString(), next.After }.OfType<string>()), culture, next.Id), ct);
            db.Remove(next);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NotSent(failure, tenant.Organisation.Id, next.Id); // neither address nor link are logged
            next.NotSent();
        }
    }

    [LoggerMessage(LogLevel.Error, "{Organisation}: the mail {Mail} with a link could not be sent")]
    private partial void NotSent(Exception failure, string organisation, Guid mail);
}
