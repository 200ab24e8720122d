using Alliance.Ui;
using MudBlazor;

namespace Alliance.Architecture.Tests;

/// <summary>Of MudBlazor the icons alone are used: they are constants. Its components weigh 70–80 KB in a circuit and 58 KB on a slow line before the first is shown.</summary>
public sealed class Weight
{
    [Test]
    public void No_component_is_made_of_those_of_MudBlazor() =>
        Assert.That(Components.Ours.Where(x => Components.Parts(x).Any(part => part.Assembly == typeof(MudComponentBase).Assembly)).Select(x => x.FullName), Is.Empty);

    [Test]
    public void Nothing_asks_for_its_services() =>
        Assert.That(
            from type in Product.Types
            from parameter in type.GetConstructors().SelectMany(x => x.GetParameters())
            where parameter.ParameterType.Assembly == typeof(MudComponentBase).Assembly
            select $"{type.FullName}: {parameter.ParameterType.Name}", Is.Empty);

    [Test]
    public void A_page_without_a_circuit_asks_nobody_to_confirm() =>
        Assert.That(
            from page in Product.Types.Where(x => x.IsDefined(typeof(Microsoft.AspNetCore.Components.ExcludeFromInteractiveRoutingAttribute), false))
            from part in Components.Within(page)
            where part.GetConstructors().SelectMany(x => x.GetParameters()).Any(x => x.ParameterType == typeof(Confirmations))
            select $"{page.FullName}: {part.Name}", Is.Empty);
}
