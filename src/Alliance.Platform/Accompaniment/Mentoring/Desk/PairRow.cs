using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Meetings;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;

namespace Alliance.Platform.Accompaniment.Mentoring.Desk;

/// <summary>A pair as lists show it.</summary>
public sealed record PairRow
{
    public required Id<Pair> Id { get; init; }
    public required Id<Mentor> Mentor { get; init; }
    public required string MentorName { get; init; }
    public required string Entrepreneur { get; init; }
    public required string Enterprise { get; init; }
    public required PairState State { get; init; }
    public required bool? MentorSaid { get; init; }
    public required bool? EntrepreneurSaid { get; init; }
    public required DateOnly ProposedOn { get; init; }
    public required DateOnly? StartsOn { get; init; }
    public required DateOnly? RunsUntil { get; init; }
    public required DateOnly? EndedOn { get; init; }
    public required DateOnly? LastMetOn { get; init; }

    /// <summary>The next meeting that is planned; null without one.</summary>
    public required DateOnly? NextMeetingOn { get; init; }

    /// <summary>By the platform's clock.</summary>
    public required TimeOnly? NextMeetingAt { get; init; }

    /// <summary>Agreed and not done.</summary>
    public required int OpenActions { get; init; }

    /// <summary>What is amiss, the oldest first.</summary>
    public required IReadOnlyList<Drift> Drifts { get; init; }
}
