namespace Alliance.Ui;

internal static class Markup
{
    /// <summary>An element id that no other part of the page has, so that labels and buttons can refer to it.</summary>
    public static string NewId(string prefix) => $"{prefix}-{Guid.NewGuid():N}"[..(prefix.Length + 9)];
}
