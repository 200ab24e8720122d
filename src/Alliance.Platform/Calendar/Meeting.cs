using System.Globalization;

namespace Alliance.Platform.Calendar;

/// <summary>A meeting as calendars of others are told of it.</summary>
/// <param name="Uid">The same for good; two meetings never share one.</param>
/// <param name="Sequence">Grows with each change.</param>
/// <param name="Summary">In the addressee's language.</param>
/// <param name="Day">By the organisation's clock.</param>
public sealed record Meeting(string Uid, int Sequence, string Summary, DateOnly Day)
{
    /// <summary>By the organisation's clock; null for the whole day.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>Of the organisation's clock from UTC, then.</summary>
    public TimeSpan Offset { get; init; }

    public TimeSpan Length { get; init; } = TimeSpan.FromHours(2);

    public string? Place { get; init; }

    public string? Description { get; init; }

    /// <summary>When it begins, UTC; null for the whole day.</summary>
    public DateTime? Begins => At is { } at ? DateTime.SpecifyKind(Day.ToDateTime(at) - Offset, DateTimeKind.Utc) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Uid} #{Sequence}");
}

/// <param name="Name">As it is shown.</param>
/// <param name="Address">E-mail address.</param>
public sealed record MeetingPerson(string Name, string Address);
