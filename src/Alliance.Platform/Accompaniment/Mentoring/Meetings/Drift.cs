using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;

namespace Alliance.Platform.Accompaniment.Mentoring.Meetings;

/// <summary>Why a pair drifts (DOMAIN §10).</summary>
public enum DriftKind
{
    /// <summary>Somebody who was asked hasn't answered.</summary>
    Unanswered,

    /// <summary>The charter is signed, and they have not met.</summary>
    NoFirstMeeting,

    /// <summary>They have not met for long.</summary>
    NoMeeting,

    /// <summary>What was agreed wasn't done by its day.</summary>
    ActionLate,
}

/// <param name="Since">The first day that it counts.</param>
public sealed record Drift(DriftKind Kind, DateOnly Since)
{
    /// <summary>Days, from 1 on the first.</summary>
    public int DaysOn(DateOnly today) => today.DayNumber - Since.DayNumber + 1;
}

/// <summary>What is looked at to see whether a pair drifts.</summary>
/// <param name="LastMetOn">The last meeting that took place; null before the first.</param>
/// <param name="OldestOpenAction">The earliest last day of what is agreed and not done; null without any.</param>
public sealed record PairPulse(DateOnly? LastMetOn, DateOnly? OldestOpenAction)
{
    public static PairPulse None { get; } = new(null, null);

    internal static PairPulse Of(IReadOnlyCollection<MentoringMeeting> meetings) => new(
        meetings.Where(x => x.State is MeetingState.Held).Max(x => (DateOnly?)x.On),
        meetings.SelectMany(x => x.Actions).Where(x => x.DoneOn is null).Min(x => (DateOnly?)x.DueOn));

    /// <summary>All that is amiss on a day, the oldest first.</summary>
    /// <remarks>A limit of n days is kept on the n-th day and missed on the day after.</remarks>
    internal IReadOnlyList<Drift> DriftsOn(DateOnly today, Pair pair, MentoringSettings settings) =>
        [.. All(pair, settings).Where(x => x.Since <= today).OrderBy(x => x.Since).ThenBy(x => x.Kind)];

    private IEnumerable<Drift> All(Pair pair, MentoringSettings settings)
    {
        if (pair.State is PairState.Proposed && (pair.MentorSaid is null || pair.MentorSaid is true && pair.EntrepreneurSaid is null))
            yield return new(DriftKind.Unanswered, pair.AskedOn.AddDays(settings.DaysToAnswer + 1));
        if (pair.State is not PairState.Running) yield break;
        if (LastMetOn is { } met) yield return new(DriftKind.NoMeeting, met.AddDays(settings.DaysWithoutMeeting + 1));
        else yield return new(DriftKind.NoFirstMeeting, pair.StartsOn!.Value.AddDays(settings.DaysToFirstMeeting + 1));
        if (OldestOpenAction is { } due) yield return new(DriftKind.ActionLate, due.AddDays(1));
    }
}
