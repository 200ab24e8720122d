using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Ui.Tests;

public sealed class ListViewTests
{
    private sealed record Tree(string Name, int Height);

    private static readonly ListAddress Address = new("/trees", [new("orderBy", "name"), new("descending", "false"), new("kind", "fruit"), new("page", "2")]);

    private static IRenderedComponent<ListView<Tree>> Render(Page page, ListAddress? address = null, IReadOnlyList<Tree>? rows = null, int total = 60) => page.Render<ListView<Tree>>(x => x
        .Add(y => y.Address, address ?? Address).Add(y => y.Rows, rows ?? [new("Arganier", 8), new("Figuier", 4)]).Add(y => y.Total, total)
        .Add(y => y.Paging, new(2, 25)).Add(y => y.Order, "Name").Add(y => y.SearchLabel, "Nom").Add(y => y.ExportPath, "/api/trees")
        .Add(y => y.Empty, "<p>Aucun arbre</p>")
        .Add(y => y.ChildContent, builder =>
        {
            Column(builder, "name", "Nom", "Name", names: true, row => $"<a class=\"opens\" href=\"/trees/{row.Name}\">{row.Name}</a>");
            Column(builder, "height", "Hauteur (m)", "Height", names: false, row => $"{row.Height}", onDemand: false, number: true);
            Column(builder, "age", "Âge", null, names: false, _ => "?", onDemand: true);
        }));

    private static void Column(
        Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder, string id, string title, string? order, bool names, Func<Tree, string> cell, bool onDemand = false, bool number = false)
    {
        builder.OpenComponent<ListColumn<Tree>>(0);
        builder.AddComponentParameter(1, "Id", id);
        builder.AddComponentParameter(2, "Title", title);
        builder.AddComponentParameter(3, "Order", order);
        builder.AddComponentParameter(4, "LargestFirst", number);
        builder.AddComponentParameter(5, "Number", number);
        builder.AddComponentParameter(6, "OnDemand", onDemand);
        builder.AddComponentParameter(7, "Names", names);
        builder.AddComponentParameter(8, "ChildContent", (RenderFragment<Tree>)(row => inner => inner.AddMarkupContent(0, cell(row))));
        builder.CloseComponent();
    }

    [Test]
    public void It_is_a_plain_table_whose_cells_name_themselves()
    {
        using var page = new Page();
        var list = Render(page);

        Assert.That(list.FindAll("thead th").Select(x => x.TextContent.Trim()), Is.EqualTo(new[] { "Nom", "Hauteur (m)" }));
        Assert.That(list.FindAll("tbody tr").Select(x => x.TextContent.Trim()), Is.EqualTo(new[] { "Arganier8", "Figuier4" }));
        Assert.That(list.Find("tbody td.number").GetAttribute("data-label"), Is.EqualTo("Hauteur (m)"));
        Assert.That(list.Find("tbody th[scope=row] a.opens").GetAttribute("href"), Is.EqualTo("/trees/Arganier"));
    }

    [Test]
    public void What_rows_have_in_common_is_said_once_above_them()
    {
        using var page = new Page();
        var list = page.Render<ListTable<Tree>>(x => x
            .Add(y => y.Rows, [new("Arganier", 8), new("Figuier", 4), new("Grenadier", 4)]).Add(y => y.Group, row => row.Height > 5 ? "Grands" : "Petits")
            .Add(y => y.ChildContent, builder => Column(builder, "name", "Nom", null, names: true, row => row.Name)));

        Assert.That(list.FindAll("tbody").Select(x => string.Join(' ', x.QuerySelectorAll("th").Select(y => y.TextContent.Trim()))), Is.EqualTo(new[] { "Grands Arganier", "Petits Figuier Grenadier" }));
        Assert.That(list.FindAll("th[scope=rowgroup]").Select(x => x.GetAttribute("colspan")), Is.All.EqualTo("1"));
    }

    [Test]
    public void A_heading_orders_and_orders_the_other_way_round_when_it_does_already()
    {
        using var page = new Page();
        var headings = Render(page).FindAll("thead th");

        Assert.That(headings[0].GetAttribute("aria-sort"), Is.EqualTo("ascending"));
        Assert.That(Link(headings[0]), Is.EqualTo("/trees?kind=fruit&orderBy=name&descending=true"));
        Assert.That(Link(headings[1]), Is.EqualTo("/trees?kind=fruit&orderBy=height&descending=true"), "figures begin with the largest");
    }

    [Test]
    public void The_search_asks_with_the_filters_in_force_and_from_the_first_page()
    {
        using var page = new Page();
        var form = Render(page).Find("form[role=search]");

        Assert.That((form.GetAttribute("method"), form.GetAttribute("action")), Is.EqualTo(("get", "/trees")));
        Assert.That(form.QuerySelectorAll("input").Select(x => $"{x.GetAttribute("name")}={x.GetAttribute("value")}"), Is.EqualTo(new[] { "orderBy=name", "descending=false", "kind=fruit", "search=" }));
    }

    [Test]
    public void Once_the_page_lives_the_search_goes_to_the_same_address_without_loading_it()
    {
        using var page = new Page();
        var list = Render(page);
        list.Find("input[type=search]").Change(" figuier ");
        list.Find("form").Submit();

        Assert.That(new Uri(page.Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery, Is.EqualTo("/trees?orderBy=name&descending=false&kind=fruit&search=figuier"));
        Assert.That(page.Services.GetRequiredService<BunitNavigationManager>().History.First().Options.ForceLoad, Is.False);
    }

    [Test]
    public void Pages_go_back_and_forth()
    {
        using var page = new Page();
        var list = Render(page);

        Assert.That(list.Find(".pager-place").TextContent, Is.EqualTo("26–50 sur 60"));
        Assert.That(list.Find("[rel=prev]").GetAttribute("href"), Does.Not.Contain("page="));
        Assert.That(list.Find("[rel=next]").GetAttribute("href"), Does.EndWith("&page=3"));
    }

    [Test]
    public void Columns_are_chosen_by_links_and_stay_on_the_page()
    {
        using var page = new Page();
        var links = Render(page).FindAll(".list-columns a");

        Assert.That(links.Select(x => (x.TextContent, x.GetAttribute("aria-current"))), Is.EqualTo(new[] { ("Hauteur (m)", "true"), ("Âge", null) }));
        Assert.That(links.Select(x => x.GetAttribute("href")!.Split('&', 4)[3]), Is.EqualTo(new[] { "columns=-&page=2", "columns=height,age&page=2" }));
    }

    [Test]
    public void Columns_of_the_address_are_shown()
    {
        using var page = new Page();
        var list = Render(page, Address.With(("columns", "age")));

        Assert.That(list.FindAll("thead th").Select(x => x.TextContent.Trim()), Is.EqualTo(new[] { "Nom", "Âge" }));
        Assert.That(list.FindAll(".list-columns a")[1].GetAttribute("href"), Does.Contain("columns=-"));
    }

    [Test]
    public void Nothing_found_and_no_such_page_are_said_in_words()
    {
        using var page = new Page();

        Assert.That(Render(page, rows: [], total: 0).Markup, Does.Contain("Aucun arbre"));
        Assert.That(Render(page, rows: [], total: 3).Find(".empty-state a").GetAttribute("href"), Is.EqualTo("/trees?orderBy=name&descending=false&kind=fruit"));
    }

    private static string? Link(IElement heading) => heading.QuerySelector("a")?.GetAttribute("href");
}
