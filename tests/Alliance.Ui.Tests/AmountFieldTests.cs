using System.Globalization;
using Alliance.Kernel;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Alliance.Ui.Tests;

public sealed class AmountFieldTests
{
    private Money? _value;
    private int _sent;

    [Test]
    public void What_was_typed_is_shown_as_everywhere_once_one_leaves_the_field()
    {
        using var page = new Page();
        var field = Field(page);

        field.Find("input").Change("1250,5");

        Assert.That((_value, field.Find("input").GetAttribute("value")), Is.EqualTo((Money.Dirhams(1_250.50m), "1\u202F250,50")));
        Assert.That(field.FindAll("[role=alert]"), Is.Empty);
    }

    [Test]
    public void It_asks_phones_for_figures_and_browsers_for_nothing()
    {
        using var page = new Page();
        var input = Field(page, Cultures.Arabic).Find("input");

        Assert.That((input.GetAttribute("type"), input.GetAttribute("inputmode"), input.GetAttribute("dir"), input.GetAttribute("autocomplete")), Is.EqualTo(("text", "decimal", "ltr", "off")));
        Assert.That(input.GetAttribute("aria-required"), Is.EqualTo("true"));
    }

    [TestCase("fr", "1.250", "1250")]
    [TestCase("ar", "1.250", "1250")]
    [TestCase("en", "12 50", "1250.50")]
    public void What_is_no_amount_stays_as_typed_and_says_so_to_eyes_and_ears(string language, string typed, string said)
    {
        using var page = new Page(CultureInfo.GetCultureInfo(language));
        var field = Field(page);
        field.Find("input").Change("750");

        field.Find("input").Change(typed);

        var (input, problem) = (field.Find("input"), field.Find("[role=alert]"));
        Assert.That((_value, input.GetAttribute("value"), input.GetAttribute("aria-invalid"), input.GetAttribute("aria-describedby")), Is.EqualTo(((Money?)null, typed, "true", problem.Id)));
        Assert.That(problem.TextContent, Does.Contain(said));
    }

    [Test]
    public void A_form_with_what_is_no_amount_is_not_sent_until_it_is_mended()
    {
        using var page = new Page();
        var form = Form(page);
        form.Find("input").Change("1.250");
        form.Find("form").Submit();
        Assert.That(_sent, Is.Zero);

        form.Find("input").Change("1250");
        form.Find("form").Submit();

        Assert.That((_sent, _value), Is.EqualTo((1, Money.Dirhams(1_250))));
    }

    [Test]
    public void A_field_that_is_gone_keeps_no_form()
    {
        using var page = new Page();
        var shown = true;
        var form = Form(page, () => shown);
        form.Find("input").Change("abc");

        shown = false;
        form.Render();
        form.Find("form").Submit();

        Assert.That(_sent, Is.EqualTo(1));
    }

    private IRenderedComponent<Host> Field(Page page, CultureInfo? reader = null)
    {
        if (reader is not null) CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = reader;
        return page.Render<Host>(x => x.Add(y => y.Changed, y => _value = y));
    }

    private IRenderedComponent<Form> Form(Page page, Func<bool>? isShown = null) => page.Render<Form>(x => x
        .Add(y => y.Name, "payment")
        .Add(y => y.OnSubmit, () => _sent++)
        .Add(y => y.ChildContent, builder =>
        {
            if (isShown?.Invoke() is false) return;
            builder.OpenComponent<Host>(0);
            builder.AddAttribute(1, nameof(Host.Changed), (Action<Money?>)(y => _value = y));
            builder.CloseComponent();
        }));

    /// <summary>A page that keeps what its field holds, as all do.</summary>
    private sealed class Host : ComponentBase
    {
        private Money? _amount;

        [Parameter] public Action<Money?> Changed { get; set; } = null!;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<AmountField>(0);
            builder.AddAttribute(1, nameof(AmountField.Id), "amount");
            builder.AddAttribute(2, nameof(AmountField.Value), _amount);
            builder.AddAttribute(3, nameof(AmountField.ValueChanged), EventCallback.Factory.Create<Money?>(this, Keep));
            builder.AddAttribute(4, nameof(AmountField.Required), true);
            builder.CloseComponent();
        }

        private void Keep(Money? amount)
        {
            _amount = amount;
            Changed(amount);
        }
    }
}
