using Alliance.Kernel;

namespace Alliance.Platform.Entries;

/// <summary>A field left empty, or filled with what nobody sees, is a field without value.</summary>
internal static class Blank
{
    /// <summary>For one line: a name, a reference, a reason.</summary>
    public static string? ToNull(string? text) => TypedText.Clean(text) is { Length: > 0 } typed ? typed : null;

    /// <summary>For a note, which keeps its lines as they were laid out.</summary>
    public static string? NoteToNull(string? text) => TypedText.CleanLines(text) is { Length: > 0 } typed ? typed : null;

    /// <summary>For a reason that has to be given.</summary>
    /// <exception cref="RefusedException"><c>text.missing</c></exception>
    public static string Demand(string? text) => NoteToNull(text) ?? throw new RefusedException("text.missing", "Say why.");
}
