using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Alliance.Ui.Tests;

public sealed class TextSetTests
{
    private static readonly TextSet Indicators = TextSet.Of(typeof(IndicatorText));

    [TestCase("fr", "Retour")]
    [TestCase("ar", "رجوع")]
    [TestCase("en", "Back")]
    public void What_a_set_lacks_is_found_above_it(string language, string word) =>
        Assert.That(Indicators.Say("Cancel", CultureInfo.GetCultureInfo(language)), Is.EqualTo(word));

    [Test]
    public void A_word_found_nowhere_is_shown_by_its_key_and_counted()
    {
        Assert.That(Missed(() => Assert.That(Indicators.Say("unheard of", Cultures.Find("ar")!), Is.EqualTo("unheard of"))), Is.EqualTo(new[] { "IndicatorText unheard of ar" }));
        Assert.That(Missed(() => Assert.That(new TextLocalizer<IndicatorText>()["unheard of {0}", 7].ResourceNotFound, Is.True)), Has.One.Contains("unheard of {0}"));
    }

    [Test]
    public void To_ask_whether_there_is_a_word_is_none_missing()
    {
        IStringLocalizer text = new TextLocalizer<IndicatorText>();

        Assert.That(Missed(() => Assert.That(text.Find("unheard of") ?? text.Find("unheard of", 7), Is.Null)), Is.Empty);
        Assert.That(text.Find("{0} results", 7), Does.StartWith("7 "));
        Assert.That(text.Find("{0} results"), Does.StartWith("{0:"), "as it is written");
    }

    /// <summary>Words missed by what one test says; others run beside it.</summary>
    private static List<string> Missed(Action say)
    {
        var (missed, test) = (new List<string>(), Environment.CurrentManagedThreadId);
        using var listener = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Name == TextSet.Missing) listener.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (Environment.CurrentManagedThreadId == test) missed.Add(string.Join(' ', tags.ToArray().Select(x => x.Value)));
        });
        listener.Start();
        say();
        return missed;
    }
}
