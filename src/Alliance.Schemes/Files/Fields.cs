using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Kernel;

namespace Alliance.Schemes;

/// <summary>The fields of one part of a file: each read by what it has to be, an unknown one refused with the nearest known name.</summary>
internal sealed partial class Fields
{
    private const int LongestWord = 200;
    private const int LongestText = 4_000;
    private const int MostListed = 100;

    private static readonly string[] Languages = ["fr", "ar", "en"];

    private readonly Mapping _mapping;

    public Fields(string what, Node node, IReadOnlyCollection<string> known)
    {
        _mapping = node as Mapping ?? throw Refusal.At(node.Line, "scheme.expects-fields", what);
        foreach (var entry in _mapping.Entries.Where(x => !known.Contains(x.Key, StringComparer.Ordinal)))
            throw Refusal.At(entry.Line, "scheme.unknown-key", Refusal.Cut(entry.Key), Refusal.Nearest(entry.Key, known));
    }

    public int Line => _mapping.Line;

    public bool Has(string key) => _mapping.Find(key) is not null;

    public Node? Find(string key) => _mapping.Find(key);

    public Node Must(string key) => Find(key) ?? throw Refusal.At(Line, "scheme.missing", key);

    /// <summary>What a scalar says; null where there is none.</summary>
    public Scalar? Said(string key) => Find(key) switch
    {
        null => null,
        Scalar { Text: var text } written when !TypedText.IsBlank(text) => written,
        Scalar empty => throw Refusal.At(empty.Line, "scheme.missing", key),
        var other => throw Refusal.At(other.Line, "scheme.expects-text", key),
    };

    public string Word(string key, int longest = LongestWord)
    {
        var said = Said(key) ?? throw Refusal.At(Line, "scheme.missing", key);
        return Short(key, said, longest);
    }

    /// <summary>In all three languages.</summary>
    public LocalText Text(string key) => Text(key, Must(key));

    public ImmutableArray<LocalText> Texts(string key) => [.. Items(key).Select(x => Text(key, x))];

    public string Code(string key) => Said(key) is { } said && CodeLetters().IsMatch(said.Text) && said.Text.Length <= 60
        ? said.Text
        : throw Refusal.At(Find(key)?.Line ?? Line, Has(key) ? "scheme.bad-code" : "scheme.missing", Has(key) ? Refusal.Cut(Said(key)!.Text) : key);

    public string OneOf(string key, IReadOnlyCollection<string> codes) => OneOf(Said(key) ?? throw Refusal.At(Line, "scheme.missing", key), codes);

    /// <summary>Codes of a list; none where the field isn't there.</summary>
    public ImmutableArray<string> Codes(string key, IReadOnlyCollection<string> codes)
    {
        var read = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Items(key))
        {
            var code = OneOf(item as Scalar ?? throw Refusal.At(item.Line, "scheme.expects-text", key), codes);
            if (read.Contains(code)) throw Refusal.At(item.Line, "scheme.duplicate-key", code);
            read.Add(code);
        }

        return read.ToImmutable();
    }

    /// <summary>The items of a list that isn't empty; none where the field isn't there.</summary>
    public ImmutableArray<Node> Items(string key) => Find(key) switch
    {
        null => [],
        Sequence { Items.Length: 0 } empty => throw Refusal.At(empty.Line, "scheme.empty-list", key),
        Sequence { Items.Length: > MostListed } long_ => throw Refusal.At(long_.Line, "scheme.too-many"),
        Sequence list => list.Items,
        var other => throw Refusal.At(other.Line, "scheme.expects-list", key),
    };

    public Money? Amount(string key) => Said(key) is { } said ? new Money(Centimes(said)) : null;

    public DateOnly? Day(string key) => Said(key) is { } said ? Day(said) : null;

    public bool? YesNo(string key) => Said(key) switch
    {
        null => null,
        { Text: "yes" or "true" } => true,
        { Text: "no" or "false" } => false,
        var other => throw Refusal.At(other.Line, "scheme.yes-or-no", key),
    };

    public decimal? Percent(string key) => Said(key) switch
    {
        null => null,
        { } said when Percentage().Match(said.Text) is { Success: true } match => decimal.Parse(match.Groups["percent"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture),
        { } said => throw Refusal.At(said.Line, "scheme.bad-percent", Refusal.Cut(said.Text)),
    };

    public Uri? Url(string key) => Said(key) switch
    {
        null => null,
        { Text.Length: <= 500 } said when Uri.TryCreate(said.Text, UriKind.Absolute, out var url) && url is { Scheme: "https", HostNameType: UriHostNameType.Dns, UserInfo: "" } => url,
        { } said => throw Refusal.At(said.Line, "scheme.bad-url", Refusal.Cut(said.Text)),
    };

    public string? Matching(string key, Regex pattern) => Said(key) switch
    {
        null => null,
        { Text.Length: <= LongestWord } said when pattern.IsMatch(said.Text) => said.Text,
        { } said => throw Refusal.At(said.Line, "scheme.bad-contact", Refusal.Cut(said.Text)),
    };

    /// <summary>A number as its fact is measured: dirhams to the centime, or whole.</summary>
    public static long Number(Scalar said, Fact fact)
    {
        if (fact.Type() is FactType.Money) return Centimes(said);
        return long.TryParse(said.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= fact.Most()
            ? number
            : throw Refusal.At(said.Line, "scheme.bad-number", Refusal.Cut(said.Text));
    }

    public static DateOnly Day(Scalar said) => BusinessDay.Read(said.Text) ?? throw Refusal.At(said.Line, "scheme.bad-day", Refusal.Cut(said.Text));

    private static long Centimes(Scalar said) =>
        Dirhams().IsMatch(said.Text) && decimal.Parse(said.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 100 is var centimes && centimes <= Facts.MostCentimes
            ? decimal.ToInt64(centimes)
            : throw Refusal.At(said.Line, "scheme.bad-amount", Refusal.Cut(said.Text));

    private static string OneOf(Scalar said, IReadOnlyCollection<string> codes) => codes.Contains(said.Text, StringComparer.Ordinal)
        ? said.Text
        : throw Refusal.At(said.Line, "scheme.unknown-value", Refusal.Cut(said.Text), Refusal.Nearest(said.Text, codes));

    private static LocalText Text(string key, Node node)
    {
        var texts = new Fields(key, node, Languages);
        var said = Languages.Select(x => Short(key, texts.Said(x) ?? throw Refusal.At(node.Line, "scheme.missing-language", key, x), LongestText)).ToArray();
        return new(said[0], said[1], said[2]);
    }

    private static string Short(string key, Scalar said, int longest)
    {
        var clean = TypedText.Clean(said.Text);
        return clean.Length <= longest ? clean : throw Refusal.At(said.Line, "scheme.too-long", key, longest);
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\z", RegexOptions.NonBacktracking)] private static partial Regex CodeLetters();

    [GeneratedRegex(@"^(?<percent>(?:100|[0-9]{1,2})(?:\.[0-9]{1,4})?) ?%\z", RegexOptions.NonBacktracking)] private static partial Regex Percentage();

    [GeneratedRegex(@"^[0-9]{1,13}(?:\.[0-9]{1,2})?\z", RegexOptions.NonBacktracking)] private static partial Regex Dirhams();
}
