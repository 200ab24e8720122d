using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Tests.Origination.Applications;

/// <summary>What a dossier says of its person, of what the money is for, and of the years to come.</summary>
internal sealed class ProjectTests
{
    private PlatformHost _host = null!;
    private HttpClient _officer = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await PlatformHost.Start(funded: false);
        _officer = _host.Client(Roles.LoanOfficer);
    }

    [TearDown]
    public async Task Stop()
    {
        _officer.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task What_was_said_is_shown()
    {
        var dossier = await Show(await Register(Whole));

        using (Assert.EnterMultipleScope())
        {
            var person = dossier.GetProperty("entrepreneur");
            Assert.That(
                new[] { "nameInArabic", "commune", "homeProvince", "education", "situation" }.Select(x => person.GetProperty(x).GetString()),
                Is.EqualTo(new[] { "فاطمة الزهراء العمراني", "Tafraout", "Tiznit", "vocational", "at-home" }));
            Assert.That(dossier.GetProperty("enterprise").GetProperty("tradeRegister").GetString(), Is.EqualTo("12345 Tiznit"));
            var plan = dossier.GetProperty("request").GetProperty("plan");
            Assert.That(plan.GetProperty("bank").GetString(), Is.EqualTo("Banque Populaire"));
            Assert.That(plan.GetProperty("physicalInvestment").GetDecimal(), Is.EqualTo(60_000.50m), "30 000,25 of equipment, 20 000,25 of works, 10 000 of vehicles");
            Assert.That(plan.GetProperty("uses").GetProperty("workingCapital").GetDecimal(), Is.EqualTo(4_999.50m));
            var years = dossier.GetProperty("request").GetProperty("forecast");
            Assert.That(
                new[] { "first", "second", "third" }.Select(x => years.GetProperty(x).GetProperty("result").GetDecimal()), Is.EqualTo(new[] { -10_000m, 20_000.50m, 60_000m }), "turnover less charges");
        }
    }

    [Test]
    public async Task It_may_all_be_left_out()
    {
        var dossier = await Show(await Register());

        using (Assert.EnterMultipleScope())
        {
            foreach (var name in new[] { "nameInArabic", "commune", "homeProvince", "education", "situation" }) Assert.That(dossier.GetProperty("entrepreneur").GetProperty(name).ValueKind, Is.EqualTo(JsonValueKind.Null), name);
            Assert.That(dossier.GetProperty("request").GetProperty("plan").GetProperty("uses").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(dossier.GetProperty("request").GetProperty("forecast").ValueKind, Is.EqualTo(JsonValueKind.Null));
        }
    }

    [TestCase("equipment", 30_000.24)]
    [TestCase("workingCapital", 4_999.51)]
    [TestCase("other", 0.01)]
    public async Task Uses_by_kind_add_up_to_the_total_to_the_centime(string kind, double amount)
    {
        var answer = await Post(x =>
        {
            Whole(x);
            x["plan"]!["uses"]![kind] = amount;
        });
        Assert.That(await answer.Code(HttpStatusCode.Conflict), Is.EqualTo("plan.uses-differ"));
    }

    [Test]
    public async Task What_was_said_of_equipment_and_works_is_what_their_kinds_make()
    {
        var answer = await Post(x =>
        {
            Whole(x);
            x["plan"]!["physicalInvestment"] = 60_000;
        });
        Assert.That(await answer.Code(HttpStatusCode.Conflict), Is.EqualTo("plan.uses-differ"), "they make 60 000,50");
    }

    [TestCase("plan.negative", "plan", "uses", "stock")]
    [TestCase("forecast.negative", "forecast", "second", "charges")]
    [TestCase("forecast.negative", "forecast", "third", "cash")]
    public async Task Nothing_of_it_is_below_zero(string code, string part, string line, string name)
    {
        var answer = await Post(x =>
        {
            Whole(x);
            x[part]![line]![name] = -1;
        });
        Assert.That(await answer.Code(HttpStatusCode.Conflict), Is.EqualTo(code));
    }

    [Test]
    public async Task A_correction_tells_each_field_that_changed()
    {
        var id = await Register(Whole);
        var input = Body(Whole);
        input["entrepreneur"]!["situation"] = "employed";
        input["plan"]!["uses"]!["stock"] = 14_000;
        input["plan"]!["uses"]!["fees"] = 1_000;
        input["forecast"]!["third"]!["turnover"] = 170_000;
        input["enterprise"]!["tradeRegister"] = null;
        input["why"] = "Nouveau devis";

        var changes = (await (await _officer.PostAsJsonAsync($"/api/applications/{id}/correction", input)).Json()).GetProperty("changes").EnumerateArray()
            .Select(x => (x.GetProperty("field").GetString(), x.GetProperty("from").GetString(), x.GetProperty("to").GetString()));

        (string?, string?, string?)[] expected =
        [
            ("situation", "at-home", "employed"), ("trade-register", "12345 Tiznit", null), ("stock", "15000.00", "14000.00"), ("fees", "0.00", "1000.00"), ("third-turnover", "160000.00", "170000.00"),
        ];
        Assert.That(changes, Is.EqualTo(expected));
        Assert.That((await Show(id)).GetProperty("request").GetProperty("forecast").GetProperty("third").GetProperty("result").GetDecimal(), Is.EqualTo(70_000));
    }

    [TestCase("فاطمة الزهراء العمراني", null, "name-and-birthday")]
    [TestCase("Amrani Fatima-Zahra", null, "name-and-birthday")]
    [TestCase("Quelqu’un d’autre", "فاطمة الزهراء العمرانى", "name-and-birthday")]
    [TestCase("فاطمة العلوي", null, null)]
    public async Task Who_is_known_is_found_in_either_script(string name, string? inArabic, string? ground)
    {
        await Register(Whole);

        var found = (await (await _officer.PostAsJsonAsync("/api/applications/doubles", new { name, nameInArabic = inArabic, bornOn = "1990-03-12" })).Json()).EnumerateArray().Select(x => x.GetProperty("ground").GetString());
        Assert.That(found, Is.EqualTo(ground is null ? [] : new[] { ground }));
    }

    [Test]
    public async Task A_search_finds_them_by_either_name()
    {
        await Register(Whole);
        foreach (var name in new[] { "العمراني", "amrani" })
            Assert.That((await (await _officer.GetAsync($"/api/applications?search={Uri.EscapeDataString(name)}")).Json()).GetProperty("total").GetInt32(), Is.EqualTo(1), name);
    }

    [Test]
    public void A_form_s_total_is_the_sum_of_its_uses_once_one_is_typed()
    {
        var form = new NewApplicationForm { TotalInvestment = Money.Dirhams(1), PhysicalInvestment = Money.Dirhams(2) };
        Assert.That((form.TotalInvestment, form.PhysicalInvestment, form.Forecast), Is.EqualTo(((Money?)Money.Dirhams(1), (Money?)Money.Dirhams(2), (Forecast?)null)));

        (form.Equipment, form.Stock) = (Money.Dirhams(40_000), Money.Dirhams(10_000));
        Assert.That((form.TotalInvestment, form.PhysicalInvestment), Is.EqualTo(((Money?)Money.Dirhams(50_000), (Money?)Money.Dirhams(40_000))));

        form.SecondTurnover = Money.Dirhams(5);
        Assert.That(form.Forecast!.InOrder.Select(x => x.Result.InDirhams), Is.EqualTo(new[] { 0m, 5m, 0m }));
    }

    private static void Whole(JsonNode input)
    {
        var (person, plan) = (input["entrepreneur"]!, input["plan"]!);
        (person["nameInArabic"], person["commune"], person["homeProvince"], person["education"], person["situation"]) = ("فاطمة الزهراء العمراني", "Tafraout", "Tiznit", "vocational", "at-home");
        input["enterprise"]!["tradeRegister"] = "12345 Tiznit";
        plan["bank"] = "Banque Populaire";
        plan["uses"] = new JsonObject { ["equipment"] = 30_000.25, ["works"] = 20_000.25, ["vehicles"] = 10_000, ["stock"] = 15_000, ["workingCapital"] = 4_999.50, ["fees"] = 0, ["other"] = 0 };
        input["forecast"] = new JsonObject
        {
            ["first"] = Year(90_000, 100_000, 5_000),
            ["second"] = Year(120_000.50m, 100_000, 8_000),
            ["third"] = Year(160_000, 100_000, 12_000),
        };

        static JsonObject Year(decimal turnover, decimal charges, decimal cash) => new() { ["turnover"] = turnover, ["charges"] = charges, ["cash"] = cash };
    }

    private static JsonNode Body(Action<JsonNode>? change)
    {
        var input = JsonSerializer.SerializeToNode(new DossierInput().Body, JsonSerializerOptions.Web)!;
        change?.Invoke(input);
        return input;
    }

    private Task<HttpResponseMessage> Post(Action<JsonNode>? change = null) => _officer.PostAsJsonAsync("/api/applications", Body(change));

    private async Task<string> Register(Action<JsonNode>? change = null) => (await (await Post(change)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    private async Task<JsonElement> Show(string id) => await (await _officer.GetAsync($"/api/applications/{id}")).Json();
}
