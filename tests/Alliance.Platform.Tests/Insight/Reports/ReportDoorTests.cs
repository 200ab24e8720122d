using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Tests.Collection.Arrears;
using Alliance.Platform.Tests.Lending.Loans;
using MiniExcelLibs;
using Reader = UglyToad.PdfPig.PdfDocument;

namespace Alliance.Platform.Tests.Insight.Reports;

/// <summary>Reports through their doors: JSON, spreadsheet, paper; who may ask, and what may be asked.</summary>
internal sealed class ReportDoorTests
{
    private static readonly string[] Names = ["portfolio", "expected", "collected", "ageing", "losses", "disbursed", "last-instalment"];

    private static Task<ArrearsCase> ThreeLoans() => ArrearsCase.Of(("Amlou d'Agadir", 1_000, "Taroudannt"), ("=Tapis;Anzi", 0, "Tiznit"), ("Argan Tiznit", 2_000, "Tiznit"));

    private static async Task<JsonElement> Get(PlatformHost host, string path, string role = Roles.Director) => await (await host.Client(role).GetAsync("/api/reports/" + path)).Json();

    private static decimal Of(JsonElement values, string column) => values.GetProperty(column).GetDecimal();

    [Test]
    public async Task Ageing_counts_each_loan_in_the_bucket_of_its_oldest_unpaid_instalment()
    {
        await using var arrears = await ThreeLoans();

        var report = await Get(arrears.Host, "ageing?by=province");
        var lines = report.GetProperty("lines").EnumerateArray().ToDictionary(x => x.GetProperty("key").GetString()!, x => x.GetProperty("values"));
        var tiznit = report.GetProperty("groups").EnumerateArray().Single(x => x.GetProperty("key").GetString() == "Tiznit").GetProperty("totals");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Keys, Is.EqualTo(new[] { "on-time", "1-30", "31-60", "61-90", "91-180", "181-" }));
            Assert.That(Of(lines["on-time"], "outstanding"), Is.EqualTo(34_000));
            Assert.That(Of(lines["1-30"], "outstanding"), Is.EqualTo(35_000));
            Assert.That(Of(lines["1-30"], "arrears"), Is.EqualTo(1_000), "February's, though nothing was entered since");
            Assert.That(Of(lines["31-60"], "arrears"), Is.EqualTo(2_000), "January's and February's");
            Assert.That(Of(lines["31-60"], "share"), Is.EqualTo(decimal.Round(36_000m / 105_000, 6)));
            Assert.That(Of(tiznit, "activeLoans"), Is.EqualTo(2));
            Assert.That(Of(tiznit, "outstanding"), Is.EqualTo(70_000));
        }
    }

    [Test]
    public async Task Expected_collections_are_all_that_is_outstanding()
    {
        await using var arrears = await ThreeLoans();

        var report = await Get(arrears.Host, "expected?to=2024-03-31");
        var lines = report.GetProperty("lines").EnumerateArray().Select(x => (x.GetProperty("key").GetString(), Of(x.GetProperty("values"), "expected")));

        Assert.That(lines, Is.EqualTo(new[] { ("past-due", 3_000m), ("2024-02", 0m), ("2024-03", 3_000m), ("later", 99_000m) }));
        Assert.That(Of(report.GetProperty("totals"), "expected"), Is.EqualTo(105_000));
    }

    /// <summary>What a report said on a day it says of that day for ever: a payment taken back later counted then, as did a schedule replaced later.</summary>
    [Test]
    public async Task Asked_again_later_a_day_looks_as_it_looked_then([ValueSource(nameof(Names))] string name)
    {
        await using var arrears = await ThreeLoans();
        var then = WithoutTime(await Get(arrears.Host, $"{name}?by=officer{Period(name)}"));

        arrears.Host.Organisations.GoTo(new(2024, 5, 20));
        var argan = arrears["Argan Tiznit"];
        await (await argan.Pay(new { amount = 5_000, paidOn = "2024-04-02" })).Json(HttpStatusCode.Created);
        var payment = (await argan.Show()).GetProperty("events").EnumerateArray().Single(x => x.GetProperty("on").GetString() == "2024-02-01").GetProperty("id").GetString();
        await (await argan.Post($"payments/{payment}/return", new { returnedOn = "2024-05-10" })).Json(HttpStatusCode.Created);

        Assert.That(WithoutTime(await Get(arrears.Host, $"{name}?asOf=2024-02-10&by=officer{Period(name)}")), Is.EqualTo(then));
    }

    private static string Period(string name) => name is "expected" ? "&to=2024-12-31" : "&from=2023-01-01&to=2024-02-10";

    [Test]
    public async Task Before_anything_there_is_nothing([ValueSource(nameof(Names))] string name)
    {
        await using var arrears = await ThreeLoans();

        var report = await Get(arrears.Host, $"{name}?asOf=2001-01-01&by=sector");

        Assert.That(report.GetProperty("groups").GetArrayLength(), Is.Zero);
        Assert.That(report.GetProperty("totals").EnumerateObject().Select(x => x.Value), Has.All.Matches<JsonElement>(x => x.ValueKind is JsonValueKind.Null || x.GetDecimal() == 0));
        Assert.That((await arrears.Officer.GetAsync($"/api/reports/{name}.pdf?asOf=2001-01-01")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await arrears.Officer.GetAsync($"/api/reports/{name}?asOf=1900-01-01")).StatusCode, Is.EqualTo(HttpStatusCode.OK), "the first day of business");
    }

    [Test]
    public async Task The_loans_behind_a_row_are_named([Values("31-60", "on-time")] string line)
    {
        await using var arrears = await ThreeLoans();

        var found = await Get(arrears.Host, $"ageing/loans?by=province&group=Tiznit&line={line}");

        var row = found.GetProperty("rows").EnumerateArray().Single();
        Assert.That(found.GetProperty("total").GetInt32(), Is.EqualTo(1));
        Assert.That(row.GetProperty("enterprise").GetString(), Is.EqualTo(line == "on-time" ? "Argan Tiznit" : "=Tapis;Anzi"));
        Assert.That(Of(row.GetProperty("values"), "outstanding"), Is.EqualTo(line == "on-time" ? 34_000 : 36_000));
    }

    [TestCase("ageing?asOf=2024-02-11", HttpStatusCode.Conflict, "report.after-today")]
    [TestCase("losses?from=2024-02-01&to=2024-01-01", HttpStatusCode.Conflict, "report.period-reversed")]
    [TestCase("losses?asOf=2024-01-01&from=2023-01-01&to=2024-01-31", HttpStatusCode.Conflict, "report.period-after-as-of")]
    [TestCase("disbursed?from=1990-01-01", HttpStatusCode.Conflict, "report.period-too-long")]
    [TestCase("expected?to=2099-01-01", HttpStatusCode.Conflict, "report.period-too-long")]
    [TestCase("ageing?asOf=yesterday", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("ageing?by=colour", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("ageing?by=2", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("ageing/loans?page=0", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("ageing/loans?size=201", HttpStatusCode.BadRequest, "bad-request")]
    public async Task Nonsense_is_refused_with_a_code(string path, HttpStatusCode status, string code)
    {
        await using var host = await PlatformHost.Start();
        host.Organisations.GoTo(ArrearsCase.Today);

        Assert.That(await (await host.Client(Roles.Director).GetAsync("/api/reports/" + path)).Code(status), Is.EqualTo(code));
    }

    [Test]
    public async Task There_is_no_other_report()
    {
        await using var host = await PlatformHost.Start();

        foreach (var path in new[] { "profits", "profits.xlsx", "profits.csv", "profits.pdf", "profits/loans", "3" })
            Assert.That((await host.Client(Roles.Director).GetAsync("/api/reports/" + path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
    }

    [Test]
    public async Task Reports_are_for_those_who_follow_loans()
    {
        await using var host = await PlatformHost.Start();

        foreach (var path in new[] { "ageing", "ageing.xlsx", "ageing.csv", "ageing.pdf", "ageing/loans" })
        {
            foreach (var role in new[] { Roles.Director, Roles.Treasurer, Roles.LoanOfficer, Roles.Auditor })
                Assert.That((await host.Client(role).GetAsync("/api/reports/" + path)).StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{role} {path}");
            foreach (var role in new[] { Roles.CommitteeMember, Roles.PlatformAdministrator, Roles.Mentor })
                Assert.That((await host.Client(role).GetAsync("/api/reports/" + path)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), $"{role} {path}");
            Assert.That((await host.Client().GetAsync("/api/reports/" + path)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), path);
        }
    }

    [Test]
    public async Task Another_platform_sees_nothing_of_it([ValueSource(nameof(Names))] string name)
    {
        await using var arrears = await ThreeLoans();
        arrears.Host.Organisations.GoTo(ArrearsCase.Today, FixedOrganisations.Ior);
        var other = arrears.Host.Client(Roles.Director, FixedOrganisations.Ior);

        var report = await (await other.GetAsync($"/api/reports/{name}?by=province{Period(name)}")).Json();

        Assert.That(report.GetProperty("groups").GetArrayLength(), Is.Zero);
        Assert.That((await (await other.GetAsync($"/api/reports/{name}/loans")).Json()).GetProperty("total").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task The_spreadsheet_has_a_title_definitions_and_real_numbers()
    {
        await using var arrears = await ThreeLoans();

        var cells = await Sheet(arrears, "ageing.xlsx?by=province");
        var json = await Get(arrears.Host, "ageing?by=province");

        Assert.That(cells[0][0], Is.EqualTo("Balance âgée"));
        Assert.That(cells[2], Is.EqualTo(new object?[] { "Arrêté au", new DateTime(2024, 2, 10), null, null, null, null }));
        Assert.That(cells.Select(x => x[0]), Does.Contain("En retard"), "each column is defined");
        var heading = cells.FindIndex(x => Equals(x[1], "Jours de retard"));
        Assert.That(cells[heading], Is.EqualTo(new object?[] { "Province", "Jours de retard", "Prêts", "Restant dû (DH)", "En retard (DH)", "Part" }));
        var rows = cells.Skip(heading + 1).ToList();
        Assert.That(rows[^1], Is.EqualTo(Row("Total", null, json.GetProperty("totals"))));
        foreach (var group in json.GetProperty("groups").EnumerateArray())
            Assert.That(rows, Does.Contain(Row(group.GetProperty("name").GetString()!, null, group.GetProperty("totals"))));
        foreach (var line in json.GetProperty("lines").EnumerateArray())
            Assert.That(rows.Where(x => Equals(x[0], "Tous les prêts")).Select(x => x.Skip(2)), Does.Contain(Row("", null, line.GetProperty("values")).Skip(2)));

        static object?[] Row(string group, object? line, JsonElement values) => [group, line, .. values.EnumerateObject().Select(x => (object?)x.Value.GetDouble())];
    }

    [Test]
    public async Task Months_in_the_spreadsheet_are_dates()
    {
        await using var arrears = await ThreeLoans();

        var cells = await Sheet(arrears, "collected.xlsx?from=2024-01-01");

        Assert.That(cells.Select(x => x[1]), Does.Contain(new DateTime(2024, 1, 1)).And.Contain(new DateTime(2024, 2, 1)));
        var february = cells.Single(x => Equals(x[1], new DateTime(2024, 2, 1)));
        Assert.That(february, Is.EqualTo(new object?[] { "Tous les prêts", new DateTime(2024, 2, 1), 3d, 3_000d, 1_000d, 2_000d, 0.333333d }));
    }

    /// <summary>An officer's name is what a user types: it must not be carried out by a spreadsheet.</summary>
    [TestCase("xlsx")]
    [TestCase("csv")]
    public async Task No_name_becomes_a_formula(string format)
    {
        await using var host = await PlatformHost.Start();
        var (_, id) = await new DossierInput { Amount = 36_000 }.Approve(host);
        var loan = new LoanCase(host, id);
        await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        await host.Run<PlatformDb>(async db =>
        {
            var application = db.Applications.Single();
            application.HandOver(new(null, "=cmd|' /C calc'!A0"), new(FixedOrganisations.Today, "x", new(2023, 6, 15, 0, 0, 0, DateTimeKind.Utc)));
            await db.SaveChangesAsync();
        });

        var file = await host.Client(Roles.Director).GetByteArrayAsync($"/api/reports/portfolio.{format}?by=officer");

        if (format == "csv") Assert.That(Encoding.UTF8.GetString(file), Does.Contain("'=cmd").And.Not.Contain("\n=cmd").And.Not.Contain("\"=cmd"));
        else Assert.That(MiniExcel.Query(new MemoryStream(file)).Cast<IDictionary<string, object?>>().Select(x => x["A"]), Does.Contain("=cmd|' /C calc'!A0"), "a cell of text needs no guard");
    }

    [Test]
    public async Task Csv_is_the_figures_alone()
    {
        await using var arrears = await ThreeLoans();

        var lines = Encoding.UTF8.GetString(await arrears.Officer.GetByteArrayAsync("/api/reports/portfolio.csv?by=province")).Trim('\uFEFF').Trim().Split('\n');

        Assert.That(lines, Has.Length.EqualTo(4), "a heading, two provinces, a total");
        Assert.That(lines[3].Trim(), Is.EqualTo("Total;;3;3;108000;3000;0;105000;3000;0,342857;0"));
    }

    [Test]
    public async Task On_paper_stand_platform_report_day_and_pages([ValueSource(nameof(Names))] string name)
    {
        await using var arrears = await ThreeLoans();

        using var paper = Reader.Open(await arrears.Officer.GetByteArrayAsync($"/api/reports/{name}.pdf?by=province&language=fr"));
        var text = string.Concat(paper.GetPages().Select(x => x.Text)).Replace(" ", "", StringComparison.Ordinal);

        Assert.That(text, Does.Contain("ism").And.Contain("10février2024").And.Contain("Page1/").And.Contain("Définitions"));
        using var arabic = Reader.Open(await arrears.Officer.GetByteArrayAsync($"/api/reports/{name}.pdf?language=ar"));
        Assert.That(arabic.NumberOfPages, Is.GreaterThan(0));
    }

    [Test]
    public async Task The_paper_shows_the_figures_of_the_report()
    {
        await using var arrears = await ThreeLoans();

        using var paper = Reader.Open(await arrears.Officer.GetByteArrayAsync("/api/reports/ageing.pdf?by=province"));
        var text = string.Concat(paper.GetPages().Select(x => x.Text)).Replace("\u202F", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

        Assert.That(text, Does.Contain("Balanceâgée").And.Contain("Taroudannt").And.Contain("105000,00").And.Contain("3000,00").And.Contain("100,0%"));
    }

    private static async Task<List<object?[]>> Sheet(ArrearsCase arrears, string path)
    {
        using var file = new MemoryStream(await arrears.Officer.GetByteArrayAsync("/api/reports/" + path));
        return [.. MiniExcel.Query(file).Cast<IDictionary<string, object?>>().Select(x => x.Values.ToArray())];
    }

    private static string WithoutTime(JsonElement report) => string.Join('\n', report.EnumerateObject().Where(x => x.Name != "tookMilliseconds").Select(x => $"{x.Name}: {x.Value.GetRawText()}"));
}
