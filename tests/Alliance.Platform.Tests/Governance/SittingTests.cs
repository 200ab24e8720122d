using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Governance;

/// <summary>Sessions over HTTP, on the real database: votes of many at once, rights, what is frozen, secrecy.</summary>
internal sealed class SittingTests
{
    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(x => x.GetString()!);

    [Test]
    public async Task One_member_on_two_devices_and_a_script_has_one_vote()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        await room.Do("ballots", new { });

        var answers = await Task.WhenAll(Enumerable.Range(0, 22).Select(x => room.Vote("P2", x == 7 ? "no" : "yes")));
        Assert.That(answers.Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.NoContent));
        var votes = (await room.Ballot()).GetProperty("votes").EnumerateArray().ToList();
        Assert.That(votes.Select(x => x.GetProperty("member").GetString()), Is.EqualTo(new[] { SittingRoom.Key("P2") }), "1 of 4 has voted");
        var facts = await room.Host.Read(db => db.Set<RecordedFact>().OrderBy(x => x.Number).ToListAsync());
        Assert.That(facts.Select(x => x.Number), Is.EqualTo(Enumerable.Range(1, facts.Count)));
        Assert.That(votes[0].GetProperty("choice").GetString(), Is.EqualTo(((VoteCast)facts[^1].Fact).Choice is Choice.Yes ? "yes" : "no"), "the last one taken");

        Assert.That((await room.Vote("P2", "yes")).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        foreach (var (member, choice) in new[] { ("P1", "yes"), ("R1", "no"), ("R2", "no") }) await (await room.Vote(member, choice)).Json(HttpStatusCode.NoContent);
        await room.Do("ballots/1/closing", new { });
        var ballot = await room.Ballot();
        Assert.That((ballot.GetProperty("yes").GetInt32(), ballot.GetProperty("no").GetInt32(), ballot.GetProperty("outcome").GetString()), Is.EqualTo((2, 2, "carried")));
    }

    /// <summary>Each vote is by another member than the one before, so that every one that was taken can be found again. Who is told that the database is busy has not voted; the chair closes until it is closed.</summary>
    [TestCase("\"ballot\": \"open\"")]
    [TestCase("\"ballot\": \"secret\"")]
    public async Task Votes_around_the_closing_are_counted_to_the_last_or_refused(string statutes)
    {
        await using var room = await SittingRoom.Open(statutes, SittingRoom.Members);
        await room.Do("ballots", new { });

        var votes = Enumerable.Range(0, 200).Select(async x => (Member: SittingRoom.Members[x % 6], Answer: x == 100
            ? await Close()
            : await room.Vote(SittingRoom.Members[x % 6], x % 3 == 0 ? "no" : "yes"), Index: x));
        var answers = await Task.WhenAll(votes);

        Assert.That(answers[100].Answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(answers.Select(x => x.Answer.StatusCode), Is.All.AnyOf(HttpStatusCode.NoContent, HttpStatusCode.Conflict, HttpStatusCode.ServiceUnavailable));
        var taken = answers.Where(x => x.Index != 100 && x.Answer.IsSuccessStatusCode).ToList();
        var ballot = await room.Ballot();
        var counted = new[] { "yes", "no", "abstained" }.Sum(x => ballot.GetProperty(x).GetInt32());
        Assert.That(counted, Is.EqualTo(taken.Select(x => x.Member).Distinct().Count()), "one vote of each who was told that it was taken");
        Assert.That(Texts(ballot.GetProperty("voted")), Is.EqualTo(taken.Select(x => SittingRoom.Key(x.Member)).Distinct().Order()));
        Assert.That(await (await room.Vote("P1", "no")).Code(HttpStatusCode.Conflict), Is.EqualTo("ballot.closed"));

        async Task<HttpResponseMessage> Close()
        {
            while (true)
            {
                if (await room.Ask("ballots/1/closing", new { }) is { StatusCode: not HttpStatusCode.ServiceUnavailable } answer) return answer;
            }
        }
    }

    /// <summary>Who joins a body after a session was convened isn't of that session.</summary>
    [Test]
    public async Task Sessions_are_listed_to_those_who_can_open_them()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        var mandate = new { from = "2022-01-01", college = "private" };
        await (await room.Director.PostAsJsonAsync($"/api/bodies/{room.Body}/members", new { name = "Membre R9", account = PlatformHost.AccountOf("R9"), mandate })).Json();
        Assert.That(await Listed("R9"), Is.Empty);
        Assert.That((await room.Of("R9").GetAsync($"/api/sessions/{room.Session}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        var next = await (await room.Director.PostAsJsonAsync("/api/sessions", new { body = room.Body, meetsOn = FixedOrganisations.Today.AddDays(20) })).Json(HttpStatusCode.Created);

        Assert.That(await Listed("R9"), Is.EqualTo(new[] { next.GetProperty("id").GetString() }), "not convened yet, it will have its members of that day");
        Assert.That(await Listed("P2"), Has.Length.EqualTo(2));

        async Task<string[]> Listed(string account) => [.. (await (await room.Of(account).GetAsync("/api/sessions")).Json()).EnumerateArray().Select(x => x.GetProperty("id").GetString()!)];
    }

    [Test]
    public async Task A_member_sees_sessions_of_their_own_bodies_the_auditor_reads_all_and_only_who_runs_it_records()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");

        Assert.That((await room.Of("stranger").GetAsync($"/api/sessions/{room.Session}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await (await room.Of("stranger").GetAsync("/api/sessions")).Json()).GetArrayLength(), Is.Zero);
        Assert.That((await (await room.Of("P2").GetAsync("/api/sessions")).Json()).GetArrayLength(), Is.EqualTo(1));
        Assert.That((await (await room.Of("stranger").GetAsync("/api/bodies")).Json()).GetArrayLength(), Is.Zero);
        Assert.That((await room.Host.Client(Roles.Mentor).GetAsync("/api/sessions")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await room.Show(room.Of("P2"))).GetProperty("seat").GetString(), Is.EqualTo(SittingRoom.Key("P2")));

        Assert.That((await room.Show(room.Host.Client(Roles.Auditor))).GetProperty("mayRun").GetBoolean(), Is.False);
        Assert.That((await room.Host.Client(Roles.Auditor).PostAsJsonAsync($"/api/sessions/{room.Session}/closing", new { })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await room.Ask("ballots", new { }, "P2")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await room.Ask("presence", new { isPresent = false, member = SittingRoom.Key("R1") }, "P2")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "of others");
        await room.Do("ballots", new { }, "R3");
        Assert.That(await (await room.Ask("ballots/1/votes", new { choice = "yes" })).Code(HttpStatusCode.Conflict), Is.EqualTo("session.not-a-member"), "the director has no vote");
        Assert.That(await (await room.Ask("ballots/1/votes", new { choice = "yes", @for = SittingRoom.Key("P3") }, "P2")).Code(HttpStatusCode.Conflict), Is.EqualTo("vote.no-proxy"));
    }

    [Test]
    public async Task What_was_convened_stays_as_it_was_and_a_mandate_that_ends_since_is_in_no_count()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        room.Host.Organisations.Put(room.Host.Organisations.Find(FixedOrganisations.Ism)! with { Sections = PlatformFile.With("committee", """{ "statutes": [{ "code": "usual", "publicQuorum": "3" }] }""").Organisation!.Sections.SetItem("contracts", FixedOrganisations.WithoutContracts) });
        Assert.That((await room.Show()).GetProperty("attendance").GetProperty("isQuorate").GetBoolean(), "the statutes of the day of convening");

        var foreseen = await (await room.Director.GetAsync($"/api/sessions/{room.Session}/without/{SittingRoom.Key("R2")}")).Json();
        Assert.That(foreseen.GetProperty("ifLeft").GetProperty("isQuorate").GetBoolean(), Is.False);
        Assert.That(foreseen.GetProperty("ifRecused").GetProperty("isQuorate").GetBoolean(), Is.False);
        var before = (await room.Show()).GetProperty("facts").GetInt32();

        var members = (await (await room.Director.GetAsync("/api/bodies")).Json())[0].GetProperty("members").EnumerateArray();
        var leaving = members.Single(x => x.GetProperty("name").GetString() == "Membre R2").GetProperty("id").GetString();
        await (await room.Director.PostAsJsonAsync($"/api/bodies/{room.Body}/members/{leaving}/mandates/ending", new { lastDay = FixedOrganisations.Today.AddDays(7) })).Json(HttpStatusCode.NoContent);

        var after = await room.Show();
        Assert.That((after.GetProperty("attendance").GetProperty("isQuorate").GetBoolean(), after.GetProperty("facts").GetInt32()), Is.EqualTo((false, before)), "reading records nothing");
        await room.Do("ballots", new { });
        Assert.That((await room.Show()).GetProperty("facts").GetInt32(), Is.EqualTo(before + 2), "the end of the mandate is recorded with the next fact");
        Assert.That(await (await room.Vote("R2", "yes")).Code(HttpStatusCode.Conflict), Is.EqualTo("session.no-mandate"));
    }

    [Test]
    public async Task A_secret_ballot_shows_who_has_voted_and_no_number_until_it_closes_and_leaves_no_vote_behind()
    {
        await using var room = await SittingRoom.Open("\"ballot\": \"secret\"", "P1", "P2", "R1", "R2");
        await room.Do("ballots", new { });
        foreach (var (member, choice) in new[] { ("R2", "no"), ("P1", "yes"), ("R1", "yes") }) Assert.That((await room.Vote(member, choice)).Content.Headers.ContentLength ?? 0, Is.Zero);

        foreach (var reader in new[] { room.Director, room.Of("P2"), room.Host.Client(Roles.Auditor) })
        {
            var open = await room.Ballot(reader: reader);
            Assert.That(Texts(open.GetProperty("voted")), Is.EqualTo(new[] { "P1", "R1", "R2" }.Select(SittingRoom.Key)));
            Assert.That(new[] { "votes", "yes", "no", "abstained", "outcome" }.Select(x => open.GetProperty(x).ValueKind), Is.All.EqualTo(JsonValueKind.Null));
        }

        Assert.That(await (await room.Vote("P1", "no")).Code(HttpStatusCode.Conflict), Is.EqualTo("vote.stands"));
        await room.Do("ballots/1/closing", new { });

        var closed = await room.Ballot();
        Assert.That((closed.GetProperty("yes").GetInt32(), closed.GetProperty("no").GetInt32(), closed.GetProperty("votes").ValueKind), Is.EqualTo((2, 1, JsonValueKind.Null)));
        Assert.That(await room.Host.Read(db => db.Set<SecretPapers>().CountAsync()), Is.Zero);
        var facts = await room.Host.Read(db => db.Set<RecordedFact>().Select(x => x.Details).ToListAsync());
        Assert.That(facts.Where(x => x.Contains("vote-cast", StringComparison.Ordinal)), Is.Empty);
        Assert.That(await room.Host.Read(db => db.Set<Alliance.Platform.Entries.AnsweredRequest>().CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Papers_of_a_secret_ballot_go_when_it_is_amended_or_the_session_suspended()
    {
        await using var room = await SittingRoom.Open("\"ballot\": \"secret\"", "P1", "P2", "R1", "R2");
        await room.Do("ballots", new { });
        await room.Vote("P1", "yes");
        await room.Do("ballots", new { text = "Adopter : un autre budget" });
        Assert.That(Texts((await room.Ballot(2)).GetProperty("voted")), Is.Empty);
        await room.Vote("P1", "yes", ballot: 2);
        await room.Do("suspension", new { });

        Assert.That(await room.Host.Read(db => db.Set<SecretPapers>().CountAsync()), Is.Zero);
        Assert.That((await room.Ballot(2)).GetProperty("voidFor").GetString(), Is.EqualTo("suspended"));
    }
}
