using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Kernel;

namespace Alliance.Platform.Tests.Origination.Applications;

internal sealed class CorrectionTests
{
    private PlatformHost _host = null!;
    private HttpClient _officer = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await PlatformHost.Start();
        _officer = _host.Client(Roles.LoanOfficer, account: "Samira");
    }

    [TearDown]
    public async Task Stop()
    {
        _officer.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task History_keeps_who_changed_what_when_and_why()
    {
        var id = await new DossierInput().Register(_host);

        var corrected = await (await Correct(id, x =>
        {
            x["entrepreneur"]!["phone"] = "0661 00 11 22";
            x["amount"] = 45_000;
            x["plan"]!["ownFunds"] = 35_000;
            x["enterprise"]!["sector"] = "tourism";
        })).Json();

        (string?, string?, string?)[] expected = [("phone", null, "+212 6 61 00 11 22"), ("sector", "crafts", "tourism"), ("amount", "50000.00", "45000.00"), ("own-funds", "30000.00", "35000.00")];
        Assert.That(Changes(corrected.GetProperty("changes")), Is.EqualTo(expected));
        var dossier = await Show(id);
        var last = dossier.GetProperty("history").EnumerateArray().Last();
        Assert.That(Changes(last.GetProperty("changes")), Is.EqualTo(expected));
        Assert.That(
            new[] { "kind", "on", "by", "note" }.Select(x => last.GetProperty(x).GetString()),
            Is.EqualTo(new[] { "corrected", "2023-06-15", "Samira", "Mal lu sur le formulaire" }));
        Assert.That(dossier.GetProperty("request").GetProperty("amount").GetDecimal(), Is.EqualTo(45_000));
        Assert.That(dossier.GetProperty("entrepreneur").GetProperty("phone").GetString(), Is.EqualTo("+212 6 61 00 11 22"));
        Assert.That((await (await _officer.GetAsync("/api/applications?search=0661001122")).Json()).GetProperty("total").GetInt32(), Is.EqualTo(1), "found by what was corrected");
    }

    [Test]
    public async Task Who_saves_second_is_told_and_what_the_first_one_saved_stays()
    {
        var id = await new DossierInput().Register(_host);
        var read = await Show(id);
        var revisions = new[] { "revision", "entrepreneurRevision", "enterpriseRevision" }.ToDictionary(x => x, x => read.GetProperty(x).GetInt64());
        await (await Correct(id, x => x["entrepreneur"]!["phone"] = "0661001122", revisions)).Json();

        var late = await Correct(id, x => x["entrepreneur"]!["email"] = "fz@example.ma", revisions);

        Assert.That(await late.Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));
        Assert.That((await Show(id)).GetProperty("entrepreneur").GetProperty("phone").GetString(), Is.EqualTo("+212 6 61 00 11 22"));
    }

    [Test]
    public async Task A_change_of_the_person_through_another_dossier_is_told_as_well()
    {
        var first = await new DossierInput().Register(_host);
        var read = await Show(first);
        var second = await RegisterForTheSame(read);
        await (await Correct(second, x => x["entrepreneur"]!["phone"] = "0661001122")).Json();

        var late = await Correct(
            first, x => x["entrepreneur"]!["phone"] = "0777001122",
            new() { ["revision"] = read.GetProperty("revision").GetInt64(), ["entrepreneurRevision"] = read.GetProperty("entrepreneurRevision").GetInt64() });

        Assert.That(await late.Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));
    }

    [Test]
    public async Task What_was_decided_on_stays_until_the_decision_is_taken_back()
    {
        var (id, _) = await new DossierInput().Approve(_host);

        Assert.That(await (await Correct(id, x => x["term"] = 48)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.already-decided"));
        Assert.That((await Show(id)).GetProperty("allowed").EnumerateArray().Select(x => x.GetString()), Does.Not.Contain("correct"));

        Assert.That((await _host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{id}/decision/undoing", new { })).IsSuccessStatusCode, Is.True);
        Assert.That((await Correct(id, x => x["term"] = 48)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Dossiers_of_the_same_person_note_what_was_corrected_through_another_and_what_was_decided_on_stays_to_be_read()
    {
        var (decided, _) = await new DossierInput().Approve(_host);
        var second = await RegisterForTheSame(await Show(decided));
        var unrelated = await new DossierInput { Cin = "J654321", Entrepreneur = "Omar Bennani" }.Register(_host);

        await (await Correct(second, x =>
        {
            x["entrepreneur"]!["cin"] = "J123457";
            x["enterprise"]!["sector"] = "tourism";
            x["term"] = 48;
        })).Json();

        var dossier = await Show(decided);
        var last = dossier.GetProperty("history").EnumerateArray().Last();
        (string?, string?, string?)[] shared = [("cin", "J123456", "J123457"), ("sector", "crafts", "tourism")];
        Assert.That(last.GetProperty("kind").GetString(), Is.EqualTo("corrected-elsewhere"));
        Assert.That((last.GetProperty("by").GetString(), last.GetProperty("note").GetString()), Is.EqualTo(("Samira", "ISM-D-2023-0002: Mal lu sur le formulaire")));
        Assert.That(Changes(last.GetProperty("changes")), Is.EqualTo(shared), "the other one's term is its own");
        Assert.That(Changes(dossier.GetProperty("changedSinceDecision")), Is.EqualTo(shared));
        Assert.That(dossier.GetProperty("status").GetString(), Is.EqualTo("approved"));
        Assert.That((await Show(second)).GetProperty("changedSinceDecision").GetArrayLength(), Is.Zero, "nothing is decided there");
        Assert.That((await Show(unrelated)).GetProperty("history").GetArrayLength(), Is.EqualTo(1));

        await (await Correct(second, x => x["entrepreneur"]!["cin"] = "J123456")).Json();
        Assert.That(Changes((await Show(decided)).GetProperty("changedSinceDecision")), Is.Empty, "all stands as it was decided on");
    }

    [Test]
    public async Task What_a_new_dossier_is_refused_for_refuses_a_correction_and_nothing_is_stored()
    {
        var id = await new DossierInput().Register(_host);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await (await Correct(id, x => x["plan"]!["ownFunds"] = 1)).Code(HttpStatusCode.Conflict), Is.EqualTo("plan.unbalanced"));
            Assert.That(await (await Correct(id, x => x["entrepreneur"]!["bornOn"] = "2010-01-01")).Code(HttpStatusCode.Conflict), Is.EqualTo("application.too-young"));
            Assert.That(await (await Correct(id, x => x["receivedOn"] = "2022-12-31")).Code(HttpStatusCode.Conflict), Is.EqualTo("application.other-year"));
            Assert.That(await (await Correct(id, x => x["enterprise"]!["sector"] = "magic")).Code(HttpStatusCode.Conflict), Is.EqualTo("enterprise.unknown-sector"));
            Assert.That(await (await Correct(id, _ => { })).Code(HttpStatusCode.Conflict), Is.EqualTo("application.nothing-corrected"));
            Assert.That((await Correct(id, x => x["why"] = "")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        });
        Assert.That((await Show(id)).GetProperty("history").GetArrayLength(), Is.EqualTo(1));
    }

    [TestCase(Roles.CommitteeMember, HttpStatusCode.Forbidden)]
    [TestCase(Roles.Auditor, HttpStatusCode.Forbidden)]
    [TestCase(Roles.Mentor, HttpStatusCode.Forbidden)]
    [TestCase(null, HttpStatusCode.Unauthorized)]
    public async Task It_is_for_those_who_register_dossiers(string? role, HttpStatusCode expected)
    {
        var id = await new DossierInput().Register(_host);

        Assert.That((await Correct(id, x => x["term"] = 48, client: _host.Client(role))).StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task Another_platform_has_no_such_dossier()
    {
        var id = await new DossierInput().Register(_host);

        Assert.That((await Correct(id, x => x["term"] = 48, client: _host.Client(Roles.LoanOfficer, FixedOrganisations.Ior))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<JsonElement> Show(string id) => await (await _officer.GetAsync($"/api/applications/{id}")).Json();

    /// <param name="change">Of the dossier as <see cref="DossierInput"/> has registered it.</param>
    private async Task<HttpResponseMessage> Correct(string id, Action<JsonNode> change, Dictionary<string, long>? revisions = null, HttpClient? client = null)
    {
        var body = JsonSerializer.SerializeToNode(new DossierInput().Body)!;
        body["why"] = "Mal lu sur le formulaire";
        change(body);
        foreach (var (name, revision) in revisions ?? []) body[name] = revision;
        return await (client ?? _officer).PostAsJsonAsync($"/api/applications/{id}/correction", body);
    }

    private async Task<string> RegisterForTheSame(JsonElement read)
    {
        var body = JsonSerializer.SerializeToNode(new DossierInput().Body)!.AsObject();
        body.Remove("entrepreneur");
        body.Remove("enterprise");
        body["entrepreneurId"] = read.GetProperty("entrepreneurId").GetString();
        body["enterpriseId"] = read.GetProperty("enterpriseId").GetString();
        return (await (await _officer.PostAsJsonAsync("/api/applications", body)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;
    }

    private static (string?, string?, string?)[] Changes(JsonElement changes) =>
        [.. changes.EnumerateArray().Select(x => (x.GetProperty("field").GetString(), x.GetProperty("from").GetString(), x.GetProperty("to").GetString()))];
}
