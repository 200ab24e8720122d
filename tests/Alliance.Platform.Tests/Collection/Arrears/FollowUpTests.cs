using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Collection.Arrears;

/// <summary>Contacts and promises of a late loan, through their doors.</summary>
internal sealed class FollowUpTests
{
    private static object Call(string on, string words = "Promet de passer", string? nextOn = null) => new { kind = "call", on, words, nextOn };

    private static object Promise(decimal amount, string payBy) => new { amount, payBy };

    [Test]
    public async Task A_contact_is_kept_with_who_and_when_and_shown_on_the_desk()
    {
        await using var arrears = await ArrearsCase.OneLate();
        var path = $"/loans/{arrears["Tapis Anzi"].Id}/contacts";

        await (await arrears.Post(path, Call("2024-02-05", nextOn: "2024-02-09"))).Json(HttpStatusCode.Created);

        var note = (await arrears.FollowUp("Tapis Anzi")).GetProperty("contacts")[0];
        var row = (await arrears.Get("")).GetProperty("rows")[0].GetProperty("contact");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(note.GetProperty("enteredBy").GetString(), Is.EqualTo(Roles.LoanOfficer));
            Assert.That(note.GetProperty("words").GetString(), Is.EqualTo("Promet de passer"));
            Assert.That(row.GetProperty("on").GetString(), Is.EqualTo("2024-02-05"));
            Assert.That(row.GetProperty("nextOn").GetString(), Is.EqualTo("2024-02-09"));
            Assert.That(await arrears.Names("stepDue=true"), Is.EqualTo("Tapis Anzi"));
            Assert.That(await arrears.Names("noContactFor=5"), Is.EqualTo("Tapis Anzi"));
            Assert.That(await arrears.Names("noContactFor=6"), Is.Empty);
        }

