using System.Globalization;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Alliance.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Governance;

/// <summary>What a session's page shows to whom: quorum in words, votes, results with their reason; and how a screen knows that something has happened.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class RoomPageTests
{
    private static Task<ShowRoom.Seen?> Room(SittingRoom room, string? account = null) => room.Host.Run<ShowRoom, ShowRoom.Seen?>(
        x => x.Handle(Id<Session>.Parse(room.Session, null)), account is null ? Roles.Director : Roles.CommitteeMember, account: account);

    private static Task<long?> Turn(SittingRoom room, string account) => room.Host.Run<FollowSession, long?>(
        x => x.Handle(Id<Session>.Parse(room.Session, null)), Roles.CommitteeMember, account: account);

    [TestCase("\"ballot\": \"open\"")]
    [TestCase("\"ballot\": \"secret\"")]
    public async Task Each_thing_recorded_is_told_to_the_other_screens_a_vote_too(string statutes)
    {
        await using var room = await SittingRoom.Open(statutes, "P1", "P2", "R1", "R2");
        var turns = new List<long?> { await Turn(room, "P2") };
        await room.Do("ballots", new { });
        turns.Add(await Turn(room, "P2"));
        await (await room.Vote("P1", "yes")).Json(System.Net.HttpStatusCode.NoContent);
        turns.Add(await Turn(room, "P2"));
        await room.Add("Un point de plus");
        turns.Add(await Turn(room, "P2"));

        Assert.That(turns, Is.Ordered.Ascending.And.Unique);
        Assert.That((await Room(room, "P2"))!.Turn, Is.EqualTo(turns[^1]), "what the page has read is no news");
        Assert.That(await Turn(room, "stranger"), Is.Null);
    }

    [Test]
    public async Task Presence_is_said_per_college_in_words_and_numbers()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1");
        await using var page = Page();
        var seen = (await Room(room, "P2"))!;

        var panel = page.Render<PresencePanel>(x => x.Add(y => y.Room, seen));

        var quorum = panel.Find(".quorum").TextContent;
        Assert.That(quorum, Does.Contain("Collège public\u00A0: 2 en présence, 2 requis").And.Contain("Collège privé\u00A0: 1 en présence, 2 requis").And.Contain("Quorum non atteint"));
        Assert.That(panel.FindAll(".seats .seat-acts"), Is.Empty, "a member records nobody else");
        Assert.That(panel.Find(".room-me").TextContent, Does.Contain("Je m’en vais"));
    }

    [Test]
    public async Task A_ballot_without_quorum_says_what_was_missing()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1");
        await room.Do("ballots", new { });
        await (await room.Vote("P1", "yes")).Json(System.Net.HttpStatusCode.NoContent);
        await room.Do("ballots/1/closing", new { });
        await using var page = Page();
        var seen = (await Room(room))!;

        var outcome = page.Render<BallotOutcome>(x => x.Add(y => y.Room, seen).Add(y => y.Ballot, seen.View.Ballots[0]));

        Assert.That(outcome.Markup, Does.Contain("sans quorum").And.Contain("Collège privé\u00A0: 1 en présence, 2 requis").And.Not.Contain("Collège public\u00A0: 2"));
        Assert.That(outcome.Markup, Does.Contain("Pour\u00A0: 1 · contre\u00A0: 0 · abstentions\u00A0: 0"));
    }

    /// <summary>Everybody's buttons are drawn anew whenever anybody votes; a press that is on its way names the handler it saw.</summary>
    [Test]
    public async Task A_vote_that_is_on_its_way_is_heard_though_others_have_voted()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        await room.Do("ballots", new { });
        await using var page = Page();
        var seen = (await Room(room, "P2"))!;
        var buttons = page.Render<VoteButtons>(x => x.Add(y => y.Room, seen).Add(y => y.Ballot, seen.OpenBallot!).Add(y => y.Member, seen.Me!));
        var before = Handlers();
        await (await room.Vote("P1", "yes")).Json(System.Net.HttpStatusCode.NoContent);
        var anew = (await Room(room, "P2"))!;

        buttons.Render(x => x.Add(y => y.Room, anew).Add(y => y.Ballot, anew.OpenBallot!).Add(y => y.Member, anew.Me!));

        Assert.That(Handlers(), Is.EqualTo(before));
        Assert.That(before, Has.Length.EqualTo(3).And.Unique);

        string?[] Handlers() => [.. buttons.FindAll("button").Select(x => x.GetAttribute("blazor:onclick"))];
    }

    [Test]
    public async Task A_secret_vote_once_cast_offers_no_other_and_shows_no_choice()
    {
        await using var room = await SittingRoom.Open("\"ballot\": \"secret\"", "P1", "P2", "R1", "R2");
        await room.Do("ballots", new { });
        await (await room.Vote("P2", "no")).Json(System.Net.HttpStatusCode.NoContent);
        await using var page = Page();

        IRenderedComponent<VoteButtons> Buttons(ShowRoom.Seen seen) =>
            page.Render<VoteButtons>(x => x.Add(y => y.Room, seen).Add(y => y.Ballot, seen.OpenBallot!).Add(y => y.Member, seen.Me!));
        var (voted, open) = (Buttons((await Room(room, "P2"))!), Buttons((await Room(room, "P1"))!));

        Assert.That(voted.FindAll("button"), Is.Empty);
        Assert.That(voted.Markup, Does.Not.Contain("Non<"));
        Assert.That(open.FindAll("button").Select(x => x.TextContent.Trim()), Is.EqualTo(new[] { "Oui", "Non", "Abstention" }));
    }

    /// <summary>One proxy for each, within the college: of the public one P2 holds P1's already, of the private one nobody is left but who is there.</summary>
    [Test]
    public async Task A_proxy_is_offered_to_who_may_hold_one_and_ends_where_it_was_given()
    {
        await using var room = await SittingRoom.Open("\"proxiesPerHolder\": 1", "P2", "R1");
        await room.Do("proxies", new { holder = SittingRoom.Key("P2") }, "P1");
        var seen = (await Room(room))!;
        SessionView.Member Of(string name) => seen.View.Members.Single(x => x.Key == SittingRoom.Key(name));

        Assert.That(seen.HoldersFor(Of("P3")).Select(x => x.Name), Is.Empty);
        Assert.That(seen.HoldersFor(Of("R2")).Select(x => x.Name), Is.EqualTo(new[] { "Membre R1", "Membre R3" }));
        await using var page = Page();
        var panel = page.Render<PresencePanel>(x => x.Add(y => y.Room, seen));
        Assert.That(Acts("P1"), Does.Contain("Retirer la procuration").And.Not.Contain("Donner une procuration…"));
        Assert.That(Acts("P3"), Does.Not.Contain("procuration"));
        Assert.That(Acts("R2"), Does.Contain("Donner une procuration…"));
        Assert.That(Acts("R1"), Does.Not.Contain("procuration"), "who is there votes for themselves");

        string Acts(string name) => panel.FindAll(".seats > li").Single(x => x.TextContent.Contains($"Membre {name}", StringComparison.Ordinal)).QuerySelector(".seat-acts")!.TextContent;
    }

    /// <summary>Who has an account says it themselves; who runs the session says it for the others, and only while an item is called.</summary>
    [Test]
    public async Task Who_runs_the_session_recuses_members_without_an_account()
    {
        await using var room = await SittingRoom.Plan("");
        var added = await (await room.Director.PostAsJsonAsync($"/api/bodies/{room.Body}/members", new { name = "Sans Compte", mandate = new { from = "2022-01-01", college = "private" } })).Json();
        await room.Add("Budget 2023");
        await room.Do("convening", new { });
        room.Host.Organisations.GoTo(FixedOrganisations.Today.AddDays(8));
        await room.Do("opening", new { });
        Assert.That(await Recusable(), Is.Empty, "nothing is called");
        await room.Do("calls", new { item = 1 });
        Assert.That(await Recusable(), Is.EqualTo(new[] { "Sans Compte" }));
        Assert.That(await Recusable("P2"), Is.Empty, "a member runs nothing");

        var seen = (await Room(room))!;
        await room.Do("conflicts", new { item = 1, reason = "Banque du porteur", member = seen.View.Members.Single(x => x.Name == "Sans Compte").Key });

        Assert.That((await Room(room))!.View.Members.Single(x => x.IsRecused).Name, Is.EqualTo("Sans Compte"));
        Assert.That(await Recusable(), Is.Empty);

        async Task<IEnumerable<string>> Recusable(string? account = null)
        {
            await using var page = Page();
            var now = (await Room(room, account))!;
            var panel = page.Render<PresencePanel>(x => x.Add(y => y.Room, now));
            return [.. panel.FindAll(".seats > li").Where(x => x.TextContent.Contains("Récuser", StringComparison.Ordinal)).Select(x => x.QuerySelector("strong")!.TextContent.Trim())];
        }
    }

    [TestCase("\"secondCallAfterDays\": 1", 1, true)]
    [TestCase("", 1, false, Description = "statutes without a second call")]
    [TestCase("\"secondCallAfterDays\": 1", 4, false, Description = "the first session had its quorum")]
    public async Task A_session_after_one_without_quorum_can_be_its_second_call(string statutes, int present, bool isOffered)
    {
        await using var room = await SittingRoom.Open(statutes, [.. new[] { "P1", "R1", "P2", "R2" }.Take(present)]);
        await room.Do("closing", new { });
        var next = await (await room.Director.PostAsJsonAsync("/api/sessions", new { body = room.Body, meetsOn = FixedOrganisations.Today.AddDays(20) })).Json(System.Net.HttpStatusCode.Created);

        var seen = await room.Host.Run<ShowRoom, ShowRoom.Seen?>(x => x.Handle(Id<Session>.Parse(next.GetProperty("id").GetString()!, null)), Roles.Director);

        Assert.That(seen!.First?.MetOn, Is.EqualTo(isOffered ? FixedOrganisations.Today.AddDays(8) : null));
    }

    [Test]
    public async Task Who_runs_sessions_plans_them_of_all_bodies_a_secretary_of_their_own_others_of_none()
    {
        await using var room = await SittingRoom.Plan("");
        async Task<int> Plannable(string role, string? account = null) => (await room.Host.Run<ListPlannableBodies, IReadOnlyList<ListPlannableBodies.Row>>(x => x.Handle(), role, account: account)).Count;

        Assert.That(await Plannable(Roles.Director), Is.EqualTo(1));
        Assert.That(await Plannable(Roles.CommitteeMember, "R3"), Is.EqualTo(1), "the secretary");
        Assert.That(await Plannable(Roles.CommitteeMember, "P1"), Is.Zero);
        Assert.That(await Plannable(Roles.Auditor), Is.Zero);
    }

    private static BunitContext Page()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.French;
        var page = new BunitContext();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddLogging();
        page.Services.AddTexts();
        page.Services.AddScoped<Confirmations>();
        page.Services.AddScoped(typeof(UseCase<>));
        page.Services.AddSingleton<IBusinessDate>(new DayOfTheMeeting());
        return page;
    }

    private sealed class DayOfTheMeeting : IBusinessDate
    {
        public DateOnly Today => FixedOrganisations.Today.AddDays(8);
    }
}
