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
    public IReadOnlyList<Misfit> Of(string body) => [.. Flat(_schema.Validate(body)).Select(Said).DistinctBy(x => x.Sentence, StringComparer.Ordinal).Take(Most)];

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

    private static Misfit Said(ValidationError error)
    {
        var path = error.Path?.TrimStart('#', '/') ?? "";
        var named = path.Length > 0 ? $"'{path}'" : "the file";
        if (error.Kind is ValidationErrorKind.NoAdditionalPropertiesAllowed) return new(path, "setting.unknown", Unknown(named, error));
        var (code, what, arguments) = What(error.Kind, error.Schema);
        return new(path, code, arguments, $"{named} {what}");
    }

    private static string Unknown(string path, ValidationError error)
    {
        var known = error.Schema.Properties.Keys;
        return NearestName.Of(error.Property ?? "", known) is { } meant
            ? $"{path} is not a setting: did you mean '{meant}'?"
            : $"{path} is not a setting; there are {string.Join(", ", known.Select(x => $"'{x}'"))}";
    }

    private static (string Code, string What, object[] Arguments) What(ValidationErrorKind kind, JsonSchema schema) => kind switch
    {
        ValidationErrorKind.PropertyRequired => ("setting.missing", "is missing", []),
        ValidationErrorKind.StringExpected => ("setting.wrong", "is a text in quotes", []),
        ValidationErrorKind.NumberExpected => ("number.unreadable", "is a number", []),
        ValidationErrorKind.IntegerExpected => ("number.not-whole", "is a whole number", []),
        ValidationErrorKind.BooleanExpected => ("setting.wrong", "is true or false", []),
        ValidationErrorKind.ObjectExpected => ("setting.wrong", "is an object in braces", []),
        ValidationErrorKind.ArrayExpected => ("setting.wrong", "is a list in brackets", []),
        ValidationErrorKind.DateExpected => ("day.unreadable", "is a day of the calendar, as YYYY-MM-DD", []),
        ValidationErrorKind.NumberTooBig when schema.ExclusiveMaximum is { } below => Bound("setting.below", $"is below {below}", schema),
        ValidationErrorKind.NumberTooBig => Bound("setting.too-large", $"is at most {schema.Maximum}", schema),
        ValidationErrorKind.NumberTooSmall when schema.ExclusiveMinimum is { } above => Bound("setting.above", $"is above {above}", schema),
        ValidationErrorKind.NumberTooSmall => Bound("setting.too-small", $"is at least {schema.Minimum}", schema),
        ValidationErrorKind.NumberNotMultipleOf => Bound("setting.multiple", $"is a multiple of {schema.MultipleOf}", schema),
        ValidationErrorKind.NotInEnumeration => Bound("setting.no-choice", $"is one of {string.Join(", ", schema.Enumeration.Select(x => Convert.ToString(x, CultureInfo.InvariantCulture)))}", schema),
        ValidationErrorKind.StringTooShort or ValidationErrorKind.StringTooLong => ("setting.length", $"has {schema.MinLength ?? 0} to {schema.MaxLength} characters", [schema.MinLength ?? 0, schema.MaxLength ?? 0]),
        ValidationErrorKind.TooFewItems or ValidationErrorKind.TooManyItems => ("setting.entries", $"has {schema.MinItems} to {schema.MaxItems} entries", [schema.MinItems, schema.MaxItems]),
        ValidationErrorKind.ItemsNotUnique => ("setting.twice", "has an entry twice", []),
        ValidationErrorKind.PatternMismatch when Keyword(schema, "patternErrorMessage") is { } form => (form, form, []),
        ValidationErrorKind.PatternMismatch => ("setting.wrong", "does not have the right form", []),
        _ => ("setting.wrong", $"is wrong ({kind})", []),
    };

    private static (string, string, object[]) Bound(string code, FormattableString about, JsonSchema schema) =>
        (code, FormattableString.Invariant(about) + (Keyword(schema, SettingsSchema.Unit) is { } unit ? $" {unit}" : ""), [.. about.GetArguments().Select(x => x!)]);

    private static string? Keyword(JsonSchema schema, string name) => schema.ExtensionData?.TryGetValue(name, out var value) is true ? value as string : null;
}
