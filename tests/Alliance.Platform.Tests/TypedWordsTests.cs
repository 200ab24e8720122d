using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Tests.Collection.Arrears;
using Alliance.Platform.Tests.Fund;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests;

/// <summary>What people type, with signs that nobody sees: neither another name nor a word, and nothing else is lost with them.</summary>
internal sealed class TypedWordsTests
{
    private const string Unseen = "\u202E\u200F\u2066\u200D";

    [TestCase("Région Souss-Massa", "Région Souss-Massa\u200F")]
    [TestCase("Région Souss-Massa", "\u202E Région\tSouss-Massa ")]
    [TestCase("Région\u200F Souss-Massa", "Région Souss-Massa")]
    public async Task Two_that_look_alike_are_one(string first, string second)
    {
        await using var fund = await FundCase.Empty();
        var funder = (await (await fund.Post("funders", new { name = first, kind = "public" })).Json(HttpStatusCode.Created)).GetProperty("id").GetString();
        object Agreement(string number) => new { funderId = funder, number, amount = 1_000, signedOn = "2020-01-01", startsOn = "2020-01-01" };
        await (await fund.Post("agreements", Agreement(first))).Json(HttpStatusCode.Created);

        Assert.That(await (await fund.Post("funders", new { name = second, kind = "public" })).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.funder-known"));
        Assert.That(await (await fund.Post("agreements", Agreement(second))).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.agreement-known"));
    }

    [TestCase("fund/funders", """{ "name": "?", "kind": "public" }""")]
    [TestCase("fund/closings/00000000-0000-0000-0000-000000000001/reopening-proposals", """{ "reason": "?" }""")]
    [TestCase("arrears/loans/{0}/contacts", """{ "kind": "call", "on": "2024-02-05", "words": "?" }""")]
    [TestCase("loans/{0}/write-off-proposals", """{ "on": "2024-02-05", "reason": "?" }""")]
    [TestCase("loans/{0}/reschedulings", """{ "decidedOn": "2024-02-05", "firstDueOn": "2024-03-05", "instalments": 12, "decision": "?" }""")]
    public async Task A_door_takes_them_for_no_words(string door, string body)
    {
        await using var arrears = await ArrearsCase.OneLate();
        var path = "/api/" + door.Replace("{0}", arrears["Tapis Anzi"].Id, StringComparison.Ordinal);
        var unseen = string.Concat(Unseen.Select(x => $"\\u{(int)x:X4}"));

        using var answer = await arrears.Host.Client(Roles.Director).PostAsync(path, new StringContent(body.Replace("?", unseen, StringComparison.Ordinal), null, "application/json"));

        Assert.That(await answer.Code(HttpStatusCode.BadRequest), Is.EqualTo("bad-request"));
    }

    [Test]
    public async Task Nor_do_pages_that_come_by_the_use_case_itself()
    {
        await using var arrears = await ArrearsCase.OneLate();
        var loan = Id<Loan>.Parse(arrears["Tapis Anzi"].Id, null);
        var host = arrears.Host;

        Assert.That(await Refusal(() => host.Run<RegisterFunder, object>(async x => await x.Handle(new(Unseen, FunderKind.Public)), Roles.Treasurer)), Is.EqualTo("fund.name-missing"));
        Assert.That(await Refusal(() => host.Run<RecordContact, object?>(async x => await x.Handle(loan, new(ContactKind.Call, new(2024, 2, 5), Unseen)), Roles.LoanOfficer)), Is.EqualTo("contact.words-missing"));
        Assert.That(await Refusal(() => host.Run<WriteOffLoan, object?>(async x => await x.Handle(loan, new(new(2024, 2, 5), Unseen)), Roles.Director)), Is.EqualTo("text.missing"));
    }

    [Test]
    public async Task A_note_keeps_how_it_was_laid_out()
    {
        const string Note = "Vu l'atelier :\n\t- 12   métiers\n\t-  3   arrêtés";
        await using var arrears = await ArrearsCase.OneLate();

        await (await arrears.Post($"/loans/{arrears["Tapis Anzi"].Id}/contacts", new { kind = "visit", on = "2024-02-05", words = Note + Unseen })).Json(HttpStatusCode.Created);

        Assert.That((await arrears.FollowUp("Tapis Anzi")).GetProperty("contacts")[0].GetProperty("words").GetString(), Is.EqualTo(Note + "\u200D"), "a joiner may shape a letter");
    }

    [Test]
    public async Task A_reminders_own_words_keep_the_marks_that_order_its_figures()
    {
        await using var arrears = await ArrearsCase.OneLate();
        var organisation = arrears.Host.Organisations.Find(FixedOrganisations.Ism)!;
        var own = JsonSerializer.Deserialize<JsonElement>("""
            { "reminders": [ { "afterDays": 5, "letter": { "ar": { "subject": "\u200Fالقرض \u200E{loan}", "body": "الهاتف: \u200E(+212) 5 00\u202E" } } } ] }
            """);
        arrears.Host.Organisations.Put(organisation with { Sections = organisation.Sections.SetItem("arrears", own) });

        await (await arrears.Post("/reminders", new { loanIds = new[] { arrears["Tapis Anzi"].Id }, language = "ar" })).Json();

        var letter = await arrears.Host.Read(db => db.Set<Reminder>().SingleAsync());
        Assert.That((letter.Subject, letter.Body), Is.EqualTo(("\u200Fالقرض \u200EISM-2023-0001", "الهاتف: \u200E(+212) 5 00")));
    }

    private static async Task<string?> Refusal<T>(Func<Task<T>> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Code;
        }
    }
}
