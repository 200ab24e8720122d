using System.Globalization;
using Bunit;

namespace Alliance.Ui.Tests;

public sealed class DateFieldTests
{
    private static readonly DateOnly MidYear = new(2023, 6, 30);

    private DateOnly? _value;

    [TestCase("fr", "30.6.2023")]
    [TestCase("ar", "٣٠/٦/٢٠٢٣")]
    [TestCase("en", "30 June 2023")]
    public void What_was_typed_is_shown_as_everywhere_once_one_leaves_the_field(string language, string typed)
    {
        using var page = new Page(Cultures.Find(language));
        var field = Field(page, null);

        field.Find("input").Change(typed);
        field.Render(x => x.Add(y => y.Value, _value));

        Assert.That((_value, field.Find("input").GetAttribute("value")), Is.EqualTo(((DateOnly?)MidYear, "30/06/2023")));
        Assert.That(field.FindAll("[role=alert]"), Is.Empty);
    }

    [TestCase("fr", "31/02/2023", "28 jours")]
    [TestCase("en", "06/30/2023", "30/06/2023")]
    [TestCase("ar", "30/06/23", "30/06/2023")]
    [TestCase("fr", "01/07/2023", "30 juin 2023")]
    [TestCase("fr", "31/12/2022", "1 janvier 2023")]
    public void What_is_refused_stays_as_typed_and_says_so_to_eyes_and_ears(string language, string typed, string said)
    {
        using var page = new Page(Cultures.Find(language));
        var field = Field(page, MidYear);

        field.Find("input").Change(typed);

        var (input, problem) = (field.Find("input"), field.Find("[role=alert]"));
        Assert.That((_value, input.GetAttribute("value"), input.GetAttribute("aria-invalid"), input.GetAttribute("aria-describedby")), Is.EqualTo(((DateOnly?)null, typed, "true", problem.Id)));
        Assert.That(problem.TextContent, Does.Contain(said));
    }

    /// <summary>Where the page always needs a day it keeps the last one, and the form waits.</summary>
    [TestCase("")]
    [TestCase("hier")]
    public void A_day_that_must_be_there_stays_until_there_is_another(string typed)
    {
        using var page = new Page();
        var (day, sent) = (MidYear, 0);
        var form = page.Render<Form>(x => x
            .Add(y => y.Name, "form")
            .Add(y => y.OnSubmit, () => sent++)
            .AddChildContent<DateField<DateOnly>>(z => z.Add(f => f.Id, "day").Add(f => f.Value, day).Add(f => f.ValueChanged, f => day = f)));

        form.Find("input").Change(typed);
        form.Find("form").Submit();
        Assert.That((day, sent, form.Find("input").GetAttribute("value")), Is.EqualTo((MidYear, 0, typed)));

        form.Find("input").Change("01/07/2023");
        form.Find("form").Submit();
        Assert.That((day, sent), Is.EqualTo((new DateOnly(2023, 7, 1), 1)));
    }

    [Test]
    public void Without_a_circuit_it_shows_what_the_address_says_and_what_is_wrong_with_it()
    {
        using var page = new Page();

        Assert.That(Of("2023-06-30"), Is.EqualTo(("30/06/2023", 0)));
        Assert.That(Of("30/06/2023"), Is.EqualTo(("30/06/2023", 0)));
        Assert.That(Of("30/06/23"), Is.EqualTo(("30/06/23", 1)));

        (string?, int) Of(string typed)
        {
            var field = page.Render<DateField<DateOnly?>>(x => x.Add(y => y.Id, "day").Add(y => y.Name, "asOf").Add(y => y.Typed, typed));
            return (field.Find("input[name=asOf]").GetAttribute("value"), field.FindAll("[role=alert]").Count);
        }
    }

    [Test]
    public void A_day_given_from_outside_takes_the_place_of_what_was_refused()
    {
        using var page = new Page();
        var field = Field(page, MidYear);
        field.Find("input").Change("hier");

        field.Render(x => x.Add(y => y.Value, MidYear.AddDays(-1)));

        Assert.That(field.Find("input").GetAttribute("value"), Is.EqualTo("29/06/2023"));
        Assert.That(field.FindAll("[role=alert]"), Is.Empty);
    }

    /// <summary>The first due date must come after the decision, which may be typed later.</summary>
    [Test]
    public void When_its_bounds_change_it_is_judged_anew()
    {
        using var page = new Page();
        var field = Field(page, MidYear);
        field.Find("input").Change("01/07/2023");
        Assert.That((_value, field.FindAll("[role=alert]").Count), Is.EqualTo(((DateOnly?)null, 1)));

        field.Render(x => x.Add(y => y.Value, _value).Add(y => y.Max, new DateOnly(2023, 12, 31)));
        Assert.That((_value, field.FindAll("[role=alert]").Count), Is.EqualTo(((DateOnly?)new DateOnly(2023, 7, 1), 0)));

        field.Render(x => x.Add(y => y.Value, _value).Add(y => y.Min, new DateOnly(2023, 8, 1)));
        Assert.That(field.Find("input").GetAttribute("value"), Is.EqualTo("01/07/2023"));
        Assert.That(field.Find("[role=alert]").TextContent, Does.Contain("1 août 2023"));
    }

    [Test]
    public void A_form_is_not_sent_with_a_day_that_is_out_of_bounds_by_now()
    {
        using var page = new Page();
        var sent = 0;
        var form = page.Render<Form>(x => x
            .Add(y => y.Name, "form")
            .Add(y => y.OnSubmit, () => sent++)
            .AddChildContent<DateField<DateOnly>>(z => z.Add(f => f.Id, "day").Add(f => f.Value, MidYear).Add(f => f.Max, MidYear.AddDays(-1))));

        form.Find("form").Submit();

        Assert.That((sent, form.FindAll("[role=alert]").Count), Is.EqualTo((0, 1)));
    }

    [TestCase("fr", "Calendrier\u00A0: Date de naissance")]
    [TestCase("ar", "التقويم: Date de naissance")]
    public void The_calendar_is_called_after_its_field(string language, string name)
    {
        using var page = new Page(Cultures.Find(language));

        var framed = page.Render<Field>(x => x.Add(y => y.Id, "born-on").Add(y => y.Label, "Date de naissance").AddChildContent<DateField<DateOnly?>>(z => z.Add(f => f.Id, "born-on")));
        var bare = page.Render<DateField<DateOnly?>>(x => x.Add(y => y.Id, "day").Add(y => y.Called, "Date de naissance"));

        Assert.That(new[] { framed.Find("button").GetAttribute("aria-label"), bare.Find("button").GetAttribute("aria-label") }, Is.All.EqualTo(name));
    }

    [Test]
    public void Every_day_that_a_page_shows_can_be_pasted_back()
    {
        foreach (var culture in Cultures.All)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            for (var day = new DateOnly(2023, 1, 1); day.Year == 2023; day = day.AddDays(1))
                Assert.That(new[] { Formats.Date(day), Formats.LongDate(day) }.Select(Kernel.TypedDay.Read), Is.All.EqualTo(day), $"{culture}: {Formats.Date(day)}");
        }
    }

    private IRenderedComponent<DateField<DateOnly?>> Field(Page page, DateOnly? value) => page.Render<DateField<DateOnly?>>(x => x
        .Add(y => y.Id, "day").Add(y => y.Value, value).Add(y => y.Min, new DateOnly(2023, 1, 1)).Add(y => y.Max, MidYear).Add(y => y.ValueChanged, y => _value = y));
}
