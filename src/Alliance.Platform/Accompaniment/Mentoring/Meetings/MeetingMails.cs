using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Platform.Calendar;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;

namespace Alliance.Platform.Accompaniment.Mentoring.Meetings;

/// <summary>Tells the mentor's calendar of a meeting that is to come, moved or called off. Asks for no permission and saves nothing: both are the use case's.</summary>
/// <remarks>The mail names the place and nobody: who it is with is on the page that it leads to.</remarks>
public sealed class MeetingMails(TenantContext tenant, NetworkAddress network, IStaff staff, IBusinessDate business, PostMail post)
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(1);

    internal async Task Follow(Pair pair, Mentor mentor, MentoringMeeting meeting, CancellationToken ct)
    {
        if (meeting.On < business.Today || meeting.State is MeetingState.Held || mentor.AccountId is not { } account) return;
        if ((await staff.Mailboxes(Permissions.Mentor, ct)).FirstOrDefault(x => x.AccountId == account) is not { } to) return;

        var how = meeting.State is MeetingState.CalledOff ? "off" : meeting.Changes > 1 ? "changed" : "planned";
        var words = new DocumentWords(typeof(MentoringText), Cultures.Find(to.Language) ?? Cultures.French);
        var link = new Uri(network.Of(tenant.Organisation), $"pairs/{pair.Id}");
        var when = meeting.At is { } hour ? words["mail.meets-at", words.Date(meeting.On), hour.ToString("HH:mm", CultureInfo.InvariantCulture)] : words.Date(meeting.On);
        string?[] parts = [words["mail.to", to.Name], words[$"mail.{how}", when], how is "off" || meeting.Place is null ? null : words["mail.meets-in", meeting.Place], $"{link}", tenant.Organisation.NameIn(to.Language)];
        var calendar = new Meeting($"{meeting.Id.Value:N}@{network.BaseDomain}", meeting.Changes, words["mail.summary"], meeting.On)
        {
            At = meeting.At,
            Offset = OrganisationBusinessDate.OffsetOf(tenant.Organisation.TimeZone, new(meeting.On.ToDateTime(meeting.At ?? TimeOnly.MinValue), TimeSpan.Zero)),
            Length = Length,
            Place = meeting.Place,
            Description = $"{link}",
        };
        await post.Handle(to, (words[$"mail.{how}.subject", words.Date(meeting.On)], string.Join("\n\n", parts.OfType<string>())), calendar, how is "off" ? MeetingMethod.Cancel : MeetingMethod.Request, ct);
    }
}
