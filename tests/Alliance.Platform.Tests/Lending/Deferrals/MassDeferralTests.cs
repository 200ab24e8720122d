using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Lending.Loans;

namespace Alliance.Platform.Tests.Lending.Deferrals;

/// <summary>Many loans deferred after an event: chosen, previewed, decided by two, carried out and undone.</summary>
internal sealed class MassDeferralTests
{
    private static readonly string[] Tiznit = ["Tiznit"];

    private static string Chosen(JsonElement preview) => string.Join(',', preview.GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("enterprise").GetString()).Order());

    private static IEnumerable<TestCaseData> Choices()
    {
        yield return new TestCaseData("Argan,Laine Tata,Tapis Anzi", new[] { ("provinces", (object?)Tiznit) }).SetArgDisplayNames("a province");
        yield return new TestCaseData("Amlou,Laine Tata,Tapis Anzi", new[] { ("sectors", (object?)new[] { "crafts" }) }).SetArgDisplayNames("a sector");
        yield return new TestCaseData("Laine Tata,Tapis Anzi", new[] { ("provinces", (object?)Tiznit), ("sectors", new[] { "crafts" }) }).SetArgDisplayNames("both at once");
        yield return new TestCaseData("Amlou,Laine Tata,Tapis Anzi", new[] { ("eventOn", (object?)"2023-06-09") }).SetArgDisplayNames("paid out before the event");
        yield return new TestCaseData("Tapis Anzi", new[] { ("numbers", (object?)new[] { " ISM-2023-0001 " }) }).SetArgDisplayNames("by hand");
        yield return new TestCaseData("Amlou,Argan,Laine Tata", new[] { ("provinces", (object?)Tiznit), ("numbers", new[] { "ISM-2023-0003" }), ("without", new[] { "ISM-2023-0001" }) })
            .SetArgDisplayNames("a province, one more and one less");
    }

    [TestCaseSource(nameof(Choices))]
    public async Task Loans_are_chosen_by(string enterprises, (string, object?)[] criteria)
    {
        await using var deferral = await DeferralCase.FourLoans();

        Assert.That(Chosen(await deferral.Preview(DeferralCase.Asked(criteria))), Is.EqualTo(enterprises));
    }

    [Test]
    public async Task Nothing_happens_before_a_second_person_has_approved()
    {
        await using var deferral = await DeferralCase.FourLoans();
        var (id, proposal) = await deferral.Propose(DeferralCase.Asked(("provinces", Tiznit)));
        await deferral.Step();

        Assert.That((await deferral.Show(id)).GetProperty("standing").GetString(), Is.EqualTo("waiting"));
        Assert.That(await deferral.Arrears["Tapis Anzi"].EventCount(), Is.EqualTo(1));
        Assert.That(await (await DeferralCase.Approve(deferral.Treasurer, proposal)).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.same-person"));
        var sameInAnotherRole = deferral.Host.Client(Roles.Director, account: Roles.Treasurer);
        Assert.That(await (await DeferralCase.Approve(sameInAnotherRole, proposal)).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.same-person"));
        var machine = deferral.Host.Client(Roles.Director, account: PlatformHost.Machine);
        Assert.That(await (await DeferralCase.Approve(machine, proposal)).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.needs-account"));
        Assert.That(await (await machine.PostAsJsonAsync("/api/deferrals", DeferralCase.Asked(("provinces", Tiznit)))).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.needs-account"));
        Assert.That((await DeferralCase.Approve(deferral.Host.Client(Roles.LoanOfficer), proposal)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

        await (await DeferralCase.Approve(deferral.Director, proposal)).Json();
        await deferral.Step();

        var shown = await deferral.Arrears["Tapis Anzi"].Show();
        Assert.That(shown.GetProperty("events")[0].GetProperty("enteredBy").GetString(), Is.EqualTo($"{Roles.Treasurer} + {Roles.Director}"), "both stand in the loan's history");
        Assert.That(await deferral.Arrears["Amlou"].EventCount(), Is.EqualTo(2), "of another province");
    }

    [Test]
    public async Task Rejected_it_is_dropped()
    {
        await using var deferral = await DeferralCase.FourLoans();
        var (id, proposal) = await deferral.Propose(DeferralCase.Asked(("provinces", Tiznit)));

        await (await deferral.Director.PostAsJsonAsync($"/api/proposals/{proposal}/rejection", new { why = "Au cas par cas" })).Json();

        Assert.That((await deferral.Show(id)).GetProperty("standing").GetString(), Is.EqualTo("dropped"));
        Assert.That(await deferral.Step(), Is.False, "there is nothing to carry out");
    }

    [Test]
    public async Task Undone_by_two_every_loan_stands_as_before()
    {
        await using var deferral = await DeferralCase.FourLoans();
        var before = await Standings(deferral);
        var id = await deferral.Done(DeferralCase.Asked(("provinces", Tiznit)));
        Assert.That(await Standings(deferral), Is.Not.EqualTo(before));

        var waiting = (await (await deferral.ProposeUndoing(id)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;
        Assert.That(await (await DeferralCase.Approve(deferral.Treasurer, waiting)).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.same-person"));
        Assert.That(await (await deferral.ProposeUndoing(id)).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.waiting-already"));
        await (await deferral.Treasurer.PostAsJsonAsync($"/api/proposals/{waiting}/withdrawal", new { })).Json();
        await deferral.Undone(id);

        Assert.That(await Standings(deferral), Is.EqualTo(before));
        var shown = await deferral.Show(id);
        Assert.That((shown.GetProperty("standing").GetString(), shown.GetProperty("counts").GetProperty("undone").GetInt32()), Is.EqualTo(("undone", 3)));
        Assert.That(await (await deferral.ProposeUndoing(id)).Code(HttpStatusCode.Conflict), Is.EqualTo("deferral.not-done"));
    }

    [Test]
    public async Task One_undone_alone_before_is_left_alone()
    {
        await using var deferral = await DeferralCase.FourLoans();
        var id = await deferral.Done(DeferralCase.Asked(("provinces", Tiznit)));
        var loan = deferral.Arrears["Argan"];
        var deferred = (await loan.Show()).GetProperty("events")[0].GetProperty("id").GetString();
        await (await loan.Post($"events/{deferred}/undoing", new { reason = "Non concerné" }, client: deferral.Director)).Json(HttpStatusCode.Created);

        await deferral.Undone(id);

        Assert.That(await loan.EventCount(), Is.EqualTo(3), "paid out, deferred, undone once");
        Assert.That((await deferral.Show(id)).GetProperty("counts").GetProperty("undone").GetInt32(), Is.EqualTo(3));
    }

    [Test]
    public async Task A_loan_that_cannot_be_deferred_is_named_with_the_reason_and_the_others_are()
    {
        await using var deferral = await DeferralCase.FourLoans();
        await deferral.Arrears.Add("Court", 0, term: 12); // its last instalment falls due on 1 December 2024
        var asked = DeferralCase.Asked(("provinces", Tiznit), ("from", "2025-01-01"));

        var preview = await deferral.Preview(asked);
        var shown = await deferral.Show(await deferral.Done(asked));

        var refused = preview.GetProperty("rows").EnumerateArray().Single(x => x.GetProperty("enterprise").GetString() == "Court");
        Assert.That((preview.GetProperty("refused").GetInt32(), refused.GetProperty("code").GetString()), Is.EqualTo((1, "loan.nothing-to-defer")));
        Assert.That(shown.GetProperty("rows").EnumerateArray().Where(x => x.GetProperty("code").ValueKind is not JsonValueKind.Null)
            .Select(x => $"{x.GetProperty("enterprise").GetString()} {x.GetProperty("status").GetString()} {x.GetProperty("code").GetString()}"), Is.EqualTo(new[] { "Court refused loan.nothing-to-defer" }));
        Assert.That(shown.GetProperty("counts").GetProperty("deferred").GetInt32(), Is.EqualTo(3));
    }

    [TestCase("months", 0, HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("months", 13, HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("reason", "", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("name", " ", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("from", "2022-12-31", HttpStatusCode.Conflict, "deferral.from-impossible")]
    [TestCase("from", "9999-12-31", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("eventOn", "2024-02-11", HttpStatusCode.Conflict, "deferral.event-in-the-future")]
    [TestCase("sectors", "piracy", HttpStatusCode.Conflict, "deferral.unknown-sector")]
    [TestCase("numbers", "ISM-1999-0001", HttpStatusCode.Conflict, "deferral.unknown-loan")]
    [TestCase("provinces", "Atlantide", HttpStatusCode.Conflict, "deferral.nothing-chosen")]
    [TestCase("provinces", null, HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("provinces", " ", HttpStatusCode.Conflict, "deferral.nothing-chosen")]
    [TestCase("sectors", "", HttpStatusCode.Conflict, "deferral.nothing-chosen")]
    public async Task Bad_input_is_refused_and_nothing_is_stored(string field, object? value, HttpStatusCode status, string code)
    {
        await using var deferral = await DeferralCase.FourLoans();
        var isList = field is "sectors" or "numbers" or "provinces";
        var asked = isList ? DeferralCase.Asked((field, new[] { value })) : DeferralCase.Asked(("provinces", Tiznit), (field, value));

        foreach (var path in new[] { "/api/deferrals/preview", "/api/deferrals" })
            Assert.That(await (await deferral.Treasurer.PostAsJsonAsync(path, asked)).Code(status), Is.EqualTo(code), path);

        Assert.That((await (await deferral.Director.GetAsync("/api/deferrals")).Json()).GetArrayLength(), Is.Zero);
        Assert.That((await (await deferral.Director.GetAsync("/api/proposals")).Json()).GetProperty("waiting").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Treasurers_and_directors_propose_who_reads_loans_looks_and_strangers_find_nothing()
    {
        await using var deferral = await DeferralCase.FourLoans();
        var asked = DeferralCase.Asked(("provinces", Tiznit));
        var id = await deferral.Done(asked);

        foreach (var role in new[] { Roles.LoanOfficer, Roles.Auditor })
        {
            var client = deferral.Host.Client(role);
            Assert.That((await client.GetAsync($"/api/deferrals/{id}")).StatusCode, Is.EqualTo(HttpStatusCode.OK), role);
            foreach (var door in new[] { "", "/preview" }) Assert.That((await client.PostAsJsonAsync("/api/deferrals" + door, asked)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), role);
            Assert.That((await client.PostAsJsonAsync($"/api/deferrals/{id}/undoing-proposals", new { reason = "Non" })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), role);
        }

        var stranger = deferral.Host.Client(Roles.Director, FixedOrganisations.Ior);
        Assert.That((await stranger.GetAsync($"/api/deferrals/{id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await stranger.PostAsJsonAsync($"/api/deferrals/{id}/undoing-proposals", new { reason = "Non" })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await deferral.Host.Client(Roles.CommitteeMember).GetAsync("/api/deferrals")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Proposed_twice_with_the_same_key_it_is_one()
    {
        await using var deferral = await DeferralCase.FourLoans();
        var asked = DeferralCase.Asked(("provinces", Tiznit));

        var answers = await deferral.Arrears["Argan"].AtOnce(() => Send(), () => Send());

        Assert.That((await Task.WhenAll(answers.Select(x => x.Content.ReadAsStringAsync()))).Distinct().Count(), Is.EqualTo(1));
        Assert.That((await (await deferral.Director.GetAsync("/api/deferrals")).Json()).GetArrayLength(), Is.EqualTo(1));

        async Task<HttpResponseMessage> Send()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/deferrals") { Content = JsonContent.Create(asked) };
            request.Headers.Add("Idempotency-Key", "k-1");
            return await deferral.Treasurer.SendAsync(request);
        }
    }

    /// <summary>All that a loan shows of itself but its history.</summary>
    private static async Task<List<string>> Standings(DeferralCase deferral)
    {
        List<string> standings = [];
        foreach (var loan in deferral.Arrears.Loans.Values)
        {
            var shown = await loan.Show();
            standings.Add(string.Join('|', shown.EnumerateObject().Where(x => x.Name is not ("events" or "revision")).Select(x => x.Value.GetRawText())));
        }

        return standings;
    }
}
