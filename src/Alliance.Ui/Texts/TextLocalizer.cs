using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Alliance.Ui;

/// <summary>A set of words in the language of who reads.</summary>
public abstract class TextLocalizer(TextSet words) : IStringLocalizer
{
    public LocalizedString this[string name] => Localized(name, null);

    public LocalizedString this[string name, params object[] arguments] => Localized(name, arguments);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        words.All(CultureInfo.CurrentUICulture).Select(x => new LocalizedString(x.Key, x.Value));

    internal string? Find(string key) => words.Find(key, CultureInfo.CurrentUICulture);

    private LocalizedString Localized(string key, object[]? arguments)
    {
        var found = Find(key);
        var text = found ?? words.Say(key, CultureInfo.CurrentUICulture);
        return new(key, arguments is null ? text : CountedWords.Fill(text, CultureInfo.CurrentCulture, arguments), found is null);
    }
}

/// <inheritdoc/>
/// <typeparam name="T">Marker class of the set.</typeparam>
public sealed class TextLocalizer<T>() : TextLocalizer(TextSet.Of(typeof(T))), IStringLocalizer<T>;