        await arrears.Post(path, Call("2024-02-10"));
        Assert.That(await arrears.Names("stepDue=true"), Is.Empty, "the next step was taken");
    }

    [Test]
    public async Task A_forgotten_contact_noted_afterwards_does_not_hide_the_step_that_is_due()
    {
        await using var arrears = await ArrearsCase.OneLate();
        var path = $"/loans/{arrears["Tapis Anzi"].Id}/contacts";
        await arrears.Post(path, Call("2024-02-05", nextOn: "2024-02-09"));

        await (await arrears.Post(path, Call("2024-01-20", "Sans réponse"))).Json(HttpStatusCode.Created);

        Assert.That(await arrears.Names("stepDue=true"), Is.EqualTo("Tapis Anzi"));
    }

    [Test]
    public async Task A_wrong_note_is_struck_out_with_a_reason_and_stays()
    {
        await using var arrears = await ArrearsCase.OneLate();
        var path = $"/loans/{arrears["Tapis Anzi"].Id}/contacts";
        var id = (await (await arrears.Post(path, Call("2024-02-05"))).Json(HttpStatusCode.Created)).GetProperty("id").GetString();

        Assert.That((await arrears.Post($"{path}/{id}/striking", new { reason = "Autre emprunteur" })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));

        var note = (await arrears.FollowUp("Tapis Anzi")).GetProperty("contacts")[0];
        Assert.That(note.GetProperty("words").GetString(), Is.EqualTo("Promet de passer"));
        Assert.That(note.GetProperty("struckBecause").GetString(), Is.EqualTo("Autre emprunteur"));
        Assert.That(await arrears.Names("noContactFor=30"), Is.EqualTo("Tapis Anzi"), "it counts no more");
        Assert.That(await (await arrears.Post($"{path}/{id}/striking", new { reason = "Encore" })).Code(HttpStatusCode.Conflict), Is.EqualTo("contact.struck-already"));
    }

    [TestCase("""{ "kind": "call", "on": "2024-02-11", "words": "x" }""", HttpStatusCode.Conflict, "contact.in-the-future")]
    [TestCase("""{ "kind": "call", "on": "2024-02-10", "words": "   " }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "kind": "pigeon", "on": "2024-02-10", "words": "x" }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "kind": "call", "words": "x" }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "kind": "call", "on": "2024-02-10", "words": "x", "nextOn": "2024-02-09" }""", HttpStatusCode.Conflict, "contact.next-step-before")]
    public async Task Bad_contacts_are_refused_and_nothing_is_stored(string body, HttpStatusCode status, string code)
    {
        await using var arrears = await ArrearsCase.OneLate();

        var answer = await arrears.Officer.PostAsync($"/api/arrears/loans/{arrears["Tapis Anzi"].Id}/contacts", new StringContent(body, null, "application/json"));

        Assert.That(await answer.Code(status), Is.EqualTo(code));
        Assert.That((await arrears.FollowUp("Tapis Anzi")).GetProperty("contacts").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_promise_is_kept_or_broken_by_what_comes_in_until_the_day_promised()
    {
        await using var arrears = await ArrearsCase.OneLate();
        var loan = arrears["Tapis Anzi"];
        await (await arrears.Post($"/loans/{loan.Id}/promises", Promise(1_500, "2024-02-20"))).Json(HttpStatusCode.Created);
        Assert.That(await Standing(arrears), Is.EqualTo("open"));
        Assert.That(await (await arrears.Post($"/loans/{loan.Id}/promises", Promise(200, "2024-02-20"))).Code(HttpStatusCode.Conflict), Is.EqualTo("promise.open-already"));

        arrears.Host.Organisations.GoTo(new(2024, 2, 21));
        await loan.Pay(new { amount = 1_000, paidOn = "2024-02-15" });
        Assert.That(await Standing(arrears), Is.EqualTo("broken"));
        Assert.That(await arrears.Names("promiseBroken=true"), Is.EqualTo("Tapis Anzi"));

        // Found late in the bank's statement: entered after the day, but paid before it.
        var late = await (await loan.Pay(new { amount = 500, paidOn = "2024-02-20" })).Json(HttpStatusCode.Created);
        Assert.That(await Standing(arrears), Is.EqualTo("kept"));
        Assert.That(await arrears.Names("promiseBroken=true"), Is.Empty);

        await loan.Post($"events/{late.GetProperty("eventId").GetString()}/undoing", new { });
        Assert.That(await Standing(arrears), Is.EqualTo("broken"), "undone equals never");

        await (await arrears.Post($"/loans/{loan.Id}/promises", Promise(500, "2024-03-01"))).Json(HttpStatusCode.Created);
        Assert.That(await arrears.Names("promiseBroken=true"), Is.Empty, "there is a newer one");
    }

    [TestCase(0, "2024-02-20", "promise.amount-not-positive")]
    [TestCase(36_000.01, "2024-02-20", "promise.above-owed")]
    [TestCase(100, "2024-02-09", "promise.day-impossible")]
    [TestCase(100, "2024-12-31", "promise.day-impossible")]
    public async Task Impossible_promises_are_refused(decimal amount, string payBy, string code)
    {
        await using var arrears = await ArrearsCase.OneLate();

        Assert.That(await (await arrears.Post($"/loans/{arrears["Tapis Anzi"].Id}/promises", Promise(amount, payBy))).Code(HttpStatusCode.Conflict), Is.EqualTo(code));
    }

    [Test]
    public async Task Of_two_officers_who_note_a_promise_at_once_one_does()
    {
        await using var arrears = await ArrearsCase.OneLate();
        var loan = arrears["Tapis Anzi"];

        var answers = await loan.AtOnce(
            () => arrears.Post($"/loans/{loan.Id}/promises", Promise(1_000, "2024-02-20")), () => arrears.Post($"/loans/{loan.Id}/promises", Promise(2_000, "2024-02-25")));

        Assert.That(answers.Count(x => x.StatusCode is HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(await answers.Single(x => x.StatusCode is not HttpStatusCode.Created).Code(HttpStatusCode.Conflict), Is.EqualTo("promise.open-already"));
        Assert.That(await arrears.Host.Read(db => db.Set<PromiseToPay>().CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task A_withdrawn_promise_makes_room_for_another()
    {
        await using var arrears = await ArrearsCase.OneLate();
        var path = $"/loans/{arrears["Tapis Anzi"].Id}/promises";
        var id = (await (await arrears.Post(path, Promise(1_000, "2024-02-20"))).Json(HttpStatusCode.Created)).GetProperty("id").GetString();

        Assert.That((await arrears.Post($"{path}/{id}/withdrawal", new { reason = "Nouvelle date convenue" })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await (await arrears.Post(path, Promise(2_000, "2024-02-25"))).Json(HttpStatusCode.Created);

        Assert.That((await arrears.FollowUp("Tapis Anzi")).GetProperty("promises").EnumerateArray().Select(x => x.GetProperty("standing").GetString()), Is.EqualTo(new[] { "open", "withdrawn" }));
    }

    [Test]
    public async Task A_loan_of_another_platform_is_not_there_and_an_auditor_notes_nothing()
    {
        await using var arrears = await ArrearsCase.OneLate();
        var path = $"/api/arrears/loans/{arrears["Tapis Anzi"].Id}";
        var neighbour = arrears.Host.Client(Roles.LoanOfficer, FixedOrganisations.Ior);

        Assert.That((await neighbour.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await neighbour.PostAsJsonAsync($"{path}/contacts", Call("2023-06-10"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await neighbour.PostAsJsonAsync($"{path}/promises", Promise(100, "2023-06-20"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await arrears.Host.Client(Roles.Auditor).PostAsJsonAsync($"{path}/contacts", Call("2024-02-10"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private static async Task<string?> Standing(ArrearsCase arrears) => (await arrears.FollowUp("Tapis Anzi")).GetProperty("promises")[0].GetProperty("standing").GetString();
}
