namespace Alliance.Platform.Tasks;

/// <summary>Where other areas put on the page of the day what else somebody is to do. Each part reads for itself, and draws nothing where there is nothing to say.</summary>
internal static class TodayPlaces
{
    /// <summary>Below the tasks.</summary>
    public const string Main = "main";

    /// <summary>Beside them.</summary>
    public const string Side = "side";
}
