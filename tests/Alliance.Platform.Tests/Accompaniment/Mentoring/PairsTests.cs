using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Notices;

namespace Alliance.Platform.Tests.Accompaniment.Mentoring;

/// <summary>A mentor beside an entrepreneur, from the proposal to the end of the charter.</summary>
internal sealed class PairsTests
{
    [Test]
    public async Task From_the_proposal_to_the_charter_and_its_end()
    {
        await using var host = await PlatformHost.Start(funded: false);
        var mentor = await host.Mentor();
        var pair = await host.Proposed(mentor);
        Assert.That(await host.Refused(pair, "signatures", new { party = "mentor", on = "2023-06-15" }), Is.EqualTo("pair.not-agreed"));

        await host.Done(pair, "answers", new { party = "mentor", accepts = true }, Roles.Mentor);
        await host.Done(pair, "answers", new { party = "entrepreneur", accepts = true, words = "Au téléphone" });
        host.Organisations.GoTo(new(2023, 8, 31));
        foreach (var (party, on) in new[] { ("mentor", "2023-08-30"), ("platform", "2023-08-31"), ("entrepreneur", "2023-08-29") }) await host.Done(pair, "signatures", new { party, on });

        var seen = await host.Pair(pair);
        var row = seen.GetProperty("pair");
        Assert.That((row.GetProperty("state").GetString(), row.GetProperty("startsOn").GetString(), row.GetProperty("runsUntil").GetString()), Is.EqualTo(("running", "2023-08-31", "2025-08-30")), "24 months from the last of three signatures");
        Assert.That(await host.Refused(pair, "extension", new { until = "2025-08-30", reason = "Trop court" }), Is.EqualTo("pair.not-longer"));
        await host.Done(pair, "extension", new { until = "2025-12-31", reason = "Nouveau local" });
        Assert.That(await host.Refused(pair, "evaluations", new { party = "mentor", mark = 4 }), Is.EqualTo("pair.not-ended"));
        host.Organisations.GoTo(new(2025, 12, 31));
        await host.Done(pair, "ending", new { on = "2025-12-31", reason = "Charte arrivée à son terme" });
        await host.Done(pair, "evaluations", new { party = "mentor", mark = 4, words = "Belle entreprise" }, Roles.Mentor);
        await host.Done(pair, "evaluations", new { party = "entrepreneur", mark = 5 });

        var steps = (await host.Pair(pair)).GetProperty("steps").EnumerateArray().Select(x => x.GetProperty("kind").GetString());
        Assert.That(steps, Is.EqualTo(new[]
        {
            "proposed", "mentor-accepted", "entrepreneur-accepted", "mentor-signed", "platform-signed", "entrepreneur-signed", "extended", "ended", "mentor-evaluated", "entrepreneur-evaluated",
        }));
        Assert.That(await host.Places(mentor), Is.EqualTo((0, 3)), "the place is free again");
    }

    /// <summary>S20 of the cases: one place, two proposals, both yes at one moment.</summary>
    [Test]
    public async Task Of_two_who_take_the_last_place_at_once_one_hears_that_there_is_none()
    {
        await using var host = await PlatformHost.Start(funded: false);
        var mentor = await host.Mentor(most: 1);
        string[] pairs = [await host.Proposed(mentor, await host.Project()), await host.Proposed(mentor, await host.Project(new() { Entrepreneur = "Ali Naciri", Cin = "J222", Enterprise = "Menuiserie Naciri" }))];

        var answers = await Task.WhenAll(pairs.Select(x => host.Client(Roles.Mentor).PostAsJsonAsync($"/api/pairs/{x}/answers", new { party = "mentor", accepts = true })));

        Assert.That(answers.Select(x => x.StatusCode).Order(), Is.EqualTo(new[] { HttpStatusCode.NoContent, HttpStatusCode.Conflict }));
        Assert.That(await answers.Single(x => x.StatusCode is HttpStatusCode.Conflict).Code(HttpStatusCode.Conflict), Is.EqualTo("mentor.full"));
        Assert.That(await host.Places(mentor), Is.EqualTo((1, 1)));
        var third = await host.Project(new() { Entrepreneur = "Saïd Oubella", Cin = "J333", Enterprise = "Apiculture Oubella" });
        Assert.That(await (await host.Propose(mentor, third)).Code(HttpStatusCode.Conflict), Is.EqualTo("mentor.full"), "a third is not even proposed");

        var left = pairs[answers[0].StatusCode is HttpStatusCode.Conflict ? 0 : 1];
        Assert.That((await host.Pair(left)).GetProperty("pair").GetProperty("state").GetString(), Is.EqualTo("proposed"), "it stays open");
        var other = await host.Mentor("Khadija Alaoui", "khadija");
        var given = await (await host.Client(Roles.Director).PostAsJsonAsync($"/api/pairs/{left}/mentor", new { mentor = other, reason = "Le premier est complet" })).Json();
        Assert.That(given.GetProperty("id").GetString(), Is.EqualTo(left));
        await host.Done(left, "answers", new { party = "mentor", accepts = true }, Roles.Mentor, "khadija");
        Assert.That((await host.Places(mentor), await host.Places(other)), Is.EqualTo(((1, 1), (1, 3))));
    }

