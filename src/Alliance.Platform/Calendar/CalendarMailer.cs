using System.Text;
using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Alliance.Platform.Calendar;

/// <summary>Sends the mails about meetings, in the order in which they were asked for.</summary>
/// <remarks>One at a time, and noted as tried before it is sent, as reminders are.</remarks>
public sealed partial class CalendarMailer(PlatformDb db, TenantContext tenant, IOutgoingMail mail, TimeProvider clock, ILogger<CalendarMailer> log) : IOrganisationJob
{
    public Task<bool> IsDue(CancellationToken ct) => Due(clock.GetUtcNow().UtcDateTime).AnyAsync(ct);

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> Step(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await Due(now).OrderBy(x => x.Number).FirstOrDefaultAsync(ct) is not { } next) return false;

        next.Try(now);
        await db.SaveChangesAsync(ct);
        await Send(next, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private IQueryable<CalendarMail> Due(DateTime now) => db.Set<CalendarMail>()
        .Where(x => !x.IsDropped && x.DueAt <= now && !db.Set<CalendarMail>().Any(y => y.Address == x.Address && !y.IsDropped && y.Number < x.Number));

    private async Task Send(CalendarMail next, CancellationToken ct)
    {
        if (!mail.Takes(next.Address))
        {
            next.NotSent(forGood: true);
            return;
        }

        var culture = Cultures.Find(next.Language) ?? Cultures.French;
        try
        {
            await mail.Send(new(tenant.Organisation.NameIn(next.Language), next.Address, next.Addressee, next.Subject, next.Text, culture, next.Id)
            {
                Calendar = next.Calendar is { } calendar ? new(Encoding.UTF8.GetString(calendar), CalendarFile.MethodOf(next.Method)) : null,
            }, ct);
            db.Remove(next);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NotSent(failure, tenant.Organisation.Id, next.Id); // the address stays out of the log
            next.NotSent();
        }
    }

    [LoggerMessage(LogLevel.Error, "{Organisation}: the mail of meeting {Mail} could not be sent")]
    private partial void NotSent(Exception failure, string organisation, Guid mail);
}
