using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Tests.Origination.DossierDocuments;
using Alliance.Platform.Tests.Store;

namespace Alliance.Platform.Tests.Governance;

/// <summary>A member reads the dossiers of their own sessions, by every door, and never one from which they are recused.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class DossierAccessTests
{
    private static readonly string[] Doors = ["", "/documents"];

    private static async Task<HttpStatusCode[]> Seen(SittingRoom room, string member, string dossier) =>
        [.. await Task.WhenAll(Doors.Select(async x => (await room.Of(member).GetAsync($"/api/applications/{dossier}{x}")).StatusCode))];

    [Test]
    public async Task Those_of_ones_own_sessions_once_they_are_convened()
    {
        await using var room = await SittingRoom.Plan("");
        var (on, off) = (await new DossierInput { Cin = null }.Ready(room.Host), await new DossierInput { Cin = null, Entrepreneur = "Karim Alami" }.Ready(room.Host));
        await (await room.Director.PostAsJsonAsync($"/api/sessions/{room.Session}/agenda/subjects", new { kind = "dossier", subjects = new[] { on } })).Json();
        Assert.That(await Seen(room, "P2", on), Is.All.EqualTo(HttpStatusCode.NotFound), "nobody was called yet");
        await room.Do("convening", new { });

        Assert.That(await Seen(room, "P2", on), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(await Seen(room, "P2", off), Is.All.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Seen(room, "stranger", on), Is.All.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await room.Host.Client(Roles.Mentor).GetAsync($"/api/applications/{on}")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await room.Of("P2").GetAsync("/api/applications")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "the list is the staff's");
        await room.Do("conflicts", new { item = 1, reason = "Cousin du porteur" }, "R1");
        await room.Do("cancellation", new { reason = "Salle indisponible" });
        Assert.That(await Seen(room, "P2", on), Is.All.EqualTo(HttpStatusCode.NotFound));

        await using var next = await room.Next("P1", "P2", "R1", "R2");
        await next.Call(on);
        Assert.That(await Seen(next, "P2", on), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(await Seen(next, "R1", on), Is.All.EqualTo(HttpStatusCode.NotFound), "recused from it before the first session was called off");
        var p2 = await room.Host.Read(db => Task.FromResult(db.Set<Alliance.Platform.Governance.Bodies.BodyMember>().Single(x => x.Name == "Membre P2").Id));
        (await room.Director.PostAsJsonAsync($"/api/bodies/{room.Body}/members/{p2}/mandates/ending", new { lastDay = FixedOrganisations.Today.AddDays(19) })).EnsureSuccessStatusCode();
        Assert.That(await Seen(next, "P2", on), Is.All.EqualTo(HttpStatusCode.NotFound), "without a mandate today");
    }

    [Test]
    public async Task Never_those_one_is_recused_from_in_this_session_or_a_later_one()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        var dossier = await new DossierInput { Cin = null }.Ready(room.Host);
        var documents = new DocumentsApi(room.Host, dossier);
        var paper = await documents.Add("plan.pdf", SampleFiles.Pdf("plan"), "business-plan");
        var item = await room.Call(dossier);
        Assert.That((await room.Of("P2").GetAsync($"/api/applications/{dossier}/documents/{paper}/file")).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        await room.Do("conflicts", new { item, reason = "Cousine du porteur" }, "P2");

        Assert.That(await Seen(room, "P2", dossier), Is.All.EqualTo(HttpStatusCode.NotFound));
        foreach (var what in new[] { "file", "copy?purpose=comite", "picture" })
            Assert.That((await room.Of("P2").GetAsync($"/api/applications/{dossier}/documents/{paper}/{what}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), what);
        Assert.That(await Seen(room, "P1", dossier), Is.All.EqualTo(HttpStatusCode.OK));
        var seen = await room.Host.Run<ShowRoom, ShowRoom.Seen?>(x => x.Handle(Id<Session>.Parse(room.Session, null)), Roles.CommitteeMember, account: "P2");
        Assert.That(seen!.Links, Is.Empty);

        await room.Vote(new { kind = "adjourn", until = "2023-07-31", words = "Le bail manque" }, "yes", "P1", "R1", "R2");
        await room.Do("closing", new { });
        await using var next = await room.Next("P1", "P2", "R1", "R2");
        await next.Call(dossier);
        Assert.That(await Seen(next, "P2", dossier), Is.All.EqualTo(HttpStatusCode.NotFound));
    }

    /// <summary>Found in both scripts' foldings, with particles apart or not, and told to the member and to who chairs; gone once they have declared.</summary>
    [TestCase("Membre P2", "Salma Idrissi", "Coopérative Tafraout", null)]
    [TestCase("Nadia El Amrani", "Fatima Zahra Amrani", "Coopérative Tafraout", ConflictHint.FamilyName)]
    [TestCase("Nadia Elamrani", "Fatima Zahra El Amrani", "Coopérative Tafraout", ConflictHint.FamilyName)]
    [TestCase("Amrani Fatima Zahra", "Fatima Zahra Amrani", "Coopérative Tafraout", ConflictHint.SamePerson)]
    [TestCase("أحمد العلوي", "فاطمة العلوي", "تعاونية", ConflictHint.FamilyName)]
    [TestCase("Sami Ben Ali", "Karim Ali", "Coopérative Tafraout", null)]
    [TestCase("Hassan Tazi", "Salma Idrissi", "Association Arganier du Souss", ConflictHint.Institution)]
    public void Ties_by_name_are_hinted_at(string member, string owner, string enterprise, ConflictHint? expected)
    {
        var institution = expected is ConflictHint.Institution ? "Arganier du Souss (coopérative)" : "Banque régionale";

        Assert.That(ConflictHints.Of(member, institution, MemberTies.None, new([new([owner])], [enterprise])), Is.EqualTo(expected is { } hint ? new[] { hint } : []));
    }

    /// <summary>Hind Tazi, 06 12 34 56 78, of Agadir, owns a bakery and asks Banque Populaire for the rest.</summary>
    [TestCase("Nadia Alami", null, null, null, null)]
    [TestCase("Nadia Tazi", null, null, "agadir", ConflictHint.FamilyNameAndCommune)]
    [TestCase("Nadia Tazi", null, null, "Tiznit", ConflictHint.FamilyName)]
    [TestCase("هند التازي", null, null, null, ConflictHint.SamePerson)]
    [TestCase("Nadia Alami", null, "+212612345678 / 0539 11 22 33", null, ConflictHint.Phone)]
    [TestCase("Nadia Alami", null, "0612345679", null, null)]
    [TestCase("Nadia Alami", "Banque populaire (Souss)", null, null, ConflictHint.Bank)]
    [TestCase("Nadia Alami", "Banque centrale", null, null, null)]
    [TestCase("Nadia Alami", null, "Garage Atlas\nBoulangerie SALAM sarl", null, ConflictHint.Enterprise)]
    public void Ties_by_what_is_noted_are_hinted_at(string member, string? institution, string? noted, string? commune, ConflictHint? expected)
    {
        var parties = new ItemParties([new(["Hind Tazi", "هند التازي"], "06 12 34 56 78", "Agadir")], ["Boulangerie Salam"]) { Banks = ["Banque Populaire"] };
        var ties = new MemberTies(expected is ConflictHint.Enterprise ? null : noted, commune, expected is ConflictHint.Enterprise ? noted : null);

        Assert.That(ConflictHints.Of(member, institution, ties, parties), Is.EqualTo(expected is { } hint ? new[] { hint } : []));
    }

    [Test]
    public async Task What_is_noted_of_a_member_gives_a_hint_and_is_shown_to_nobody_but_who_keeps_the_bodies()
    {
        await using var room = await SittingRoom.Plan("");
        var members = (await (await room.Director.GetAsync("/api/bodies")).Json())[0].GetProperty("members");
        var first = members[0].GetProperty("id").GetString();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await room.Of("P1").PutAsJsonAsync($"/api/bodies/{room.Body}/members/{first}/ties", new { phone = "0612345678" })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((await room.Director.PutAsJsonAsync($"/api/bodies/{room.Body}/members/{first}/ties", new { phone = "0612345678", revision = 99 })).StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That((await room.Director.PutAsJsonAsync($"/api/bodies/{room.Body}/members/{first}/ties", new { phone = "0612345678", interests = "Garage" })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            var ties = (await (await room.Director.GetAsync("/api/bodies")).Json())[0].GetProperty("members")[0].GetProperty("ties");
            Assert.That($"{ties.GetProperty("phone")} {ties.GetProperty("interests")}", Is.EqualTo("+212 6 12 34 56 78 Garage"));
            Assert.That(await (await room.Of("P2").GetAsync("/api/bodies")).Content.ReadAsStringAsync(), Does.Not.Contain("Garage").And.Not.Contains("12 34"));
        }

        await room.Do("convening", new { });
        room.Host.Organisations.GoTo(DossierRoom.Meeting);
        await room.Do("opening", new { });
        await room.Do("presence", new { isPresent = true }, "P1");
        await room.Call(await new DossierInput { Cin = null, Entrepreneur = "Karim Tazi", Phone = "06 12 34 56 78" }.Ready(room.Host));
        var seen = await room.Host.Run<ShowRoom, ShowRoom.Seen?>(x => x.Handle(Id<Session>.Parse(room.Session, null)), Roles.CommitteeMember, account: "P1");
        Assert.That(seen!.Hints, Is.EqualTo(new[] { new ShowRoom.Hint("1", ConflictHint.Phone) }));
    }

    [Test]
    public async Task A_hint_is_shown_to_the_member_and_the_chair_until_it_is_declared()
    {
        await using var room = await SittingRoom.Plan("");
        await (await room.Director.PostAsJsonAsync($"/api/bodies/{room.Body}/members", new { name = "Nadia Tazi", account = PlatformHost.AccountOf("R9"), mandate = new { from = "2022-01-01", college = "private" } })).Json();
        await room.Do("convening", new { });
        room.Host.Organisations.GoTo(DossierRoom.Meeting);
        await room.Do("opening", new { });
        var item = await room.Call(await new DossierInput { Cin = null, Entrepreneur = "Karim Tazi" }.Ready(room.Host));
        foreach (var member in new[] { "P1", "R9" }) await room.Do("presence", new { isPresent = true }, member);
        async Task<IEnumerable<string>> Hints(string? member) => (await room.Host.Run<ShowRoom, ShowRoom.Seen?>(x => x.Handle(Id<Session>.Parse(room.Session, null)), member is null ? Roles.Director : Roles.CommitteeMember, account: member))!.Hints.Select(x => x.Member);

        Assert.That((await Hints("R9"), await Hints("P1"), await Hints(null)), Is.EqualTo((new[] { "7" }, new[] { "7" }, new[] { "7" })));
        Assert.That(await Hints("P2"), Is.Empty);
        await room.Do("conflicts", new { item }, "R9");
        Assert.That((await Hints("R9")).Concat(await Hints("P1")), Is.Empty);
    }
}
