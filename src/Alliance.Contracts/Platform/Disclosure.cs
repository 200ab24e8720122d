namespace Alliance.Contracts.Platform;

/// <summary>Groups of fewer than five persons aren't shown: somebody could be recognised.</summary>
public static class Disclosure
{
    public const int SmallestGroup = 5;

    /// <summary>One to four: of nobody, nothing is told.</summary>
    public static bool IsSmall(long persons) => persons is > 0 and < SmallestGroup;
}
