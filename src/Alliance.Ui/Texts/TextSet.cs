using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Resources;

namespace Alliance.Ui;

/// <summary>The words of one part and of all above it: what its own resources lack is looked for in the set of its area, of its module, and in <see cref="UiText"/>.</summary>
/// <remarks>
/// Above a set stand those that are called after a namespace it lies in: above <c>Alliance.Platform.Lending.Loans.LoansText</c> are
/// <c>Alliance.Platform.Lending.LendingText</c>, <c>Alliance.Platform.PlatformText</c> and <see cref="UiText"/>, as far as they exist.
/// A text stands once, as high as all who use it reach; a part that needs other words for the same key holds the key itself.
/// French words get the spaces of French typography here (<see cref="FrenchSpaces"/>): for pages, papers and mails alike.
/// A word found nowhere is shown by its key and counted, so that it can be logged, and a test that opens every page refuses it.
/// </remarks>
public sealed class TextSet
{
    /// <summary>Name of the meter.</summary>
    public const string Source = "Alliance.Ui";

    /// <summary>Name of the metric that counts words found nowhere, by set, key and language.</summary>
    public const string Missing = "alliance.texts.missing";

    private static readonly ConcurrentDictionary<Type, TextSet> Sets = new();

    private static readonly Meter Meter = new(Source);

    private static readonly Counter<long> MissingWords = Meter.CreateCounter<long>(Missing, "{word}");

    private readonly ConcurrentDictionary<CultureInfo, FrozenDictionary<string, string>> _own = new();
    private readonly Type _marker;

    private TextSet(Type marker)
    {
        _marker = marker;
        Above = MarkerAbove(marker) is { } above ? Of(above) : null;
    }

    /// <summary>Where a word is looked for next; null above the words that all share.</summary>
    public TextSet? Above { get; }

    /// <param name="marker">The class that the resources are called after, such as <c>typeof(LoansText)</c>.</param>
    public static TextSet Of(Type marker) => Sets.GetOrAdd(marker, x => new(x));

    /// <summary>The set of the area that a type lies in.</summary>
    public static TextSet Around(Type type) => Of(MarkerAbove(type) ?? typeof(UiText));

    /// <summary>A sentence with its arguments, as <see cref="Say(string, CultureInfo, object?[])"/> fills them in.</summary>
    public static string Fill(string sentence, CultureInfo culture, params object?[] arguments) => CountedWords.Fill(sentence, culture, arguments);

    /// <summary>The word, or null where no set on the way up has it: for those who have another sentence then.</summary>
    public string? Find(string key, CultureInfo culture) => Own(culture).GetValueOrDefault(key) ?? Above?.Find(key, culture);

    /// <summary>The word; its key, and one more missing word counted, where no set on the way up has it.</summary>
    public string Say(string key, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (Find(key, culture) is { } word) return word;
        MissingWords.Add(1, new("set", _marker.Name), new("key", key), new("language", culture.Name));
        return key;
    }

    /// <summary>The sentence with its arguments; a noun that is counted, <c>{0:# prêt|# prêts}</c>, in the form that its number asks for.</summary>
    public string Say(string key, CultureInfo culture, params object?[] arguments) => CountedWords.Fill(Say(key, culture), culture, arguments);

    /// <summary>All words by key, of this set before those above it.</summary>
    public IEnumerable<KeyValuePair<string, string>> All(CultureInfo culture) =>
        Above is null ? Own(culture) : Own(culture).Concat(Above.All(culture)).DistinctBy(x => x.Key, StringComparer.Ordinal);

    private FrozenDictionary<string, string> Own(CultureInfo culture) => _own.GetOrAdd(culture, static (culture, marker) =>
        new ResourceManager(marker).GetResourceSet(culture, createIfNotExists: true, tryParents: true)!
            .Cast<DictionaryEntry>().ToFrozenDictionary(x => (string)x.Key, x => culture.TwoLetterISOLanguageName is "fr" ? FrenchSpaces.In((string)x.Value!) : (string)x.Value!), _marker);

    private static Type? MarkerAbove(Type marker)
    {
        for (var space = marker.Namespace; space?.LastIndexOf('.') is > 0 and var dot; space = space[..dot])
            if (marker.Assembly.GetType($"{space}.{space[(dot + 1)..]}Text") is { } above && above != marker) return above;

        return marker == typeof(UiText) ? null : typeof(UiText);
    }
}
