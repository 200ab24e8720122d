using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Proposals;
using Alliance.Platform.Tests.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Proposals;

/// <summary>A write-off from proposal to recovery, through its doors: two persons, never the same account (rule 12).</summary>
internal sealed class WriteOffTests
{
    private static readonly object Lost = new { on = "2023-06-05", reason = "Recours épuisés" };

    private static async Task<string> Propose(LoanCase loan, HttpClient? by = null) =>
        (await (await loan.Post("write-off-proposals", Lost, client: by)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    private static Task<HttpResponseMessage> Decide(HttpClient by, string proposal, string how) =>
        by.PostAsJsonAsync($"/api/proposals/{proposal}/{how}", new { });

    private static async Task<LoanCase> WrittenOff()
    {
        var loan = await LoanCase.Disbursed();
        await (await Decide(loan.Host.Client(Roles.Director), await Propose(loan), "approval")).Json();
        return loan;
    }

    private static async Task<Guid> WriteOffOf(LoanCase loan) =>
        (await loan.Show()).GetProperty("events").EnumerateArray().First(x => x.GetProperty("kind").GetString() == "written-off").GetProperty("id").GetGuid();

    [Test]
    public async Task What_one_proposes_another_approves_and_only_then_it_happens()
    {
        await using var loan = await LoanCase.Disbursed();
        var proposal = await Propose(loan);
        Assert.That((await loan.Show()).GetProperty("status").GetString(), Is.EqualTo("in-repayment"), "proposed is not done");

        Assert.That(await (await Decide(loan.Treasurer, proposal, "approval")).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.same-person"));
        Assert.That((await Decide(loan.Host.Client(Roles.LoanOfficer), proposal, "approval")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await Decide(loan.Host.Client(Roles.Auditor), proposal, "approval")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        await (await Decide(loan.Host.Client(Roles.Director), proposal, "approval")).Json();

        var shown = await loan.Show();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown.GetProperty("status").GetString(), Is.EqualTo("written-off"));
            Assert.That(shown.GetProperty("writtenOff").GetDecimal(), Is.EqualTo(36_000));
            Assert.That(shown.GetProperty("events")[0].GetProperty("enteredBy").GetString(), Is.EqualTo($"{Roles.Treasurer} + {Roles.Director}"));
        }
    }

    [Test]
    public async Task Another_treasurer_is_a_second_person_and_the_same_account_in_another_role_is_not()
    {
        await using var loan = await LoanCase.Disbursed();
        var proposal = await Propose(loan, loan.Host.Client(Roles.Treasurer, account: "salma"));

        Assert.That(await (await Decide(loan.Host.Client(Roles.Director, account: "salma"), proposal, "approval")).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.same-person"));
        await (await Decide(loan.Host.Client(Roles.Treasurer, account: "omar"), proposal, "approval")).Json();
    }

    [Test]
    public async Task A_program_is_nobodys_second_person()
    {
        await using var loan = await LoanCase.Disbursed();
        var machine = loan.Host.Client(Roles.Director, account: PlatformHost.Machine);

        Assert.That(await (await loan.Post("write-off-proposals", Lost, client: machine)).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.needs-account"));
        var proposal = await Propose(loan);
        Assert.That(await (await Decide(machine, proposal, "approval")).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.needs-account"));
    }

    [Test]
    public async Task Two_who_approve_at_once_write_off_once()
    {
        await using var loan = await LoanCase.Disbursed();
        var proposal = await Propose(loan);

        var answers = await loan.AtOnce([.. Enumerable.Range(0, 4).Select(i => (Func<Task<HttpResponseMessage>>)(() =>
            Decide(loan.Host.Client(Roles.Director, account: $"director {i}"), proposal, "approval")))]);

        Assert.That(answers.Select(x => x.StatusCode).Order(), Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict }));
        Assert.That((await loan.Show()).GetProperty("events").EnumerateArray().Count(x => x.GetProperty("kind").GetString() == "written-off"), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_who_propose_at_once_leave_one_proposal()
    {
        await using var loan = await LoanCase.Disbursed();

        var answers = await loan.AtOnce([.. Enumerable.Range(0, 4).Select(i => (Func<Task<HttpResponseMessage>>)(() =>
            loan.Post("write-off-proposals", Lost, client: loan.Host.Client(Roles.Director, account: $"director {i}"))))]);

        Assert.That(answers.Select(x => x.StatusCode).Order(), Is.EqualTo(new[] { HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict }));
        Assert.That(await loan.Host.Read(db => db.Set<Proposal>().CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Rejected_or_withdrawn_it_can_be_proposed_again()
    {
        await using var loan = await LoanCase.Disbursed();
        var first = await Propose(loan);
        Assert.That(await (await loan.Post("write-off-proposals", Lost)).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.waiting-already"));
        await (await Decide(loan.Host.Client(Roles.Director), first, "rejection")).Json();
        var second = await Propose(loan);
        Assert.That(await (await Decide(loan.Host.Client(Roles.Director), second, "withdrawal")).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.not-yours"));
        await (await Decide(loan.Treasurer, second, "withdrawal")).Json();
        Assert.That(await (await Decide(loan.Host.Client(Roles.Director), second, "approval")).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.decided"));

        Assert.That((await loan.Show()).GetProperty("status").GetString(), Is.EqualTo("in-repayment"));
        var listed = await (await loan.Treasurer.GetAsync("/api/proposals")).Json();
        Assert.That(listed.GetProperty("decided").EnumerateArray().Select(x => x.GetProperty("status").GetString()), Is.EquivalentTo(new[] { "rejected", "withdrawn" }));
    }

    [Test]
    public async Task What_can_no_longer_be_done_is_refused_at_approval_and_goes_on_waiting()
    {
        await using var loan = await LoanCase.Disbursed();
        var proposal = await Propose(loan);
        await (await loan.Pay(new { amount = 36_000, paidOn = "2023-06-04" })).Json(HttpStatusCode.Created);

        Assert.That(await (await Decide(loan.Host.Client(Roles.Director), proposal, "approval")).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.nothing-to-write-off"));
        Assert.That((await (await loan.Treasurer.GetAsync("/api/proposals")).Json()).GetProperty("waiting").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_write_off_is_undone_by_two_and_restored_by_two()
    {
        await using var loan = await WrittenOff();
        var writeOff = await WriteOffOf(loan);
        Assert.That(await (await loan.Post($"events/{writeOff}/undoing", new { })).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.undone-by-two"));

        await UndoByTwo(writeOff);
        var shown = await loan.Show();
        Assert.That((shown.GetProperty("status").GetString(), shown.GetProperty("outstanding").GetDecimal()), Is.EqualTo(("in-repayment", 36_000m)));

        var undoing = shown.GetProperty("events").EnumerateArray().Single(x => x.GetProperty("kind").GetString() == "undone").GetProperty("id").GetGuid();
        Assert.That(await (await loan.Post($"events/{undoing}/undoing", new { })).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.undone-by-two"));
        await UndoByTwo(undoing);
        Assert.That((await loan.Show()).GetProperty("status").GetString(), Is.EqualTo("written-off"));

        async Task UndoByTwo(Guid eventId)
        {
            var proposal = (await (await loan.Post($"events/{eventId}/undoing-proposals", new { reason = "Un accord a été trouvé" })).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;
            await (await Decide(loan.Host.Client(Roles.Director), proposal, "approval")).Json();
        }
    }

    [Test]
    public async Task Recoveries_stop_at_the_loss_and_the_loan_stays_written_off()
    {
        await using var loan = await WrittenOff();
        await (await loan.Post("recoveries", new { amount = 30_000, receivedOn = "2023-06-06" }, "one")).Json(HttpStatusCode.Created);

        Assert.That(
            await (await loan.Post("recoveries", new { amount = 6_000.01m, receivedOn = "2023-06-07" }, "two")).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.above-written-off"));
        Assert.That(await (await loan.Pay(new { amount = 100, paidOn = "2023-06-07" })).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.written-off"));
        await (await loan.Post("recoveries", new { amount = 6_000, receivedOn = "2023-06-07" }, "three")).Json(HttpStatusCode.Created);

        var shown = await loan.Show();
        Assert.That((shown.GetProperty("status").GetString(), shown.GetProperty("recovered").GetDecimal()), Is.EqualTo(("written-off", 36_000m)));
    }

    [Test]
    public async Task Recoveries_entered_at_once_stop_at_the_loss()
    {
        await using var loan = await WrittenOff();

        var answers = await loan.AtOnce([.. Enumerable.Range(0, 4).Select(i => (Func<Task<HttpResponseMessage>>)(() =>
            loan.Post("recoveries", new { amount = 20_000, receivedOn = "2023-06-06" }, $"key-{i}")))]);

        Assert.That(answers.Count(x => x.StatusCode is HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That((await loan.Show()).GetProperty("recovered").GetDecimal(), Is.EqualTo(20_000));
    }

    [Test]
    public async Task Another_platforms_proposal_does_not_exist()
    {
        await using var loan = await LoanCase.Disbursed();
        var proposal = await Propose(loan);
        var stranger = loan.Host.Client(Roles.Director, FixedOrganisations.Ior);

        foreach (var how in new[] { "approval", "rejection", "withdrawal" })
            Assert.That((await Decide(stranger, proposal, how)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), how);
        Assert.That((await (await stranger.GetAsync("/api/proposals")).Json()).GetProperty("waiting").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task The_director_reschedules_by_a_decision_and_both_schedules_are_shown()
    {
        await using var loan = await LoanCase.Disbursed();
        var director = loan.Host.Client(Roles.Director);
        var plan = new { decidedOn = "2023-06-05", firstDueOn = "2023-09-01", instalments = 12, decision = "PV 2023/14" };

        Assert.That((await loan.Post("reschedulings", plan)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "a treasurer doesn't decide");
        Assert.That((await loan.Post("reschedulings", new { decidedOn = "2023-06-05", firstDueOn = "2023-09-01", instalments = 12, decision = "" }, client: director)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(
            await (await loan.Post("reschedulings", new { decidedOn = "2023-06-05", firstDueOn = "2023-06-05", instalments = 12, decision = "PV" }, client: director)).Code(HttpStatusCode.Conflict),
            Is.EqualTo("loan.new-due-date-impossible"));
        await (await loan.Post("reschedulings", plan, client: director)).Json(HttpStatusCode.Created);

        var shown = await loan.Show();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown.GetProperty("schedule").GetArrayLength(), Is.EqualTo(12));
            Assert.That(shown.GetProperty("schedule")[0].GetProperty("due").GetDecimal(), Is.EqualTo(3_000));
            Assert.That(shown.GetProperty("earlierSchedules")[0].GetProperty("schedule").GetArrayLength(), Is.EqualTo(36));
        }
    }

    [Test]
    public async Task A_figure_opens_into_its_dated_events_in_the_readers_language()
    {
        await using var loan = await LoanCase.Disbursed();
        await (await loan.Pay(new { amount = 1_500, paidOn = "2023-06-05", means = "cash" })).Json(HttpStatusCode.Created);

        var lines = (await (await loan.Treasurer.GetAsync($"{loan.Path}/explanations/outstanding")).Json()).GetProperty("lines").EnumerateArray().ToList();

        Assert.That(lines.Select(x => (x.GetProperty("on").GetString(), x.GetProperty("change").GetDecimal(), x.GetProperty("total").GetDecimal())), Is.EqualTo(new[]
        {
            ("2023-06-01", 36_000m, 36_000m), ("2023-06-05", -1_500m, 34_500m),
        }));
        Assert.That((await loan.Treasurer.GetAsync($"{loan.Path}/explanations/nonsense")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest).Or.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_late_entry_shows_before_and_after()
    {
        await using var loan = await LoanCase.Disbursed();
        JsonElement paid = await (await loan.Pay(new { amount = 1_500, paidOn = "2023-06-02" })).Json(HttpStatusCode.Created);

        var effect = await (await loan.Treasurer.GetAsync($"{loan.Path}/events/{paid.GetProperty("eventId").GetString()}/effect")).Json();

        Assert.That(
            (effect.GetProperty("before").GetProperty("outstanding").GetDecimal(), effect.GetProperty("after").GetProperty("outstanding").GetDecimal()), Is.EqualTo((36_000m, 34_500m)));
    }
}
