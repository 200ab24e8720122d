using Alliance.Kernel;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Ui.Tests;

/// <summary>A form asks its fields before it is sent, and says what is wrong in the words of the page.</summary>
public sealed class FormTests
{
    private int _sent;

    [SetUp]
    public void Begin() => _sent = 0;

    [TestCase("fr", "2 champs demandent votre attention", "Ce champ est à remplir.")]
    [TestCase("ar", "خانتان تحتاجان إلى انتباهكم", "هذه الخانة مطلوبة.")]
    [TestCase("en", "2 fields need your attention", "This field is needed.")]
    public void What_is_wrong_is_said_beside_the_fields_and_summed_up_above_with_links(string language, string summed, string said)
    {
        using var page = new Page(Cultures.Find(language));
        var form = Form(page);

        form.Find("form").Submit();

        Assert.That(_sent, Is.Zero);
        Assert.That(form.Find(".error-summary strong").TextContent, Is.EqualTo(summed));
        Assert.That(form.FindAll(".error-summary a").Select(x => x.GetAttribute("href")), Is.EqualTo(new[] { "/#reason", "/#amount" }));
        Assert.That(form.FindAll(".error-summary a").Select(x => x.TextContent), Is.EqualTo(new[] { "Reason", "Amount" }));
        Assert.That(form.FindAll("[role=alert]").Select(x => (x.Id, x.TextContent)), Is.EqualTo(new[] { ("reason-problem", said), ("amount-problem", said) }));
        page.JSInterop.VerifyFocusAsyncInvoke();
    }

    [Test]
    public void A_field_is_told_its_hint_and_its_problem()
    {
        using var page = new Page();
        var form = Form(page);
        Assert.That(Described(), Is.EqualTo(("reason-hint", (string?)null, "true")));

        form.Find("form").Submit();

        Assert.That(Described(), Is.EqualTo(("reason-hint reason-problem", "true", "true")));

        (string?, string?, string?) Described() => form.Find("#reason") is var input ? (input.GetAttribute("aria-describedby"), input.GetAttribute("aria-invalid"), input.GetAttribute("aria-required")) : default;
    }

    [Test]
    public void What_is_mended_leaves_the_summary_and_the_form_is_sent()
    {
        using var page = new Page();
        var form = Form(page);
        form.Find("form").Submit();

        form.Find("#reason").Change("ab");
        Assert.That(form.Find("#reason-problem").TextContent, Is.EqualTo("Écrivez au moins 3 caractères."));
        form.Find("#reason").Change("Crue de l’oued");
        Assert.That(form.FindAll(".error-summary a").Select(x => x.TextContent), Is.EqualTo(new[] { "Amount" }));
        form.Find("#amount").Change("1.250");
        Assert.That(form.Find(".error-summary li").TextContent, Does.Contain("deux façons"));
        form.Find("#amount").Change("1250");
        Assert.That(form.FindAll(".error-summary, [role=alert]"), Is.Empty);
        form.Find("form").Submit();

        Assert.That(_sent, Is.EqualTo(1));
    }

    /// <summary>While the browser is behind, nothing is drawn: what was typed is not given back to its field before the form is sent.</summary>
    [Test]
    public async Task What_was_typed_counts_before_the_page_is_drawn_anew()
    {
        await using var page = new Page();
        Money? amount = null;
        var (given, form) = (EventCallback.Factory.Create<Money?>(new object(), x => amount = x), new FormState());
        var field = page.Render<AmountField>(x => x.Add(y => y.Id, "amount").Add(y => y.Value, amount).Add(y => y.ValueChanged, given).Add(y => y.Required, true).AddCascadingValue(form));

        await field.Find("input").ChangeAsync("24000");

        Assert.That((amount, await field.InvokeAsync(form.IsSound)), Is.EqualTo((Money.Dirhams(24_000), true)));
    }