    [Test]
    public async Task A_lower_limit_ends_no_pair()
    {
        await using var host = await PlatformHost.Start(funded: false);
        var mentor = await host.Mentor(most: 2);
        string[] pairs = [await host.Running(mentor), await host.Running(mentor, project: await host.Project(new() { Entrepreneur = "Ali Naciri", Cin = "J222", Enterprise = "Menuiserie Naciri" }))];

        await (await host.Client(Roles.Director).PutAsJsonAsync($"/api/mentors/{mentor}", new { profile = MentoringCase.Profile("Omar Berrada", Roles.Mentor, most: 1) })).Json(HttpStatusCode.NoContent);

        Assert.That(await host.Places(mentor), Is.EqualTo((2, 1)));
        foreach (var pair in pairs) Assert.That((await host.Pair(pair)).GetProperty("pair").GetProperty("state").GetString(), Is.EqualTo("running"));
        await host.Done(pairs[0], "ending", new { on = "2023-06-15", reason = "Déménagement" });
        var third = await host.Project(new() { Entrepreneur = "Saïd Oubella", Cin = "J333", Enterprise = "Apiculture Oubella" });
        Assert.That(await (await host.Propose(mentor, third)).Code(HttpStatusCode.Conflict), Is.EqualTo("mentor.full"), "one place, and one pair in it");
    }

    [Test]
    public async Task A_no_is_said_in_words_and_frees_the_place()
    {
        await using var host = await PlatformHost.Start(funded: false);
        var mentor = await host.Mentor();
        var pair = await host.Proposed(mentor);
        Assert.That(await host.Refused(pair, "answers", new { party = "mentor", accepts = false }, Roles.Mentor), Is.EqualTo("text.missing"));
        await host.Done(pair, "answers", new { party = "mentor", accepts = true }, Roles.Mentor);

        await host.Done(pair, "answers", new { party = "entrepreneur", accepts = false, words = "Préfère rester seul" });

        Assert.That((await host.Places(mentor)).Pairs, Is.Zero);
        Assert.That(await host.Refused(pair, "answers", new { party = "entrepreneur", accepts = true }), Is.EqualTo("pair.answered"));
        Assert.That(await host.Refused(pair, "taking-back", new { reason = "Trop tard" }), Is.EqualTo("pair.answered"));
    }

