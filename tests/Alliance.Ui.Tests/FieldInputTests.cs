using Alliance.Kernel;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Alliance.Ui.Tests;

/// <summary>A browser sends what was typed to the handler that it knows: however often a field is drawn meanwhile, that one hears it.</summary>
public sealed class FieldInputTests
{
    private readonly string _words = "";

    [Test]
    public void A_field_that_is_drawn_anew_hears_what_was_sent_to_the_one_before()
    {
        using var page = new Page();
        var redrawn = new[]
        {
            Redrawn(page.Render<TextField>(x => x.Add(y => y.Value, "one").Add(y => y.ValueExpression, () => _words)), x => x.Add(y => y.Value, "two")),
            Redrawn(page.Render<LinesField>(x => x.Add(y => y.Value, "one").Add(y => y.ValueExpression, () => _words)), x => x.Add(y => y.Value, "two")),
            Redrawn(page.Render<ChoiceField<string>>(x => x.Add(y => y.Value, "one").Add(y => y.ValueExpression, () => _words).AddChildContent("<option>one</option><option>two</option>")), x => x.Add(y => y.Value, "two")),
            Redrawn(page.Render<AmountField>(x => x.Add(y => y.Id, "a").Add(y => y.Value, Money.Dirhams(1))), x => x.Add(y => y.Value, Money.Dirhams(2))),
            Redrawn(page.Render<NumberField<int>>(x => x.Add(y => y.Id, "n").Add(y => y.Value, 1)), x => x.Add(y => y.Value, 2)),
            Redrawn(page.Render<DateField<DateOnly>>(x => x.Add(y => y.Id, "d").Add(y => y.Value, new DateOnly(2023, 6, 1))), x => x.Add(y => y.Value, new DateOnly(2023, 6, 2))),
        };

        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, before, after, value) in redrawn)
            {
                Assert.That(after, Is.EqualTo(before).And.Not.Empty, name);
                Assert.That(value, Does.Contain("2").Or.EqualTo("two"), name);
            }
        }
    }

    private static (string Name, string? Before, string? After, string? Value) Redrawn<T>(IRenderedComponent<T> field, Action<ComponentParameterCollectionBuilder<T>> anew) where T : IComponent
    {
        var before = Handler();
        field.Render(anew);
        return (typeof(T).Name, before, Handler(), field.Find("input, select, textarea").GetAttribute("value"));

        string? Handler() => field.Find("input, select, textarea").GetAttribute("blazor:onchange");
    }
}
