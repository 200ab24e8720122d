using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Alliance.Platform.Notices;

/// <summary>Finds out who wants a notice by mail, and sends it in their language: the sentence and a link, neither amounts nor names.</summary>
/// <remarks>One at a time, and noted as tried before it is sent, as reminders are. Who may be told is asked anew for each mail.</remarks>
public sealed partial class NoticeMailer(
    PlatformDb db, TenantContext tenant, NetworkAddress network, IStaff staff, IOutgoingMail mail, IBusinessDate business, TimeProvider clock,
    IEnumerable<NoticeKind> kinds, ILogger<NoticeMailer> log) : IOrganisationJob
{
    private static readonly TextSet Texts = TextSet.Of(typeof(NoticesText));

    public async Task<bool> IsDue(CancellationToken ct) =>
        await db.Set<Notice>().AnyAsync(x => x.MailsDue, ct) || await Due(clock.GetUtcNow().UtcDateTime).AnyAsync(ct);

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> Step(CancellationToken ct)
    {
        if (await db.Set<Notice>().Where(x => x.MailsDue).OrderBy(x => x.RaisedAt).FirstOrDefaultAsync(ct) is { } notice)
        {
            await Ask(notice, ct);
            await db.SaveChangesAsync(ct);
            return true;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        if (await Due(now).OrderBy(x => x.DueAt).FirstOrDefaultAsync(ct) is not { } next) return false;

        next.Try(now);
        await db.SaveChangesAsync(ct);
        await Send(next, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private IQueryable<NoticeMail> Due(DateTime now) => db.Set<NoticeMail>().Where(x => x.State == NoticeMailState.Waiting && x.DueAt <= now);

    private async Task Ask(Notice notice, CancellationToken ct)
    {
        notice.MailsAsked();
        if (notice.SettledAt is not null || KindOf(notice) is not { } kind) return;

        var said = await db.Set<NoticeSwitch>().AsNoTracking().Where(x => x.Kind == kind.Code).ToDictionaryAsync(x => x.AccountId, ct);
        if (!kind.ByMail && !said.Values.Any(x => x.ByMail)) return;
        foreach (var person in await Receivers(notice, ct))
            if (said.GetValueOrDefault(person.AccountId)?.ByMail ?? kind.ByMail) db.Add(new NoticeMail(notice.Id, person.AccountId, clock.GetUtcNow().UtcDateTime));
    }

    private async Task Send(NoticeMail asked, CancellationToken ct)
    {
        var notice = await db.Set<Notice>().SingleAsync(x => x.Id == asked.NoticeId, ct);
        var isRead = await db.Set<NoticeReading>().AnyAsync(x => x.NoticeId == notice.Id && x.AccountId == asked.AccountId, ct);
        var person = (await Receivers(notice, ct)).FirstOrDefault(x => x.AccountId == asked.AccountId);
        if (isRead || person is null || KindOf(notice) is not { } kind || notice.SettledAt is not null || notice.ExpiresOn < business.Today || !mail.Takes(person.Address))
        {
            asked.NotSent(forGood: true);
            return;
        }

        try
        {
            await mail.Send(Letter(notice, kind, person, asked.Id), ct);
            asked.Sent();
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // The address stays out of the log; the notice stands on the page anyway.
            NotSent(failure, tenant.Organisation.Id, asked.Id);
            asked.NotSent();
        }
    }

    private OutgoingMail Letter(Notice notice, NoticeKind kind, StaffMailbox person, Guid key)
    {
        var culture = Cultures.Find(person.Language) ?? Cultures.French;
        var platform = tenant.Organisation.NameIn(culture.TwoLetterISOLanguageName);
        var host = network.Of(tenant.Organisation);
        var text = string.Join("\n\n",
            Texts.Say("mail.greeting", culture, person.Name),
            kind.Sentence(notice, culture),
            $"{Texts.Say("mail.see", culture)}\n{new Uri(host, $"notices/{notice.Id}")}",
            $"{Texts.Say("mail.why", culture)}\n{new Uri(host, "notices")}",
            platform);
        return new(platform, person.Address, person.Name, Texts.Say("mail.subject", culture, platform, kind.Name(culture)), text, culture, key);
    }

    private NoticeKind? KindOf(Notice notice) => kinds.FirstOrDefault(x => x.Code == notice.Kind);

    private async Task<IEnumerable<StaffMailbox>> Receivers(Notice notice, CancellationToken ct) =>
        (await staff.Mailboxes(notice.Permission, ct)).Where(x => x.AccountId != notice.CausedBy && (notice.AccountId is null || notice.AccountId == x.AccountId));

    [LoggerMessage(LogLevel.Error, "{Organisation}: the mail of notice {Mail} could not be sent")]
    private partial void NotSent(Exception failure, string organisation, Guid mail);
}
