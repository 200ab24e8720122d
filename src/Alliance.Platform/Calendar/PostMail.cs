using System.Text;
using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Calendar;

/// <summary>Asks for mails about meetings inside the use case that changes them: they commit together or not at all. Asks for no permission and saves nothing.</summary>
public sealed class PostMail(PlatformDb db, TimeProvider clock, TenantContext tenant, NetworkAddress network, Entries.Letterhead letterhead, JobSignal<CalendarMailer> signal)
{
    private long _last;

    /// <summary>Who answers for meetings: the platform, by the address of its letterhead, else one that nobody reads.</summary>
    public MeetingPerson Organizer(string language) => new(tenant.Organisation.NameIn(language), letterhead.Email ?? $"no-reply@{network.BaseDomain}");

    /// <param name="meeting">Null for a mail without a calendar.</param>
    /// <param name="about">Subject and text in the addressee's language.</param>
    public async Task Handle(StaffMailbox to, (string Subject, string Text) about, Meeting? meeting, MeetingMethod method, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(to);
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new CalendarMail
        {
            Number = await Next(ct),
            Address = to.Address,
            Addressee = to.Name,
            Language = to.Language,
            Subject = about.Subject,
            Text = about.Text,
            Calendar = meeting is null ? null : Encoding.UTF8.GetBytes(CalendarFile.Write(meeting, method, Organizer(to.Language), new(to.Name, to.Address), now)),
            Method = method,
            DueAt = now,
        });
        var organisation = tenant.Organisation.Id;
        db.OnceCommitted(() => signal.Raise(organisation));
    }

    /// <summary>Several of one save follow each other; of two saves at once either may come first, they tell of different meetings.</summary>
    private async Task<long> Next(CancellationToken ct)
    {
        if (_last == 0) _last = await db.Set<CalendarMail>().MaxAsync(x => (long?)x.Number, ct) ?? 0;
        return ++_last;
    }
}