    /// <summary>The earlier pair keeps its story, and the new one leads to it.</summary>
    [Test]
    public async Task A_change_of_mentor_after_the_charter_keeps_the_story()
    {
        await using var host = await PlatformHost.Start(funded: false);
        var (first, second) = (await host.Mentor(), await host.Mentor("Khadija Alaoui", "khadija"));
        var pair = await host.Running(first);

        var next = (await (await host.Client(Roles.Director).PostAsJsonAsync($"/api/pairs/{pair}/mentor", new { mentor = second, reason = "Départ à l’étranger" })).Json()).GetProperty("id").GetString()!;

        Assert.That(next, Is.Not.EqualTo(pair));
        Assert.That((await host.Pair(next)).GetProperty("follows").GetString(), Is.EqualTo(pair));
        Assert.That((await host.Pair(pair)).GetProperty("pair").GetProperty("state").GetString(), Is.EqualTo("ended"));
        Assert.That((await host.Places(first)).Pairs, Is.Zero);
        Assert.That((await host.Client(Roles.Mentor).GetAsync($"/api/pairs/{next}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "the first mentor reads of it no more");
        Assert.That((await host.Client(Roles.Mentor).GetAsync($"/api/pairs/{pair}")).StatusCode, Is.EqualTo(HttpStatusCode.OK), "but of what was theirs");
    }

    [Test]
    public async Task Two_mentors_at_most_and_each_once()
    {
        await using var host = await PlatformHost.Start(funded: false);
        string[] mentors = [await host.Mentor(), await host.Mentor("Khadija Alaoui", "khadija"), await host.Mentor("Brahim Tazi", "brahim")];
        var project = await host.Project();
        await host.Proposed(mentors[0], project);

        Assert.That(await (await host.Propose(mentors[0], project)).Code(HttpStatusCode.Conflict), Is.EqualTo("pair.same-two"));
        await host.Proposed(mentors[1], project);
        Assert.That(await (await host.Propose(mentors[2], project)).Code(HttpStatusCode.Conflict), Is.EqualTo("pair.enough"));
        Assert.That((await host.Propose(mentors[2], (project.Enterprise, Guid.CreateVersion7()))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "nobody is paired who has no dossier of it");
    }

    [Test]
    public async Task Mentors_and_coordinators_hear_of_what_concerns_them()
    {
        await using var host = await PlatformHost.Start(funded: false);
        var mentor = await host.Mentor();
        var pair = await host.Proposed(mentor);
        Assert.That(await host.Kinds(Roles.Mentor), Does.Contain("pair-asked"));

        await host.Done(pair, "answers", new { party = "mentor", accepts = true }, Roles.Mentor);
        Assert.That((await host.Unread(Roles.Mentor), await host.Kinds(Roles.Director)), Is.EqualTo((0, new[] { "pair-answered" })));

        await host.Done(pair, "answers", new { party = "entrepreneur", accepts = true });
        foreach (var party in new[] { "mentor", "entrepreneur", "platform" }) await host.Done(pair, "signatures", new { party, on = "2023-06-15" });
        Assert.That(await host.Kinds(Roles.Mentor), Does.Contain("pair-begun"));
    }

    [TestCase(Roles.Director, true, true)]
    [TestCase(Roles.LoanOfficer, true, false)]
    [TestCase(Roles.Auditor, true, false)]
    [TestCase(Roles.Treasurer, false, false)]
    [TestCase(Roles.CommitteeMember, false, false)]
    [TestCase(Roles.PlatformAdministrator, false, false)]
    [TestCase(Roles.Entrepreneur, false, false)]
    public async Task Who_coordinates_acts_and_who_reads_reads(string role, bool reads, bool acts)
    {
        await using var host = await PlatformHost.Start(funded: false);
        var mentor = await host.Mentor();
        var (project, pair) = (await host.Project(new() { Entrepreneur = "Ali Naciri", Cin = "J222", Enterprise = "Menuiserie Naciri" }), await host.Running(mentor));
        var client = host.Client(role);

        using (Assert.EnterMultipleScope())
        {
            foreach (var path in new[] { "/api/pairs", $"/api/pairs/{pair}", "/api/mentors", $"/api/mentors/{mentor}", "/api/pairs/unmentored" })
                Assert.That((await client.GetAsync(path)).StatusCode, Is.EqualTo(reads ? HttpStatusCode.OK : HttpStatusCode.Forbidden), path);
            Assert.That((await host.Propose(mentor, project, role)).StatusCode, Is.EqualTo(acts ? HttpStatusCode.Created : HttpStatusCode.Forbidden));
            Assert.That((await client.GetAsync($"/api/pairs/candidates?enterprise={project.Enterprise}")).StatusCode, Is.EqualTo(acts ? HttpStatusCode.OK : HttpStatusCode.Forbidden));
            Assert.That((await client.PostAsJsonAsync($"/api/pairs/{pair}/meetings", new { on = "2023-06-20", way = "by-phone" })).StatusCode, Is.EqualTo(acts ? HttpStatusCode.Created : HttpStatusCode.Forbidden));
            Assert.That((await client.PostAsJsonAsync($"/api/pairs/{pair}/ending", new { on = "2023-06-15", reason = "Fini" })).StatusCode, Is.EqualTo(acts ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden));
        }
    }

    [Test]
    public async Task A_mentor_acts_in_their_own_pairs_and_answers_for_nobody_else()
    {
        await using var host = await PlatformHost.Start(funded: false);
        var mine = await host.Proposed(await host.Mentor());
        var other = await host.Proposed(await host.Mentor("Khadija Alaoui", "khadija"), await host.Project(new() { Entrepreneur = "Ali Naciri", Cin = "J222", Enterprise = "Menuiserie Naciri" }));
        var client = host.Client(Roles.Mentor);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await (await client.GetAsync("/api/pairs")).Json()).EnumerateArray().Select(x => x.GetProperty("id").GetString()), Is.EqualTo(new[] { mine }));
            Assert.That((await client.GetAsync($"/api/pairs/{other}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await client.PostAsJsonAsync($"/api/pairs/{other}/answers", new { party = "mentor", accepts = true })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await client.PostAsJsonAsync($"/api/pairs/{mine}/answers", new { party = "entrepreneur", accepts = true })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((await client.PostAsJsonAsync($"/api/pairs/{mine}/taking-back", new { reason = "Non" })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((await client.GetAsync("/api/mentors")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }
    }

    /// <summary>Who is asked learns whom it is about, and how to reach them once both have said yes, until the end.</summary>
    [Test]
    public async Task A_mentor_learns_how_to_reach_somebody_once_both_have_said_yes()
    {
        await using var host = await PlatformHost.Start(funded: false);
        var pair = await host.Proposed(await host.Mentor(), await host.Project(new() { Phone = "0661234567" }));
        async Task<(string?, string?)> Phones() => ((await host.Pair(pair, Roles.Mentor)).GetProperty("phone").GetString(), (await host.Pair(pair, Roles.LoanOfficer)).GetProperty("phone").GetString());
        const string Number = "+212 6 61 23 45 67";
        Assert.That(await Phones(), Is.EqualTo(((string?)null, Number)));

        foreach (var party in new[] { "mentor", "entrepreneur" }) await host.Done(pair, "answers", new { party, accepts = true });
        Assert.That(await Phones(), Is.EqualTo((Number, Number)));

        await host.Done(pair, "ending", new { on = "2023-06-15", reason = "Sans suite" });
        Assert.That(await Phones(), Is.EqualTo(((string?)null, Number)));
    }
}
