using Alliance.Kernel;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Sends the e-mails that reminders ask for: asked for in the database, so that none is lost with a process.</summary>
/// <remarks>One at a time, and noted as tried before it is sent: a mail server that answers slowly, or a process that ends in the middle, makes no second mail.
/// The mail carries the reminder's key as its own, so that one repeated after such an end can be told apart.</remarks>
public sealed partial class ReminderMailer(PlatformDb db, TenantContext tenant, IOutgoingMail mail, TimeProvider clock, ILogger<ReminderMailer> log) : IOrganisationJob
{
    public Task<bool> IsDue(CancellationToken ct) => Due(clock.GetUtcNow().UtcDateTime).AnyAsync(ct);

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> Step(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var next = await Due(now).OrderBy(x => x.MailDueAt).FirstOrDefaultAsync(ct);
        if (next is null) return false;

        next.TryToMail(now);
        await db.SaveChangesAsync(ct);
        await Send(next, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private IQueryable<Reminder> Due(DateTime now) => db.Set<Reminder>().Where(x => x.Mail == ReminderMail.Waiting && x.MailDueAt <= now);

    private async Task Send(Reminder reminder, CancellationToken ct)
    {
        var address = await (
            from loan in db.Loans
            where loan.Id == reminder.LoanId
            join application in db.Applications on loan.ApplicationId equals application.Id
            join entrepreneur in db.Entrepreneurs on application.EntrepreneurId equals entrepreneur.Id
            select entrepreneur.Person.Email).SingleOrDefaultAsync(ct);
        if (address is null || !mail.Takes(address))
        {
            reminder.NotMailed(forGood: true); // taken out of the dossier meanwhile, or never one that a mail could reach
            return;
        }

        var culture = Cultures.Find(reminder.Language) ?? Cultures.French;
        try
        {
            await mail.Send(new(tenant.Organisation.NameIn(reminder.Language), address, reminder.Addressee, reminder.Subject, reminder.Body, culture, reminder.Id.Value), ct);
            reminder.Mailed(clock.GetUtcNow().UtcDateTime);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // The address stays out of the log; the letter shows that its mail did not go out.
            NotSent(failure, tenant.Organisation.Id, reminder.Id.Value);
            reminder.NotMailed();
        }
    }

    [LoggerMessage(LogLevel.Error, "{Organisation}: the mail of reminder {Reminder} could not be sent")]
    private partial void NotSent(Exception failure, string organisation, Guid reminder);
}
