using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Tests.Fund;

namespace Alliance.Platform.Tests.Governance;

/// <summary>What a session carries is the dossier's decision once it closes: the four kinds, amended or not, and taken up again by another session.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class DecisionTests
{
    private static readonly string[] Four = ["P1", "P2", "R1", "R2"];

    private static object Grant(decimal amount, int term = 36, int grace = 6) => new { kind = "approve", amount, term, graceMonths = grace };

    [Test]
    public async Task What_was_carried_last_is_decided_when_the_session_closes_and_not_before()
    {
        await using var room = await SittingRoom.Open("", Four);
        var dossier = await new DossierInput { Cin = null, Amount = 50_000 }.Ready(room.Host);
        await room.Call(dossier);
        var asked = await room.Vote(null, "yes", "P1", "P2", "R1");
        Assert.That(asked.GetProperty("text").GetString(), Is.EqualTo($"Accorder à Coopérative Tafraout un prêt d’honneur de {Money.Dirhams(50_000)} DH sur 36 mois, dont 6 mois de différé.").IgnoreWhiteSpace);
        await room.Vote(Grant(40_000, 24, 3), "yes", "P1", "R1", "R2");
        await room.Vote(Grant(30_000), "no", Four);
        Assert.That(await room.Status(dossier), Is.EqualTo("on-agenda"));
        Assert.That(await (await room.Of(dossier, "approval", new { amount = 50_000, term = 36, graceMonths = 6, decidedOn = DossierRoom.Meeting })).Code(HttpStatusCode.Conflict), Is.EqualTo("application.in-session"));

        await room.Do("closing", new { });

        var decided = await room.Dossier(dossier);
        var decision = decided.GetProperty("decision");
        Assert.That(decided.GetProperty("status").GetString(), Is.EqualTo("approved"));
        Assert.That((decision.GetProperty("amount").GetDecimal(), decision.GetProperty("term").GetInt32(), decision.GetProperty("graceMonths").GetInt32()), Is.EqualTo((40_000m, 24, 3)));
        Assert.That((decision.GetProperty("on").GetString(), decision.GetProperty("session").GetString()), Is.EqualTo(($"{DossierRoom.Meeting:yyyy-MM-dd}", room.Session)));
        Assert.That(decided.GetProperty("loanNumber").GetString(), Is.EqualTo("ISM-2023-0001"));
    }

    [TestCase("no", Description = "not carried is no refusal")]
    [TestCase("abstain")]
    public async Task What_was_not_carried_decides_nothing(string choice)
    {
        await using var room = await SittingRoom.Open("", Four);
        var dossier = await new DossierInput { Cin = null }.Ready(room.Host);
        await room.Call(dossier);
        await room.Vote(new { kind = "refuse", reason = "not-viable", words = "Marché trop étroit" }, choice, Four);

        await room.Do("closing", new { });

        Assert.That(await room.Status(dossier), Is.EqualTo("ready"), "another session can take it up");
    }

    /// <summary>Two for, two against: the side of who chairs decides.</summary>
    [TestCase("yes", "approved")]
    [TestCase("no", "ready")]
    public async Task Of_as_many_for_as_against_the_side_of_the_chair_is_decided(string chair, string status)
    {
        await using var room = await SittingRoom.Open("", Four);
        var dossier = await new DossierInput { Cin = null }.Ready(room.Host);
        await room.Call(dossier);
        await room.Do("ballots", new { });
        foreach (var member in Four) await (await room.Vote(member, member[0] == 'P' ? chair : chair == "yes" ? "no" : "yes")).Json(HttpStatusCode.NoContent);
        await room.Do("ballots/1/closing", new { });

        await room.Do("closing", new { });

        Assert.That(await room.Status(dossier), Is.EqualTo(status));
    }

    /// <summary>All had voted yes, then one of the two private members left.</summary>
    [Test]
    public async Task What_was_voted_without_quorum_decides_nothing()
    {
        await using var room = await SittingRoom.Open("", Four);
        var dossier = await new DossierInput { Cin = null }.Ready(room.Host);
        await room.Call(dossier);
        await room.Do("ballots", new { });
        foreach (var member in Four) await (await room.Vote(member, "yes")).Json(HttpStatusCode.NoContent);
        await room.Do("presence", new { isPresent = false }, "R2");
        await room.Do("ballots/1/closing", new { });

        await room.Do("closing", new { });

        Assert.That((await room.Ballot()).GetProperty("outcome").GetString(), Is.EqualTo("no-quorum"));
        Assert.That(await room.Status(dossier), Is.EqualTo("ready"));
    }

    [Test]
    public async Task Adjourning_and_refusing_are_decisions_of_their_own()
    {
        await using var room = await SittingRoom.Open("", Four);
        var (later, never) = (await new DossierInput { Cin = null }.Ready(room.Host), await new DossierInput { Cin = null, Entrepreneur = "Karim Alami", Enterprise = "Menuiserie Souss" }.Ready(room.Host));
        await room.Call(later);
        var adjourned = await room.Vote(new { kind = "adjourn", until = "2023-09-30", words = "Le bail manque" }, "yes", Four);
        await room.Call(never);
        await room.Vote(new { kind = "refuse", reason = "not-viable", words = "Marché trop étroit" }, "yes", Four);
        await room.Do("closing", new { });

        Assert.That(adjourned.GetProperty("text").GetString(), Is.EqualTo("Ajourner la demande de Coopérative Tafraout jusqu’au 30 septembre 2023.\nLe bail manque"));
        var (first, second) = (await room.Dossier(later), await room.Dossier(never));
        Assert.That((first.GetProperty("status").GetString(), first.GetProperty("adjournedUntil").GetString()), Is.EqualTo(("adjourned", "2023-09-30")));
        Assert.That((second.GetProperty("status").GetString(), second.GetProperty("decision").GetProperty("words").GetString()), Is.EqualTo(("refused", "Marché trop étroit")));
        await using var next = await room.Next(Four);
        Assert.That(await (await room.Director.PostAsJsonAsync($"/api/sessions/{next.Session}/agenda/subjects", new { kind = "dossier", subjects = new[] { later } })).Code(HttpStatusCode.Conflict), Is.EqualTo("agenda.not-waiting"), "nobody has worked on it since");
        await DossierInput.Complete(room.Host, later);
        await next.Call(later);
        await next.Vote(Grant(20_000), "yes", Four);
        await next.Do("closing", new { });
        Assert.That((await next.Dossier(later)).GetProperty("adjournedUntil").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
        Assert.That(await next.Status(later), Is.EqualTo("approved"));
    }

    [TestCase("""{"kind":"approve","amount":50000.01,"term":36,"graceMonths":6}""", "application.above-requested")]
    [TestCase("""{"kind":"approve","amount":50000,"term":36}""", "motion.amount")]
    [TestCase("""{"kind":"approve","amount":50000,"term":61,"graceMonths":6}""", "loan.term-outside-product")]
    [TestCase("""{"kind":"approve","amount":4999.99,"term":36,"graceMonths":6}""", "loan.amount-outside-product")]
    [TestCase("""{"kind":"approve-with-conditions","amount":50000,"term":36,"graceMonths":6}""", "motion.no-conditions")]
    [TestCase("""{"kind":"approve-with-conditions","amount":50000,"term":36,"graceMonths":6,"conditions":[{"text":"Bail signé","proof":"Bail","deadline":"2023-06-23"}]}""", "motion.deadline", Description = "the day itself is no later day")]
    [TestCase("""{"kind":"adjourn","until":"2023-06-23","words":"Le bail manque"}""", "motion.until")]
    [TestCase("""{"kind":"adjourn","until":"2023-06-24"}""", "motion.what-is-missing")]
    [TestCase("""{"kind":"refuse","words":"Non"}""", "motion.reason")]
    [TestCase("""{"kind":"refuse","reason":"other","words":"  "}""", "application.words-missing")]
    public async Task A_motion_that_is_not_whole_or_not_lent_so_is_put_to_no_vote(string motion, string code)
    {
        await using var room = await SittingRoom.Open("", Four);
        await room.Call(await new DossierInput { Cin = null, Amount = 50_000 }.Ready(room.Host));

        var answer = await room.Ask("ballots", new { motion = System.Text.Json.JsonDocument.Parse(motion).RootElement });

        Assert.That(await answer.Code(HttpStatusCode.Conflict), Is.EqualTo(code));
        Assert.That((await room.Show()).GetProperty("ballots").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_dossier_is_decided_by_a_motion_a_resolution_by_its_text()
    {
        await using var room = await SittingRoom.Open("", Four);
        Assert.That(await (await room.Ask("ballots", new { motion = Grant(1_000) })).Code(HttpStatusCode.Conflict), Is.EqualTo("motion.of-a-text"));
        await room.Call(await new DossierInput { Cin = null }.Ready(room.Host));
        Assert.That(await (await room.Ask("ballots", new { text = "Accorder 300 000 DH" })).Code(HttpStatusCode.Conflict), Is.EqualTo("motion.needed"));
    }

    /// <summary>What a session decided nobody takes back by hand; another session does, as long as nothing was paid.</summary>
    [Test]
    public async Task Another_session_takes_a_decision_back()
    {
        await using var room = await SittingRoom.Open("", Four);
        var dossier = await new DossierInput { Cin = null, Amount = 50_000 }.Ready(room.Host);
        await room.Call(dossier);
        await room.Vote(null, "yes", Four);
        await room.Do("closing", new { });
        var before = await room.Dossier(dossier);
        Assert.That(before.GetProperty("allowed").EnumerateArray().Select(x => x.GetString()), Does.Not.Contain("undo-decision"));
        Assert.That(await (await room.Of(dossier, "decision/undoing", new { })).Code(HttpStatusCode.Conflict), Is.EqualTo("application.decided-in-session"));

        await using var next = await room.Next(Four);
        await next.Call(dossier);
        Assert.That(await (await next.Host.Client(Roles.Treasurer).PostAsJsonAsync($"/api/loans/{before.GetProperty("loanId").GetString()}/disbursements", new { amount = 10_000, paidOn = FixedOrganisations.Today.AddDays(20) })).Code(HttpStatusCode.Conflict), Is.EqualTo("application.in-session"));
        await next.Vote(Grant(35_000, 30), "yes", Four);
        await next.Do("closing", new { });

        var after = await next.Dossier(dossier);
        Assert.That((after.GetProperty("status").GetString(), after.GetProperty("decision").GetProperty("amount").GetDecimal(), after.GetProperty("loanNumber").GetString()), Is.EqualTo(("approved", 35_000m, before.GetProperty("loanNumber").GetString())));
        Assert.That(after.GetProperty("history").EnumerateArray().Select(x => x.GetProperty("kind").GetString()), Is.EqualTo(new[] { "received", "taken-up", "called-ready", "put-on-agenda", "approved", "reconsidered", "approved" }));
        var amount = await next.Host.Read(db => Task.FromResult(db.Set<Alliance.Platform.Lending.Loans.Loan>().Single().Terms.Granted));
        Assert.That(amount, Is.EqualTo(Money.Dirhams(35_000)), "of the loan that there is");
    }

    /// <summary>Decided by hand and paid out before the session that had it on its agenda: it can't be put to a vote, and the session closes.</summary>
    [Test]
    public async Task What_was_paid_out_before_the_session_is_put_to_no_vote()
    {
        await using var room = await SittingRoom.Plan("");
        await room.Host.Run<PlatformDb>(FundCase.Fund);
        var dossier = await new DossierInput { Cin = null, Amount = 50_000 }.Ready(room.Host);
        await (await room.Director.PostAsJsonAsync($"/api/sessions/{room.Session}/agenda/subjects", new { kind = "dossier", subjects = new[] { dossier } })).Json();
        await room.Do("convening", new { });
        var loan = (await (await room.Of(dossier, "approval", new { amount = 50_000, term = 36, graceMonths = 6, decidedOn = FixedOrganisations.Today })).Json(HttpStatusCode.Created)).GetProperty("loanId").GetString();
        await (await room.Host.Client(Roles.Treasurer).PostAsJsonAsync($"/api/loans/{loan}/disbursements", new { amount = 50_000, paidOn = FixedOrganisations.Today })).Json(HttpStatusCode.Created);
        room.Host.Organisations.GoTo(DossierRoom.Meeting);
        await room.Do("opening", new { });
        await room.Do("calls", new { item = 1 });

        Assert.That(await (await room.Ask("ballots", new { })).Code(HttpStatusCode.Conflict), Is.EqualTo("application.loan-has-events"));
        await room.Do("closing", new { });
        Assert.That(await room.Status(dossier), Is.EqualTo("approved"));
    }

    /// <summary>A deadline is extended by a decision: it begins with the conditions that stand, and replaces them.</summary>
    [Test]
    public async Task Another_session_decides_conditions_anew()
    {
        await using var room = await SittingRoom.Open("", Four);
        var dossier = await new DossierInput { Cin = null, Amount = 50_000 }.Ready(room.Host);
        await room.Call(dossier);
        object With(string deadline) => new { kind = "approve-with-conditions", amount = 50_000, term = 36, graceMonths = 6, conditions = new object[] { new { text = "Bail signé", proof = "Bail", deadline } } };
        await room.Vote(With("2023-06-24"), "yes", Four);
        await room.Do("closing", new { });
        await using var next = await room.Next(Four);
        var item = await next.Call(dossier);
        var asked = await (await next.Director.GetAsync($"/api/sessions/{next.Session}/agenda/{item}/motion")).Json();
        Assert.That((asked.GetProperty("kind").GetString(), asked.GetProperty("conditions")[0].GetProperty("text").GetString()), Is.EqualTo(("approve-with-conditions", "Bail signé")));
        Assert.That(await (await next.Ask("ballots", new { })).Code(HttpStatusCode.Conflict), Is.EqualTo("motion.deadline"), "its day has passed: another one is said");

        await next.Vote(With("2023-08-31"), "yes", Four);
        await next.Do("closing", new { });

        var after = await next.Dossier(dossier);
        Assert.That(after.GetProperty("conditions").EnumerateArray().Select(x => x.GetProperty("deadline").GetString()), Is.EqualTo(new[] { "2023-08-31" }));
        Assert.That(after.GetProperty("status").GetString(), Is.EqualTo("approved-with-conditions"));
    }

    /// <summary>Put to the vote the day before its deadline, closed after midnight: what was voted is what is decided.</summary>
    [Test]
    public async Task Dates_are_looked_at_when_a_motion_is_put_and_not_again()
    {
        await using var room = await SittingRoom.Open("", Four);
        var dossier = await new DossierInput { Cin = null }.Ready(room.Host);
        await room.Call(dossier);
        await room.Do("ballots", new { motion = new { kind = "adjourn", until = DossierRoom.Meeting.AddDays(1), words = "Le bail manque" } });
        foreach (var member in Four) await (await room.Vote(member, "yes")).Json(HttpStatusCode.NoContent);
        room.Host.Organisations.GoTo(DossierRoom.Meeting.AddDays(1));
        await room.Do("ballots/1/closing", new { });

        await room.Do("closing", new { });

        Assert.That(await room.Status(dossier), Is.EqualTo("adjourned"));
    }

    [Test]
    public async Task Who_gave_up_while_the_session_went_on_is_granted_nothing()
    {
        await using var room = await SittingRoom.Open("", Four);
        var dossier = await new DossierInput { Cin = null }.Ready(room.Host);
        await room.Call(dossier);
        await room.Vote(null, "yes", Four);
        (await room.Of(dossier, "withdrawal", new { withdrawnOn = DossierRoom.Meeting })).EnsureSuccessStatusCode();

        await room.Do("closing", new { });

        Assert.That(await room.Status(dossier), Is.EqualTo("withdrawn"));
        Assert.That((await room.Show()).GetProperty("phase").GetString(), Is.EqualTo("closed"));
    }

    [Test]
    public async Task Who_runs_the_session_begins_with_what_was_asked_for_members_do_not()
    {
        await using var room = await SittingRoom.Open("", Four);
        var item = await room.Call(await new DossierInput { Cin = null, Amount = 50_000, PhysicalInvestment = 60_000, Term = 48 }.Ready(room.Host));

        var asked = await (await room.Director.GetAsync($"/api/sessions/{room.Session}/agenda/{item}/motion")).Json();

        Assert.That((asked.GetProperty("kind").GetString(), asked.GetProperty("amount").GetDecimal(), asked.GetProperty("term").GetInt32()), Is.EqualTo(("approve", 42_000m, 48)), "70 % of the investment at most");
        Assert.That((await room.Director.GetAsync($"/api/sessions/{room.Session}/agenda/1/motion")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "a resolution");
        Assert.That((await room.Of("P1").GetAsync($"/api/sessions/{room.Session}/agenda/{item}/motion")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
