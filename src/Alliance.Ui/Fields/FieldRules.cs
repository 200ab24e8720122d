using Alliance.Kernel;

namespace Alliance.Ui;

/// <summary>What fields of words and choices have in common: they are judged when their form is sent, and say so in the words of the page.</summary>
public static class FieldRules
{
    /// <summary>Refusal of an empty field that must not be.</summary>
    internal const string Needed = "field.needed";

    /// <summary>Refusal of what must be filled in or chosen.</summary>
    public static RefusedException Empty() => new(Needed, "This field is needed.");

    internal static RefusedException? Judge(string? written, bool required, int minLength = 0) =>
        TypedText.IsBlank(written) ? required ? Empty() : null
        : TypedText.Clean(written).Length < minLength ? new RefusedException("text.too-short", $"At least {minLength} characters.", minLength)
        : null;

    /// <summary>The attributes that markup gave, and what the frame around the input says of it.</summary>
    internal static Dictionary<string, object> Attributes(IReadOnlyDictionary<string, object>? given, Field? frame, bool required)
    {
        var attributes = given is null ? new Dictionary<string, object>(StringComparer.Ordinal) : new(given, StringComparer.Ordinal);
        if (required) attributes["aria-required"] = "true";
        if (frame?.DescribedBy is { } ids) attributes["aria-describedby"] = ids;
        if (frame?.Problem is not null) attributes["aria-invalid"] = "true";
        return attributes;
    }

    /// <summary>With the name under which a form without a circuit sends it, and its classes; either may be empty.</summary>
    internal static Dictionary<string, object> Named(IReadOnlyDictionary<string, object>? given, string name, string classes)
    {
        var attributes = given is null ? new Dictionary<string, object>(StringComparer.Ordinal) : new(given, StringComparer.Ordinal);
        if (name.Length > 0) attributes["name"] = name;
        if (classes.Length > 0) attributes["class"] = classes;
        return attributes;
    }
}
