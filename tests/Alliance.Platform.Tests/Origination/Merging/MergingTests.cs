using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Origination.Merging;

/// <summary>Amina has a record of 2023 without a telephone and one of 2022, written otherwise, with one. Each has a dossier; on the later one's a loan is paid out.</summary>
internal sealed class MergingTests
{
    private PlatformHost _host = null!;
    private string _early = "", _late = "", _earlyDossier = "", _lateDossier = "", _loan = "";

    [SetUp]
    public async Task Start()
    {
        _host = await PlatformHost.Start();
        _earlyDossier = await new DossierInput { Entrepreneur = "Amina Alaoui", Cin = null, Phone = "0612345678", BornOn = "1988-02-29", Enterprise = "Couture Amina", ReceivedOn = "2022-03-01" }.Register(_host);
        (_lateDossier, _loan) = await new DossierInput { Entrepreneur = "Amina El Alaoui", Cin = "BK777888", BornOn = "1988-02-28", Enterprise = "Boulangerie Salam" }.Approve(_host);
        await (await _host.Client(Roles.Treasurer).PostAsJsonAsync($"/api/loans/{_loan}/disbursements", new { amount = 50_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        (_early, _late) = (await PersonOf(_earlyDossier), await PersonOf(_lateDossier));
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task All_dossiers_are_those_of_the_record_that_stays_which_takes_what_it_lacks()
    {
        await Merge(_late, _early);

        var (earlier, later) = (await Show(_earlyDossier), await Show(_lateDossier));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(earlier.GetProperty("entrepreneurId").GetString(), Is.EqualTo(_late));
            Assert.That(Written(earlier), Is.EqualTo("Amina El Alaoui 1988-02-28 BK777888 +212 6 12 34 56 78"));
            Assert.That(Written(later), Is.EqualTo("Amina El Alaoui 1988-02-28 BK777888 +212 6 12 34 56 78"), "it had no telephone; its name and birthday stay");
            Assert.That(LastEvent(earlier), Is.EqualTo("persons-merged: name Amina Alaoui > Amina El Alaoui, born-on 1988-02-29 > 1988-02-28, cin  > BK777888"));
            Assert.That(LastEvent(later), Is.EqualTo("persons-merged: phone  > +212 6 12 34 56 78"));
        }
    }

    [Test]
    public async Task Undone_each_has_again_what_was_theirs()
    {
        var merge = await Merge(_late, _early);

        await Undo(_late, merge);

        var (earlier, later) = (await Show(_earlyDossier), await Show(_lateDossier));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(earlier.GetProperty("entrepreneurId").GetString(), Is.EqualTo(_early));
            Assert.That(Written(earlier), Is.EqualTo("Amina Alaoui 1988-02-29  +212 6 12 34 56 78"));
            Assert.That(Written(later), Is.EqualTo("Amina El Alaoui 1988-02-28 BK777888 "));
            Assert.That(LastEvent(later), Is.EqualTo("persons-parted: phone +212 6 12 34 56 78 > "));
            Assert.That(await Undo(_late, merge, HttpStatusCode.Conflict), Is.EqualTo("person.parted-already"));
            Assert.That(await Found("Alaoui"), Is.EqualTo(new[] { "Amina Alaoui", "Amina El Alaoui" }));
        }
    }

    [Test]
    public async Task What_came_since_stays_where_it_is_and_a_telephone_that_was_corrected_too()
    {
        var merge = await Merge(_late, _early);
        var since = await new DossierInput { ReceivedOn = "2023-06-05" }.RegisterFor(_host, _early, await EnterpriseOf(_earlyDossier));
        await Correct(since, "0699999999");

        await Undo(_late, merge);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await PersonOf(since), Is.EqualTo(_late), "one who asks by the record that was given up is known by the one that stays");
            Assert.That(Written(await Show(_lateDossier)), Does.EndWith(" +212 6 99 99 99 99"));
            Assert.That(await PersonOf(_earlyDossier), Is.EqualTo(_early));
        }
    }

    [Test]
    public async Task Whoever_looks_for_either_finds_the_one_that_stays()
    {
        await Merge(_late, _early);

        using (Assert.EnterMultipleScope())
        {
            foreach (var written in new[] { "Amina Alaoui", "El Alaoui", "06 12 34 56 78", "bk777888" }) Assert.That(await Found(written), Is.EqualTo(new[] { "Amina El Alaoui" }), written);
            var doubles = await (await _host.Client(Roles.LoanOfficer).PostAsJsonAsync("/api/applications/doubles", new { name = "Amina Alaoui", bornOn = "1988-02-29" })).Json();
            Assert.That(doubles.GetArrayLength(), Is.Zero, "the record of that birthday was given up");
        }
    }

