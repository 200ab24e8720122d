using System.Globalization;

namespace Alliance.Platform.Accompaniment.Mentoring.Meetings;

/// <summary>Hours of meetings as pages write them, and those that are offered.</summary>
internal static class MeetingHours
{
    /// <summary>By the half hour, from 7 to 21.</summary>
    public static IReadOnlyList<TimeOnly> Offered { get; } = [.. Enumerable.Range(14, 29).Select(x => new TimeOnly(x / 2, x % 2 * 30))];

    public static string Write(TimeOnly at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <returns>Null of what is none.</returns>
    public static TimeOnly? Read(string? written) => TimeOnly.TryParseExact(written, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
}