    /// <summary>The draft of what was typed goes when that was taken, and stays while it is refused, or only previewed.</summary>
    [TestCase(null, false, true)]
    [TestCase("refused", false, false)]
    [TestCase(null, true, false)]
    public async Task Its_draft_is_kept_until_what_was_typed_is_taken(string? refusal, bool isPreview, bool isDone)
    {
        await using var page = new Page();
        var drafts = new Drafts();
        page.Services.AddSingleton<IFormDrafts>(drafts);
        var form = page.Render<Form>(x => x.Add(y => y.Name, "promise").Add(y => y.IsPreview, isPreview).Add(y => y.OnSubmit, () => _sent++)
            .Add(y => y.Refusal, refusal is null ? null : new RefusedException(refusal, "…")).AddChildContent("…"));

        await form.Find("form").SubmitAsync();

        Assert.That(_sent, Is.EqualTo(1));
        Assert.That(drafts.Gone, Is.EqualTo(isDone ? new[] { ("/", "promise") } : []));
    }

    [Test]
    public async Task The_second_of_two_clicks_sends_nothing()
    {
        await using var page = new Page();
        var answer = new TaskCompletionSource();
        var form = page.Render<Form>(x => x.Add(y => y.Name, "promise").Add(y => y.OnSubmit, () =>
        {
            _sent++;
            return answer.Task;
        }).AddChildContent("…"));

        var first = form.Find("form").SubmitAsync();
        var second = form.Find("form").SubmitAsync();
        answer.SetResult();
        await Task.WhenAll(first, second);

        Assert.That(_sent, Is.EqualTo(1));
    }

    /// <summary>Its words would be the browser's, not the page's.</summary>
    [Test]
    public void The_browser_validates_nothing()
    {
        using var page = new Page();
        var form = Form(page);

        Assert.That(form.Find("form").HasAttribute("novalidate"));
        Assert.That(form.FindAll("[required], [minlength]"), Is.Empty);
    }

    private IRenderedComponent<Filled> Form(Page page) => page.Render<Filled>(x => x.Add(y => y.OnSent, () => _sent++));

    private sealed class Drafts : IFormDrafts
    {
        public List<(string, string)> Gone { get; } = [];

        public Task Done(string path, string form)
        {
            Gone.Add((path, form));
            return Task.CompletedTask;
        }
    }

    /// <summary>A page with a form, as there are many.</summary>
    private sealed class Filled : ComponentBase
    {
        private string? _reason;
        private Money? _amount;

        [Parameter] public EventCallback OnSent { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<Form>(0);
            builder.AddAttribute(1, nameof(Ui.Form.Name), "filled");
            builder.AddAttribute(2, nameof(Ui.Form.OnSubmit), OnSent);
            builder.AddAttribute(3, nameof(Ui.Form.ChildContent), (RenderFragment)(form =>
            {
                Frame(form, "reason", "Reason", "Stands in the history.", input =>
                {
                    input.OpenComponent<TextField>(0);
                    input.AddAttribute(1, "id", "reason");
                    input.AddAttribute(2, nameof(TextField.Value), _reason);
                    input.AddAttribute(3, nameof(TextField.ValueChanged), EventCallback.Factory.Create<string?>(this, x => _reason = x));
                    input.AddAttribute(4, nameof(TextField.ValueExpression), (System.Linq.Expressions.Expression<Func<string?>>)(() => _reason));
                    input.AddAttribute(5, nameof(TextField.Required), true);
                    input.AddAttribute(6, nameof(TextField.MinLength), 3);
                    input.CloseComponent();
                });
                Frame(form, "amount", "Amount", null, input =>
                {
                    input.OpenComponent<AmountField>(0);
                    input.AddAttribute(1, nameof(AmountField.Id), "amount");
                    input.AddAttribute(2, nameof(AmountField.Value), _amount);
                    input.AddAttribute(3, nameof(AmountField.ValueChanged), EventCallback.Factory.Create<Money?>(this, x => _amount = x));
                    input.AddAttribute(4, nameof(AmountField.Required), true);
                    input.CloseComponent();
                });
            }));
            builder.CloseComponent();
        }

        private static void Frame(RenderTreeBuilder form, string id, string label, string? hint, RenderFragment input)
        {
            form.OpenComponent<Field>(0);
            form.AddAttribute(1, nameof(Field.Id), id);
            form.AddAttribute(2, nameof(Field.Label), label);
            form.AddAttribute(3, nameof(Field.Hint), hint);
            form.AddAttribute(4, nameof(Field.ChildContent), input);
            form.CloseComponent();
        }
    }
}
