using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Alliance.Ui;

namespace Alliance.Schemes;

/// <summary>Reads a scheme from the parts of its file.</summary>
internal static partial class SchemeReader
{
    private static readonly string[] Known =
    [
        "code", "name", "text", "bearer", "kind", "amounts", "rates", "audiences", "territory", "steps",
        "opens", "closes", "documents", "contact", "source", "to-be-checked", "conditions",
    ];

    /// <summary>Codes of regions and of provinces.</summary>
    public static ImmutableArray<string> PlaceCodes { get; } = [.. Regions.All.Select(x => x.Code), .. Places.All.Select(x => x.Code)];

    /// <exception cref="Kernel.RefusedException">With the line.</exception>
    public static Scheme Read(Node root)
    {
        if (root is Mapping changing && changing.Find("overrides") is { } overrides) throw Refusal.At(overrides.Line, "scheme.not-a-scheme");

        var fields = new Fields("scheme", root, Known);
        var amounts = fields.Find("amounts") is { } given ? new Fields("amounts", given, ["least", "most"]) : null;
        var scheme = new Scheme
        {
            Code = fields.Code("code"),
            Name = fields.Text("name"),
            Text = fields.Text("text"),
            Bearer = fields.Text("bearer"),
            Kind = (SchemeKind)SchemeLists.Kinds.IndexOf(fields.OneOf("kind", SchemeLists.Kinds)),
            Least = amounts?.Amount("least"),
            Most = amounts?.Amount("most"),
            Rates = [.. fields.Items("rates").Select(Rate)],
            Audiences = fields.Codes("audiences", SchemeLists.Audiences),
            Territory = Territory(fields),
            Steps = fields.Codes("steps", SchemeLists.Steps),
            Opens = fields.Day("opens"),
            Closes = fields.Day("closes"),
            Documents = fields.Texts("documents"),
            Contact = Contact(fields.Must("contact")),
            Source = Source(fields.Must("source")),
            ToBeChecked = fields.YesNo("to-be-checked") ?? false,
            Conditions = fields.Find("conditions") is { } conditions ? new ConditionReader().Read(conditions) : null,
        };
        Check(scheme, fields);
        return scheme;
    }

    private static void Check(Scheme scheme, Fields fields)
    {
        if (scheme.Opens > scheme.Closes) throw Refusal.At(fields.Must("closes").Line, "scheme.closes-before-opens");
        if (scheme.Least > scheme.Most) throw Refusal.At(fields.Must("amounts").Line, "scheme.most-below-least");
        if (Consistency.Conflict(scheme.Rule.Parts) is { } fact) throw Refusal.At((fields.Find("conditions") ?? fields.Must("territory")).Line, "scheme.contradiction", fact.Name());
    }

    /// <summary>The word <c>national</c>, or codes.</summary>
    private static ImmutableArray<string> Territory(Fields fields)
    {
        if (fields.Must("territory") is not Scalar { Text: var word } said) return fields.Codes("territory", PlaceCodes);
        return word is "national" ? [] : throw Refusal.At(said.Line, "scheme.expects-list", "territory");
    }

    private static Rate Rate(Node node)
    {
        var fields = new Fields("rates", node, ["percent", "note"]);
        return new(fields.Percent("percent") ?? throw Refusal.At(node.Line, "scheme.missing", "percent"), fields.Has("note") ? fields.Text("note") : null);
    }

    private static Contact Contact(Node node)
    {
        var fields = new Fields("contact", node, ["name", "phone", "email", "url"]);
        return new(fields.Text("name"), fields.Matching("phone", Phone()), fields.Matching("email", Email()), fields.Url("url"));
    }

    private static Source Source(Node node)
    {
        var fields = new Fields("source", node, ["title", "url", "checked"]);
        return new(
            fields.Word("title"),
            fields.Url("url") ?? throw Refusal.At(node.Line, "scheme.missing", "url"),
            fields.Day("checked") ?? throw Refusal.At(node.Line, "scheme.missing", "checked"));
    }

    [GeneratedRegex(@"^\+?[0-9][0-9 ]{2,19}\z", RegexOptions.NonBacktracking)] private static partial Regex Phone();

    [GeneratedRegex(@"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\z", RegexOptions.NonBacktracking)] private static partial Regex Email();
}
