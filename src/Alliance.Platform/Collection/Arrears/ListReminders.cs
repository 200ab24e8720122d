using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>What went out lately, as it was made: to be printed again, and to see which e-mails arrived at the mail server.</summary>
public sealed class ListReminders(PlatformDb db, ICurrentUser user)
{
    private const int Most = 30;

    public sealed record Batch(Guid BatchId, DateOnly On, string MadeBy, int Letters, int MailsWaiting, int MailsSent, int MailsFailed)
    {
        internal int Mails => MailsWaiting + MailsSent + MailsFailed;
    }

    public static void Map(IEndpointRouteBuilder arrears) => arrears.MapGet("/reminders", Get).WithSummary("List the reminder letters made lately");

    public async Task<IReadOnlyList<Batch>> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        var batches = await db.Set<Reminder>().GroupBy(x => new { x.BatchId, x.On, x.EnteredBy }).Select(x => new
        {
            x.Key.BatchId,
            x.Key.On,
            x.Key.EnteredBy,
            At = x.Max(y => y.EnteredAt),
            Letters = x.Count(),
            Waiting = x.Count(y => y.Mail == ReminderMail.Waiting),
            Sent = x.Count(y => y.Mail == ReminderMail.Sent),
            Failed = x.Count(y => y.Mail == ReminderMail.Failed),
        }).OrderByDescending(x => x.At).Take(Most).ToListAsync(ct);
        return [.. batches.Select(x => new Batch(x.BatchId, x.On, x.EnteredBy, x.Letters, x.Waiting, x.Sent, x.Failed))];
    }

    private static async Task<Ok<IReadOnlyList<Batch>>> Get(ListReminders listReminders, CancellationToken ct) =>
        TypedResults.Ok(await listReminders.Handle(ct));
}
