using Bunit;

namespace Alliance.Ui.Tests;

public sealed class NumberFieldTests
{
    [TestCase("24", 24, "24")]
    [TestCase("١٢", 12, "12")]
    [TestCase("1.250", 1_250, "1\u202F250")]
    public void A_number_is_read_and_shown_as_everywhere(string typed, int number, string shown)
    {
        using var page = new Page();
        var value = 0;
        var field = page.Render<NumberField<int>>(x => x.Add(y => y.Id, "n").Add(y => y.Value, value).Add(y => y.ValueChanged, y => value = y));

        field.Find("input").Change(typed);
        field.Render(x => x.Add(y => y.Value, value));

        Assert.That((value, field.Find("input").GetAttribute("value")), Is.EqualTo((number, shown)));
    }

    [TestCase("0", "De 1 à 120")]
    [TestCase("121", "De 1 à 120")]
    [TestCase("1,5", "entier")]
    [TestCase("", "à remplir")]
    public void What_is_refused_stays_as_typed_and_changes_nothing(string typed, string said)
    {
        using var page = new Page();
        var value = 36;
        var field = page.Render<NumberField<int>>(x => x.Add(y => y.Id, "n").Add(y => y.Min, 1).Add(y => y.Max, 120).Add(y => y.Value, value).Add(y => y.ValueChanged, y => value = y));

        field.Find("input").Change(typed);

        Assert.That((value, field.Find("input").GetAttribute("value"), field.Find("input").GetAttribute("aria-invalid")), Is.EqualTo((36, typed, "true")));
        Assert.That(field.Find("[role=alert]").TextContent, Does.Contain(said));
    }
}
