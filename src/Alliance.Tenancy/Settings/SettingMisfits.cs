using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Alliance.Tenancy.Settings;

/// <summary>What in a file doesn't fit the schema, in sentences that name the setting and what it may be.</summary>
internal sealed class SettingMisfits(JsonObject schema)
{
    /// <summary>A file with more is not what it was taken for.</summary>
    private const int Most = 20;

    private readonly JsonSchema _schema = Load(schema);

    /// <exception cref="Exception">Whatever the validator makes of a hostile value, such as a number of a thousand digits.</exception>
    public IReadOnlyList<string> Of(string body) => [.. Flat(_schema.Validate(body)).Select(Sentence).Distinct(StringComparer.Ordinal).Take(Most)];

    /// <summary>In .NET <c>$</c> lets a final line feed pass, in the dialect of schemas and editors it doesn't.</summary>
    private static JsonSchema Load(JsonObject schema)
    {
        var strict = (JsonObject)schema.DeepClone();
        foreach (var setting in SettingsWalk.Of(strict).Select(x => x.Schema).Where(x => x["pattern"] is not null))
            setting["pattern"] = (string)setting["pattern"]! + "(?!\n)";
        return JsonSchema.FromJsonAsync(strict.ToJsonString()).GetAwaiter().GetResult();
    }

    /// <summary>The innermost: an entry is wrong because something in it is. What isn't an object lacks no property.</summary>
    private static IEnumerable<ValidationError> Flat(ICollection<ValidationError> errors) =>
        from error in errors
        where error.Kind is not ValidationErrorKind.PropertyRequired || !errors.Any(x => x.Kind is ValidationErrorKind.ObjectExpected && error.Path!.StartsWith(x.Path!, StringComparison.Ordinal))
        from inner in error is ChildSchemaValidationError outer ? outer.Errors.Values.SelectMany(Flat) : [error]
        select inner;

    private static string Sentence(ValidationError error)
    {
        var path = error.Path?.TrimStart('#', '/') is { Length: > 0 } named ? $"'{named}'" : "the file";
        return error.Kind is ValidationErrorKind.NoAdditionalPropertiesAllowed ? Unknown(path, error) : $"{path} {What(error.Kind, error.Schema)}";
    }

    private static string Unknown(string path, ValidationError error)
    {
        var known = error.Schema.Properties.Keys;
        return NearestName.Of(error.Property ?? "", known) is { } meant
            ? $"{path} is not a setting: did you mean '{meant}'?"
            : $"{path} is not a setting; there are {string.Join(", ", known.Select(x => $"'{x}'"))}";
    }

    private static string What(ValidationErrorKind kind, JsonSchema schema) => kind switch
    {
        ValidationErrorKind.PropertyRequired => "is missing",
        ValidationErrorKind.StringExpected => "is a text in quotes",
        ValidationErrorKind.NumberExpected => "is a number",
        ValidationErrorKind.IntegerExpected => "is a whole number",
        ValidationErrorKind.BooleanExpected => "is true or false",
        ValidationErrorKind.ObjectExpected => "is an object in braces",
        ValidationErrorKind.ArrayExpected => "is a list in brackets",
        ValidationErrorKind.DateExpected => "is a day of the calendar, as YYYY-MM-DD",
        ValidationErrorKind.NumberTooBig when schema.ExclusiveMaximum is { } below => Said($"is below {below}", schema),
        ValidationErrorKind.NumberTooBig => Said($"is at most {schema.Maximum}", schema),
        ValidationErrorKind.NumberTooSmall when schema.ExclusiveMinimum is { } above => Said($"is above {above}", schema),
        ValidationErrorKind.NumberTooSmall => Said($"is at least {schema.Minimum}", schema),
        ValidationErrorKind.NumberNotMultipleOf => Said($"is a multiple of {schema.MultipleOf}", schema),
        ValidationErrorKind.NotInEnumeration => Said($"is one of {string.Join(", ", schema.Enumeration.Select(x => Convert.ToString(x, CultureInfo.InvariantCulture)))}", schema),
        ValidationErrorKind.StringTooShort or ValidationErrorKind.StringTooLong => $"has {schema.MinLength ?? 0} to {schema.MaxLength} characters",
        ValidationErrorKind.TooFewItems or ValidationErrorKind.TooManyItems => $"has {schema.MinItems} to {schema.MaxItems} entries",
        ValidationErrorKind.ItemsNotUnique => "has an entry twice",
        ValidationErrorKind.PatternMismatch => Keyword(schema, "patternErrorMessage") ?? "does not have the right form",
        _ => $"is wrong ({kind})",
    };

    private static string Said(FormattableString about, JsonSchema schema) =>
        FormattableString.Invariant(about) + (Keyword(schema, SettingsSchema.Unit) is { } unit ? $" {unit}" : "");

    private static string? Keyword(JsonSchema schema, string name) => schema.ExtensionData?.TryGetValue(name, out var value) is true ? value as string : null;
}
