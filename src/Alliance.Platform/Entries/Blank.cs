using Alliance.Kernel;

namespace Alliance.Platform.Entries;

internal static class Blank
{
    /// <summary>A field left empty, or filled with what nobody sees, is a field without value.</summary>
    public static string? ToNull(string? text) => TypedText.CleanLines(text) is { Length: > 0 } typed ? typed : null;
}
