using System.ComponentModel.DataAnnotations;

namespace Alliance.Tenancy.Settings;

/// <summary>Something in a file that can't be taken.</summary>
/// <param name="Path">Of the setting, such as <c>arrears.reminders[0].afterDays</c>; empty where it is the file as a whole.</param>
/// <param name="Code">Key of the sentence that a page shows beside the setting.</param>
/// <param name="Arguments">What that sentence fills in.</param>
/// <param name="Sentence">In English, for whoever writes the file; names the setting.</param>
public sealed record Misfit(string Path, string Code, IReadOnlyList<object> Arguments, string Sentence)
{
    internal Misfit(string path, string code, string sentence) : this(path, code, [], sentence)
    {
    }
}

/// <summary>What a section's record refuses that no schema can say.</summary>
/// <param name="code">Key of the sentence that a page shows; in the texts of the area that the record lies in.</param>
/// <param name="setting">The name of the setting beside which it is said, within the record; empty for the record as a whole.</param>
/// <param name="message">In English, for whoever writes the file.</param>
/// <param name="arguments">What the page's sentence fills in.</param>
public sealed class SettingRefusal(string code, string setting, string message, params object[] arguments) : ValidationResult(message, [setting])
{
    public string Code { get; } = code;

    public IReadOnlyList<object> Arguments { get; } = arguments;
}
