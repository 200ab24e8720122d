using System.Net;
using Alliance.Kernel;
using MiniExcelLibs;

namespace Alliance.Platform.Tests.Origination.Applications;

internal sealed class ListApplicationsTests
{
    private PlatformHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await PlatformHost.Start();
        await new DossierInput { Enterprise = "Argan 100%", Entrepreneur = "Aïcha", Amount = 30_000, ReceivedOn = "2023-01-10" }.Register(_host);
        await new DossierInput { Enterprise = "Bois du Souss", Entrepreneur = "Brahim", Amount = 20_000, ReceivedOn = "2023-02-10", Province = "Taroudannt" }.Register(_host);
        await new DossierInput { Enterprise = "=cmd|' /C calc'!A0", Entrepreneur = "Chama", Amount = 10_000, ReceivedOn = "2023-03-10" }.Approve(_host);
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase("", "Chama,Brahim,Aïcha")]
    [TestCase("?search=souss", "Brahim")]
    [TestCase("?search=D-2023-0001", "Aïcha")]
    [TestCase("?search=100%25", "Aïcha")]
    [TestCase("?search=_", "")]
    [TestCase("?status=approved", "Chama")]
    [TestCase("?province=Taroudannt", "Brahim")]
    [TestCase("?from=2023-02-01&to=2023-02-28", "Brahim")]
    [TestCase("?orderBy=amount&descending=false", "Chama,Brahim,Aïcha")]
    [TestCase("?orderBy=received-on&descending=false", "Aïcha,Brahim,Chama")]
    [TestCase("?orderBy=enterprise&descending=true", "Chama,Brahim,Aïcha")]
    [TestCase("?size=2&page=2", "Aïcha")]
    public async Task It_searches_filters_orders_and_pages(string query, string expected)
    {
        var found = await (await _host.Client(Roles.Treasurer).GetAsync($"/api/applications{query}")).Json();

        var names = found.GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("entrepreneur").GetString());
        Assert.That(string.Join(',', names), Is.EqualTo(expected));
    }

    [TestCase("أمينة", "امينه")]
    [TestCase("امينه", "أَمِينَـة")]
    [TestCase("ليلى", "ليلي")]
    [TestCase("Hélène Cœur", "COEUR helene")]
    [TestCase("Salma El Alaoui", "alaoui salma")]
    public async Task A_name_is_found_however_it_is_written(string name, string search)
    {
        await new DossierInput { Enterprise = "Autre", Entrepreneur = name, Amount = 10_000 }.Register(_host);

        var found = await (await _host.Client(Roles.Auditor).GetAsync($"/api/applications?search={Uri.EscapeDataString(search)}")).Json();

        Assert.That(found.GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("entrepreneur").GetString()), Is.EqualTo(new[] { name }));
    }

    [Test]
    public async Task Names_stand_in_the_order_of_their_letters_with_and_without_accents()
    {
        foreach (var name in new[] { "Fatima", "Élise", "Emma" }) await new DossierInput { Enterprise = "Autre", Entrepreneur = name, Amount = 10_000 }.Register(_host);

        var found = await (await _host.Client(Roles.Auditor).GetAsync("/api/applications?orderBy=entrepreneur&descending=false")).Json();

        Assert.That(
            found.GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("entrepreneur").GetString()),
            Is.EqualTo(new[] { "Aïcha", "Brahim", "Chama", "Élise", "Emma", "Fatima" }));
    }

    [Test]
    public async Task The_total_counts_all_pages()
    {
        var found = await (await _host.Client(Roles.Auditor).GetAsync("/api/applications?size=1")).Json();

        Assert.That(found.GetProperty("total").GetInt32(), Is.EqualTo(3));
    }

    [TestCase(null, HttpStatusCode.Unauthorized)]
    [TestCase(Roles.Mentor, HttpStatusCode.Forbidden)]
    public async Task Strangers_see_no_list(string? role, HttpStatusCode expected)
    {
        Assert.That((await _host.Client(role).GetAsync("/api/applications")).StatusCode, Is.EqualTo(expected));
        Assert.That((await _host.Client(role).GetAsync("/api/applications/export?format=csv")).StatusCode, Is.EqualTo(expected));
    }

    [TestCase("?size=1000")]
    [TestCase("?status=lost")]
    [TestCase("?page=0")]
    public async Task A_question_that_makes_no_sense_is_bad_input(string query) =>
        Assert.That((await _host.Client(Roles.Auditor).GetAsync($"/api/applications{query}")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task The_csv_has_the_same_rows_and_no_formula()
    {
        var answer = await _host.Client(Roles.Auditor).GetAsync("/api/applications/export?format=csv&orderBy=number&descending=false");

        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(4));
        Assert.That(lines[1], Does.Contain("Aïcha").And.Contain("30000"));
        Assert.That(lines[3], Does.Contain("'=cmd"));
    }

    [Test]
    public async Task The_spreadsheet_has_numbers_as_numbers()
    {
        var answer = await _host.Client(Roles.Auditor).GetAsync("/api/applications/export?format=xlsx&status=approved");

        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        var rows = (await file.QueryAsync()).Cast<IDictionary<string, object?>>().ToList();
        Assert.That(rows, Has.Count.EqualTo(2));
        Assert.That(rows[1].Values, Has.Member(10_000d));
    }
}
