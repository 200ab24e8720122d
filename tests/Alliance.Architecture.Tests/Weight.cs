using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Alliance.Architecture.Tests;

/// <summary>What MudBlazor costs is paid where it is used, and tables are none of it.</summary>
public sealed class Weight
{
    private static readonly string[] Tables = ["MudTable`1", "MudDataGrid`1", "MudSimpleTable"];

    /// <summary>Those with a circuit; the others load nothing of MudBlazor, and must not need it.</summary>
    private static IEnumerable<Type> Pages() => Routed.Where(x => !x.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute), false));

    private static IEnumerable<Type> StaticPages() => Routed.Where(x => x.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute), false));

    private static IEnumerable<Type> Routed => Product.Types.Where(x => x.IsDefined(typeof(RouteAttribute), false));

    [Test]
    public void No_component_shows_a_table_of_MudBlazor()
    {
        var users = Components.Ours.Where(x => Components.Parts(x).Any(part => part.Assembly == typeof(MudComponentBase).Assembly && Tables.Contains(part.Name)));

        Assert.That(users.Select(x => x.FullName), Is.Empty, "their rows come with the circuit alone, and weigh a megabyte in it");
    }

    [TestCaseSource(nameof(StaticPages))]
    public void A_page_without_a_circuit_uses_nothing_of_MudBlazor(Type page) =>
        Assert.That(Components.Within(page).Where(x => x.Assembly == typeof(MudComponentBase).Assembly), Is.Empty);

    [TestCaseSource(nameof(Pages))]
    public void A_page_is_without_MudBlazor_exactly_when_it_says_so(Type page)
    {
        var used = Components.Within(page).Where(x => x.Assembly == typeof(MudComponentBase).Assembly).Select(x => x.Name).ToList();
        var asked = page.GetConstructors().SelectMany(x => x.GetParameters()).Select(x => x.ParameterType)
            .Concat(page.GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic).Select(x => x.PropertyType))
            .Where(x => x == typeof(IDialogService) || x == typeof(ISnackbar)).Select(x => x.Name);

        Assert.That(used.Concat(asked).Any(), Is.Not.EqualTo(page.IsDefined(typeof(WithoutMudBlazorAttribute), false)), string.Join(", ", used.Concat(asked)));
    }
}
