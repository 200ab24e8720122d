namespace Alliance.Platform.Entries;

/// <summary>What is told to strangers of a name, to compare with who shows a paper.</summary>
internal static class Initials
{
    public static string Of(string name) => string.Join(' ', name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(x => $"{char.ToUpperInvariant(x[0])}."));
}