    /// <summary>By hand: two who asked and one of them who borrowed are one who asked and borrowed; nothing else moves.</summary>
    [Test]
    public async Task The_figures_count_one_person_and_two_again()
    {
        Assert.That(await Figures(), Is.EqualTo((2, 1, 2, 1)));

        var merge = await Merge(_early, _late);
        Assert.That(await Figures(), Is.EqualTo((1, 1, 2, 1)), "the first dossier is with one enterprise, the loan with the other");

        await Undo(_early, merge);
        Assert.That(await Figures(), Is.EqualTo((2, 1, 2, 1)));
        await _host.Run<FiguresKeeper>(x => x.Rebuild());
        Assert.That(await Figures(), Is.EqualTo((2, 1, 2, 1)), "computed from nothing");
    }

    /// <summary>By hand: one borrower throughout. Paid out for the bakery on 1 June; then a payment of 20 May for the tailor's is recorded, so that it is there that she is counted, and no longer at the bakery; and taken back.</summary>
    [Test]
    public async Task A_borrower_of_two_enterprises_is_counted_where_she_was_paid_first_and_once()
    {
        await Merge(_early, _late);
        Assert.That(await Figures(), Is.EqualTo((1, 1, 2, 1)));
        var answer = await _host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{_earlyDossier}/approval", new { amount = 20_000, term = 24, graceMonths = 0, decidedOn = "2023-05-20" });
        var loan = (await answer.Json(HttpStatusCode.Created)).GetProperty("loanId").GetString();

        var paid = (await (await _host.Client(Roles.Treasurer).PostAsJsonAsync($"/api/loans/{loan}/disbursements", new { amount = 20_000, paidOn = "2023-05-20" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString();
        Assert.That(await Figures(), Is.EqualTo((1, 1, 2, 2)));

        await (await _host.Client(Roles.Treasurer).PostAsJsonAsync($"/api/loans/{loan}/events/{paid}/undoing", new { })).Json(HttpStatusCode.Created);
        Assert.That(await Figures(), Is.EqualTo((1, 1, 2, 1)));
    }

    [Test]
    public async Task Records_are_merged_in_chains_and_parted_from_the_end()
    {
        var third = await PersonOf(await new DossierInput { Entrepreneur = "Alaoui Amina", Cin = null, Enterprise = "Troisième" }.Register(_host));
        var first = await Merge(_late, _early);
        var second = await Merge(third, _late);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await PersonOf(_earlyDossier), Is.EqualTo(third));
            Assert.That(await Undo(_late, first, HttpStatusCode.Conflict), Is.EqualTo("person.merged-on"));
            Assert.That(await Refusal(_early, third), Is.EqualTo("person.merged-already"));
            Assert.That(await Found("06 12 34 56 78"), Is.EqualTo(new[] { "Alaoui Amina" }), "through two records");
        }

        await Undo(third, second);
        await Undo(_late, first);
        Assert.That(await PersonOf(_earlyDossier), Is.EqualTo(_early));
    }

    [Test]
    public async Task A_dossier_on_an_agenda_stays_as_its_members_read_it()
    {
        await OnAgenda(_earlyDossier);

        Assert.That(await Refusal(_late, _early), Is.EqualTo("application.stands-on-agenda"));
        Assert.That(await PersonOf(_earlyDossier), Is.EqualTo(_early), "nothing was moved");
    }

    [Test]
    public async Task Nobody_becomes_too_young_for_a_dossier_of_theirs()
    {
        var child = await PersonOf(await new DossierInput { Entrepreneur = "Amina Alaoui", Cin = null, BornOn = "2005-01-01", Enterprise = "Autre" }.Register(_host));

        Assert.That(await Refusal(child, _early), Is.EqualTo("application.too-young"), "17 years old in March 2022");
    }

    [Test]
    public async Task Only_direction_merges_what_is_there_and_as_it_was_read()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var role in new[] { Roles.LoanOfficer, Roles.Treasurer, Roles.Auditor, Roles.CommitteeMember, Roles.PlatformAdministrator })
                Assert.That((await Post(_host.Client(role), _late, new { absorbed = _early })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), role);
            var director = _host.Client(Roles.Director);
            Assert.That(await Refusal(_late, _late), Is.EqualTo("person.same-record"));
            Assert.That((await Post(director, _late, new { absorbed = Guid.NewGuid() })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await Post(director, $"{Guid.NewGuid()}", new { absorbed = _early })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await Post(_host.Client(Roles.Director, organisation: FixedOrganisations.Ior), _late, new { absorbed = _early })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await Post(director, _late, new { absorbed = _early, revision = 99 })).StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            using var stale = new HttpRequestMessage(HttpMethod.Post, $"/api/persons/{_late}/merges") { Content = JsonContent.Create(new { absorbed = _early }) };
            stale.Headers.TryAddWithoutValidation("If-Match", "\"99\"");
            Assert.That((await director.SendAsync(stale)).StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed));
            Assert.That(await PersonOf(_earlyDossier), Is.EqualTo(_early));
        }
    }

    [Test]
    public async Task Who_merged_what_is_told()
    {
        var merge = await Merge(_late, _early);
        var listed = await (await _host.Client(Roles.Auditor).GetAsync($"/api/persons/{_late}/merges")).Json();

        Assert.That(listed.EnumerateArray().Select(x => $"{x.GetProperty("id")} {x.GetProperty("name")} {x.GetProperty("on")} {x.GetProperty("undoneOn")}"), Is.EqualTo(new[] { $"{merge} Amina Alaoui 2023-06-15 " }));
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string kept, object body) => client.PostAsJsonAsync($"/api/persons/{kept}/merges", body);

    private async Task<string> Merge(string kept, string absorbed) =>
        (await (await Post(_host.Client(Roles.Director), kept, new { absorbed })).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    private async Task<string?> Refusal(string kept, string absorbed) => await (await Post(_host.Client(Roles.Director), kept, new { absorbed })).Code(HttpStatusCode.Conflict);

    private async Task<string?> Undo(string kept, string merge, HttpStatusCode expected = HttpStatusCode.NoContent)
    {
        var answer = await _host.Client(Roles.Director).DeleteAsync($"/api/persons/{kept}/merges/{merge}");
        Assert.That(answer.StatusCode, Is.EqualTo(expected));
        return answer.IsSuccessStatusCode ? null : await answer.Code(HttpStatusCode.Conflict);
    }

    private async Task<JsonElement> Show(string dossier) => await (await _host.Client(Roles.LoanOfficer).GetAsync($"/api/applications/{dossier}")).Json();

    private async Task<string> PersonOf(string dossier) => (await Show(dossier)).GetProperty("entrepreneurId").GetString()!;

    private async Task<string> EnterpriseOf(string dossier) => (await Show(dossier)).GetProperty("enterpriseId").GetString()!;

    private static string Written(JsonElement dossier)
    {
        var person = dossier.GetProperty("entrepreneur");
        return string.Join(' ', new[] { "name", "bornOn", "cin", "phone" }.Select(x => person.GetProperty(x).GetString()));
    }

    private static string LastEvent(JsonElement dossier)
    {
        var last = dossier.GetProperty("history").EnumerateArray().Last();
        var changes = last.GetProperty("changes").EnumerateArray().Select(x => $"{x.GetProperty("field")} {x.GetProperty("from")} > {x.GetProperty("to")}");
        return $"{last.GetProperty("kind")}: {string.Join(", ", changes)}";
    }

    private async Task<string[]> Found(string written) =>
        [.. (await _host.Run<FindAnything, IReadOnlyList<FoundGroup>>(x => x.Handle(Sought.Read(written), HostKind.Platform), Roles.Director))
            .SelectMany(x => x.Items).Where(x => x.Href.StartsWith("/persons/", StringComparison.Ordinal)).Select(x => x.Title)];

    /// <summary>Who asked, who borrowed, dossiers, loans paid out.</summary>
    private async Task<(int, int, int, int)> Figures()
    {
        await _host.Run<FiguresKeeper>(async x => await x.CatchUp());
        var figures = await (await _host.Client(Roles.Director).GetAsync("/api/figures")).Json();
        return (Of("applicants"), Of("borrowers"), Of("applicationsReceived"), Of("loansDisbursed"));

        int Of(string code) => figures.GetProperty(code).GetInt32();
    }

    private async Task Correct(string dossier, string phone)
    {
        var body = System.Text.Json.Nodes.JsonNode.Parse(JsonSerializer.Serialize(new DossierInput { Entrepreneur = "Amina El Alaoui", Cin = "BK777888", BornOn = "1988-02-28", Phone = phone, Enterprise = "Couture Amina" }.Body))!.AsObject();
        body["why"] = "Numéro changé";
        body.Remove("receivedOn");
        await (await _host.Client(Roles.LoanOfficer).PostAsJsonAsync($"/api/applications/{dossier}/correction", body)).Json();
    }

    private Task OnAgenda(string dossier) => _host.Run<PlatformDb>(async db =>
    {
        var entry = new Entry(new(2023, 6, 15), "Officer", DateTime.UtcNow);
        var application = await db.Applications.SingleAsync(x => x.Id == new Id<LoanApplication>(Guid.Parse(dossier)));
        application.TakeUp(entry);
        application.CallReady(entry.Today, [], entry);
        application.PutOnAgenda("Comité", entry);
        await db.SaveChangesAsync();
    });
}
