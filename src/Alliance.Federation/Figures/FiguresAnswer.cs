using System.Text.Json.Serialization;
using Alliance.Contracts.Platform;

namespace Alliance.Federation.Figures;

/// <summary>National figures as anyone can read them over HTTP: those of a platform's own <c>/api/figures</c>, summed, with the platforms beside.</summary>
/// <param name="AsOf">The date asked for.</param>
/// <param name="PlatformsUpToDate">How many of the active platforms describe the date asked for, with nothing missing.</param>
public sealed record FiguresAnswer(DateOnly AsOf, int PlatformsUpToDate, int PlatformsTotal, IReadOnlyList<PlatformAnswer> Platforms)
{
    /// <summary>One member per indicator, named by its code: amounts in dirhams, shares from 0 to 1 and from the platforms' sums; null where there is nothing to divide by, or where it is withheld.</summary>
    [JsonExtensionData]
    public Dictionary<string, object?> Figures { get; init; } = [];

    public static FiguresAnswer Of(NationalFigures national)
    {
        ArgumentNullException.ThrowIfNull(national);
        return new(national.AsOf, national.PlatformsUpToDate, national.PlatformsTotal, [.. national.Platforms.Select(PlatformAnswer.Of)])
        {
            Figures = national.Release.ByCode(),
        };
    }
}

/// <param name="AsOf">The day its figures describe, carried forward to the date asked for; null when it has announced nothing up to then.</param>
/// <param name="AnnouncedAt">When they reached the Alliance (UTC).</param>
public sealed record PlatformAnswer(string Id, string Name, DateOnly? AsOf, DateTime? AnnouncedAt, bool UpToDate)
{
    [JsonExtensionData]
    public Dictionary<string, object?> Figures { get; init; } = [];

    public static PlatformAnswer Of(PlatformFigures platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return new(platform.Id, platform.Name, platform.AsOf, platform.AnnouncedAt, platform.UpToDate)
        {
            Figures = platform.Release.ByCode(),
        };
    }
}
