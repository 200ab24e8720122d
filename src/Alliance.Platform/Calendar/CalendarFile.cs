using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Alliance.Platform.Calendar;

/// <summary>What a calendar is asked to do.</summary>
public enum MeetingMethod
{
    /// <summary>Take the meeting, or take its change.</summary>
    Request,

    Cancel,
}

/// <summary>Writes iCalendar files (RFC 5545) for one meeting and one addressee.</summary>
public static class CalendarFile
{
    /// <summary>Octets of a line without its end (RFC 5545 §3.1).</summary>
    private const int LongestLine = 75;

    private const string LineEnd = "\r\n";

    /// <param name="organizer">Who answers for it; nobody reads mails there, answers are given on the page.</param>
    /// <param name="stamp">When it was written, UTC.</param>
    public static string Write(Meeting meeting, MeetingMethod method, MeetingPerson organizer, MeetingPerson attendee, DateTime stamp)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(organizer);
        ArgumentNullException.ThrowIfNull(attendee);
        var happening = new CalendarEvent
        {
            Uid = meeting.Uid,
            Sequence = meeting.Sequence,
            Summary = meeting.Summary,
            Location = meeting.Place,
            Description = meeting.Description,
            DtStamp = new CalDateTime(stamp, "UTC"),
            Status = method is MeetingMethod.Cancel ? "CANCELLED" : "CONFIRMED",
            Organizer = new Organizer($"mailto:{organizer.Address}") { CommonName = organizer.Name },
            Attendees = [new Attendee($"mailto:{attendee.Address}") { CommonName = attendee.Name, Rsvp = false, ParticipationStatus = "NEEDS-ACTION" }],
        };
        (happening.DtStart, happening.DtEnd) = meeting.Begins is { } begins
            ? (new CalDateTime(begins, "UTC"), new CalDateTime(begins + meeting.Length, "UTC"))
            : (new CalDateTime(meeting.Day), new CalDateTime(meeting.Day.AddDays(1)));
        var calendar = new Ical.Net.Calendar { Method = MethodOf(method), ProductId = "-//Alliance SaaS//Sessions//FR" };
        calendar.Events.Add(happening);
        return Folded(new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("The calendar could not be written."));
    }

    /// <summary>As it stands in the file and in the mail's content type.</summary>
    public static string MethodOf(MeetingMethod method) => method is MeetingMethod.Cancel ? "CANCEL" : "REQUEST";

    /// <summary>Lines folded anew: by octets, never within a character, which the library does by characters (ical-org/ical.net#693).</summary>
    internal static string Folded(string text)
    {
        var whole = text.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal);
        var folded = new StringBuilder(whole.Length + 64);
        foreach (var line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var octets = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (octets + rune.Utf8SequenceLength > LongestLine)
                {
                    folded.Append(LineEnd).Append(' ');
                    octets = 1;
                }

                folded.Append(rune.ToString());
                octets += rune.Utf8SequenceLength;
            }

            folded.Append(LineEnd);
        }

        return folded.ToString();
    }
}
