using System.ComponentModel.DataAnnotations;

namespace Alliance.Tenancy.Jobs;

/// <summary>How much of a process background work may take, from <c>Jobs</c>.</summary>
public sealed record JobOptions
{
    /// <summary>Turns at a time over all organisations. Those that take longer than a second don't count, up to three times as many.</summary>
    [Range(1, 64)] public int AtATime { get; init; } = 4;

    /// <summary>How often each organisation is looked at without a signal, for what a process that died left behind. Each look is a query or two.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")] public TimeSpan LookEvery { get; init; } = TimeSpan.FromMinutes(2);
}
