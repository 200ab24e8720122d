using System.Collections.Immutable;

namespace Alliance.Schemes;

/// <summary>Codes that a scheme's file chooses from; their words are texts.</summary>
public static class SchemeLists
{
    /// <summary>What a scheme may give, in the order of <see cref="SchemeKind"/>.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["credit", "guarantee", "grant", "advice", "training", "exemption"];

    /// <summary>For whom schemes are meant.</summary>
    public static ImmutableArray<string> Audiences { get; } =
        ["founders", "auto-entrepreneurs", "very-small", "small-medium", "cooperatives", "young", "women", "job-seekers", "low-income", "employers", "rural"];

    /// <summary>Steps of a project, in their order.</summary>
    public static ImmutableArray<string> Steps { get; } = ["idea", "creation", "takeover", "first-years", "development"];
}
