using Alliance.Platform.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Mails of reminder letters that the mail server took at no try.</summary>
internal sealed class ReminderMailCheck(PlatformDb db, IStringLocalizer<ArrearsText> text) : IPlatformCheck
{
    public async Task<CheckResult> Look(CancellationToken ct)
    {
        var failed = await db.Set<Reminder>().CountAsync(x => x.Mail == ReminderMail.Failed, ct);
        return new(text["Mails of reminders not delivered: {0}", failed], failed == 0);
    }
}
