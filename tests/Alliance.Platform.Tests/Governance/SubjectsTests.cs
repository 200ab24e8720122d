using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Tests.Governance;

/// <summary>Dossiers on agendas: what waits for a decision is offered once, and its page says what a session came to.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class SubjectsTests
{
    private const string Kind = "dossier";

    private static async Task<string[]> Offered(SittingRoom room, string? session = null) =>
    [
        .. (await (await room.Director.GetAsync($"/api/sessions/{session ?? room.Session}/agenda/subjects")).Json()).EnumerateArray().Select(x => x.GetProperty("subject").GetProperty("title").GetString()!),
    ];

    private static Task<HttpResponseMessage> Put(SittingRoom room, params string[] dossiers) => Put(room, room.Session, dossiers);

    private static Task<HttpResponseMessage> Put(SittingRoom room, string session, string[] dossiers) =>
        room.Director.PostAsJsonAsync($"/api/sessions/{session}/agenda/subjects", new { kind = Kind, subjects = dossiers });

    private static async Task<string> Another(SittingRoom room) =>
        (await (await room.Director.PostAsJsonAsync("/api/sessions", new { body = room.Body, meetsOn = FixedOrganisations.Today.AddDays(20) })).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    [Test]
    public async Task What_waits_is_offered_the_longest_waiting_first_and_once()
    {
        await using var room = await SittingRoom.Plan("");
        var late = await new DossierInput { Enterprise = "Atelier Tissage", ReceivedOn = "2023-06-02", Cin = null }.Ready(room.Host);
        var early = await new DossierInput { Enterprise = "Coopérative Arganier", ReceivedOn = "2023-05-02", Amount = 45_000, Term = 36, Cin = null, Entrepreneur = "Karim Alami" }.Ready(room.Host);
        var offered = await Offered(room);
        Assert.That(offered.Select(x => x.Split(" · ")[1]), Is.EqualTo(new[] { "Coopérative Arganier", "Atelier Tissage" }));

        var agenda = (await (await Put(room, late, early)).Json()).GetProperty("agenda").EnumerateArray().ToList();

        Assert.That(agenda.Select(x => (x.GetProperty("kind").GetString(), x.GetProperty("subject").GetString(), x.GetProperty("title").GetString()!.Split(" · ")[1])), Is.EqualTo(new[]
        {
            (Kind, late, "Atelier Tissage"), (Kind, early, "Coopérative Arganier"),
        }));
        Assert.That(agenda[1].GetProperty("text").GetString(), Does.StartWith("Accorder à Coopérative Arganier un prêt d’honneur de 45").And.EndWith("sur 36 mois."));
        var next = await Another(room);
        Assert.That((await Offered(room)).Concat(await Offered(room, next)), Is.Empty);
        Assert.That(await (await Put(room, next, [early])).Code(HttpStatusCode.Conflict), Is.EqualTo("agenda.taken"));
        Assert.That((await (await room.Director.GetAsync($"/api/sessions/{next}")).Json()).GetProperty("agenda").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task What_is_decided_or_unknown_is_refused_and_nothing_of_the_rest_is_put()
    {
        await using var room = await SittingRoom.Plan("");
        var (decided, waiting) = (await new DossierInput { Cin = null }.Ready(room.Host), await new DossierInput { Cin = null, Entrepreneur = "Karim Alami" }.Ready(room.Host));
        (await room.Director.PostAsJsonAsync($"/api/applications/{decided}/withdrawal", new { withdrawnOn = FixedOrganisations.Today })).EnsureSuccessStatusCode();

        Assert.That(await (await Put(room, waiting, decided)).Code(HttpStatusCode.Conflict), Is.EqualTo("agenda.not-waiting"));
        Assert.That(await (await Put(room, Guid.NewGuid().ToString())).Code(HttpStatusCode.Conflict), Is.EqualTo("agenda.not-waiting"));
        Assert.That((await room.Show()).GetProperty("agenda").GetArrayLength(), Is.Zero);
        Assert.That((await Put(room, Guid.NewGuid().ToString(), [waiting])).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_member_neither_sees_what_waits_nor_puts_it_there()
    {
        await using var room = await SittingRoom.Plan("");
        var dossier = await new DossierInput { Cin = null }.Ready(room.Host);

        Assert.That((await room.Of("P1").GetAsync($"/api/sessions/{room.Session}/agenda/subjects")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await room.Ask("agenda/subjects", new { kind = Kind, subjects = new[] { dossier } }, "P1")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        await (await room.Ask("agenda/subjects", new { kind = Kind, subjects = new[] { dossier } }, "R3")).Json(); // the secretary
    }

    /// <summary>Three for it, one against.</summary>
    [Test]
    public async Task Its_page_says_what_a_session_came_to()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        var dossier = await new DossierInput { Cin = null }.Ready(room.Host);
        await (await Put(room, dossier)).Json();
        await room.Do("calls", new { item = 2 });
        await room.Do("ballots", new { });
        foreach (var (member, choice) in new[] { ("P1", "yes"), ("P2", "no"), ("R1", "yes"), ("R2", "yes") }) await room.Vote(member, choice);
        await room.Do("ballots/1/closing", new { });

        var seen = (await About(room, dossier)).Single();
        Assert.That((seen.Id.ToString(), seen.Phase, seen.Last?.Outcome, seen.Last?.Yes, seen.Last?.No), Is.EqualTo((room.Session, SessionPhase.Open, Outcome.Carried, 3, 1)));
        Assert.That((await About(room, dossier, "stranger")).Count, Is.Zero, "a session of a body that one doesn't sit in");
        var shown = await room.Host.Run<ShowRoom, ShowRoom.Seen?>(x => x.Handle(seen.Id), Roles.Director);
        Assert.That(shown!.Links, Is.EqualTo(new Dictionary<int, string> { [2] = $"/applications/{dossier}" }));
    }

    [Test]
    public async Task A_session_that_never_met_keeps_nothing()
    {
        await using var room = await SittingRoom.Plan("");
        await (await Put(room, await new DossierInput { Cin = null }.Ready(room.Host))).Json();
        var next = await Another(room);
        Assert.That(await Offered(room, next), Is.Empty);

        room.Host.Organisations.GoTo(FixedOrganisations.Today.AddDays(9));

        Assert.That(await Offered(room, next), Has.Length.EqualTo(1));
    }

    /// <summary>Who types a text while another item is called, or another ballot opened, opens none about the wrong one.</summary>
    [Test]
    public async Task A_ballot_meant_for_another_item_or_over_another_ballot_is_not_opened()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");

        Assert.That(await (await room.Ask("ballots", new { item = 2, amends = 0 })).Code(HttpStatusCode.Conflict), Is.EqualTo("ballot.other-item"));
        await room.Do("ballots", new { item = 1, amends = 0 });
        Assert.That(await (await room.Ask("ballots", new { text = "Un autre texte", item = 1, amends = 0 })).Code(HttpStatusCode.Conflict), Is.EqualTo("ballot.another-open"));
        Assert.That((await room.Ballot()).GetProperty("status").GetString(), Is.EqualTo("open"));
        await room.Do("ballots", new { text = "Un autre texte", item = 1, amends = 1 });
        Assert.That((await room.Ballot(2)).GetProperty("text").GetString(), Is.EqualTo("Un autre texte"));
    }

    private static Task<IReadOnlyList<ListSessionsAbout.Row>> About(SittingRoom room, string dossier, string? account = null) =>
        room.Host.Run<ListSessionsAbout, IReadOnlyList<ListSessionsAbout.Row>>(x => x.Handle(Kind, Guid.Parse(dossier)), account is null ? Roles.Director : Roles.CommitteeMember, account: account);
}
