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

    public static IReadOnlyList<string> All { get; } = [Sector, Gender, AgeGroup, ProjectKind, Province];
}
