namespace Alliance.Contracts.Platform;

/// <summary>By what figures are broken down: names and codes as stored and announced.</summary>
public static class Dimensions
{
    public const string Sector = "sector";
    public const string Gender = "gender";
    public const string AgeGroup = "ageGroup";
    public const string ProjectKind = "projectKind";
    public const string Province = "province";

    public const string Under35 = "under-35";
    public const string From35 = "35-and-over";

    /// <summary>The kind of project whose enterprises are a headline figure besides (<see cref="Indicators.EnterprisesCreated"/>).</summary>
    public const string Created = "created";

    public static IReadOnlyList<string> All { get; } = [Sector, Gender, AgeGroup, ProjectKind, Province];

    /// <summary>Sectors of activity.</summary>
    public static IReadOnlyList<string> Sectors { get; } =
    [
        "agriculture", "agri-food", "fishing", "crafts", "industry", "construction", "trade",
        "tourism", "transport", "digital", "health", "education", "services",
    ];

    /// <summary>Every value that a cell of the dimension may have, also where nobody is yet: an empty cell may have to hide a small one. Of provinces none, they are those of the platforms.</summary>
    public static IReadOnlyList<string> ValuesOf(string dimension) => dimension switch
    {
        Sector => Sectors,
        Gender => ["woman", "man"],
        AgeGroup => [Under35, From35],
        ProjectKind => [Created, "taken-over", "developed"],
        _ => [],
    };
}
