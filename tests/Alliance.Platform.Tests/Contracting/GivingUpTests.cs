using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Governance;
using Alliance.Platform.Tests.Notices;
using Alliance.Platform.Tests.Origination.DossierDocuments;
using Alliance.Platform.Tests.Store;

namespace Alliance.Platform.Tests.Contracting;

/// <summary>A borrower gives up what was granted before it is paid out: the money is free again, and what was signed stays, of no effect.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class GivingUpTests
{
    private static Task<HttpResponseMessage> GiveUp(ContractCase contract, string on = "2023-06-15", string why = "Projet abandonné", string role = Roles.Director) =>
        contract.Host.Client(role).PostAsJsonAsync($"/api/applications/{contract.Dossier}/giving-up", new { givenUpOn = on, why });

    private static async Task<decimal> Committed(ContractCase contract) => (await (await contract.Treasurer.GetAsync("/api/fund")).Json()).GetProperty("committed").GetDecimal();

    private static async Task<JsonElement> Dossier(ContractCase contract) => await (await contract.Director.GetAsync($"/api/applications/{contract.Dossier}")).Json();

    [Test]
    public async Task The_promise_is_given_back_and_the_signed_contract_stays_of_no_effect()
    {
        await using var contract = await ContractCase.Ready();
        var code = (await contract.Made()).GetProperty("code").GetString()!;
        var documents = new DocumentsApi(contract.Host, contract.Dossier);
        var scan = await documents.Add("contrat.pdf", SampleFiles.Pdf());
        var hash = (await (await contract.Sign(scan: scan)).Json()).GetProperty("hash").GetString();
        var (paper, seal) = (await contract.Download("1.pdf"), await contract.Download("signing.txt"));
        Assert.That(await Committed(contract), Is.EqualTo(50_000));
        Assert.That(await contract.Host.Kinds(Roles.Treasurer), Does.Contain("loan-to-pay-out"));

        await (await GiveUp(contract)).Json(HttpStatusCode.NoContent);

        Assert.That(await Committed(contract), Is.Zero);
        Assert.That((await contract.Treasurer.GetAsync($"/api/loans/{contract.Loan}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await contract.Host.Unread(Roles.Treasurer), Is.Zero, "nothing is to be paid out");
        var dossier = await Dossier(contract);
        var last = dossier.GetProperty("history").EnumerateArray().Last();
        Assert.That((dossier.GetProperty("status").GetString(), last.GetProperty("kind").GetString(), last.GetProperty("on").GetString(), last.GetProperty("note").GetString()), Is.EqualTo(("given-up", "given-up", "2023-06-15", "Projet abandonné")));
        var verified = await (await contract.Verify(code)).Json();
        Assert.That((verified.GetProperty("state").GetString(), verified.GetProperty("givenUpOn").GetString(), verified.GetProperty("signedOn").GetString(), verified.GetProperty("signingHash").GetString()), Is.EqualTo(("void", "2023-06-15", "2023-06-15", hash)));
        Assert.That(verified.GetProperty("amount").GetDecimal(), Is.EqualTo(50_000), "a figure on paper can be compared still");
        Assert.That(verified.GetRawText(), Does.Not.Contain("abandonné"), "why is nobody's business");
        var kept = (await (await contract.Officer.GetAsync($"/api/applications/{contract.Dossier}/void-contracts")).Json()).EnumerateArray().Single();
        Assert.That((kept.GetProperty("version").GetInt32(), kept.GetProperty("signedOn").GetString(), kept.GetProperty("endedOn").GetString(), kept.GetProperty("isGivenUp").GetBoolean(), kept.GetProperty("code").GetString()), Is.EqualTo((1, "2023-06-15", "2023-06-15", true, code)));
        Assert.That((await contract.Download("1.pdf"), await contract.Download("signing.txt")), Is.EqualTo((paper, seal)));
        Assert.That(await (await documents.Withdraw(scan)).Code(HttpStatusCode.Conflict), Is.EqualTo("document.decided-on").Or.EqualTo("contract.scan-stays"));
    }

    [TestCase("2023-06-16", "application.given-up-in-the-future")]
    [TestCase("2023-05-19", "application.given-up-before-granted")]
    public async Task On_a_day_that_cant_be_it_is_refused(string on, string code)
    {
        await using var contract = await ContractCase.Ready();

        Assert.That(await (await GiveUp(contract, on)).Code(HttpStatusCode.Conflict), Is.EqualTo(code));
        Assert.That(await Committed(contract), Is.EqualTo(50_000));
    }

    [Test]
    public async Task Paid_out_it_is_given_up_no_more_and_once_given_up_it_isnt_again()
    {
        await using var contract = await ContractCase.Ready();
        await contract.Made();
        await (await contract.Sign()).Json();
        var paid = await (await contract.PayOut()).Json(HttpStatusCode.Created);
        Assert.That(await (await GiveUp(contract)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.paid-out"));
        await (await contract.Undo(paid.GetProperty("eventId").GetString()!)).Json(HttpStatusCode.Created);
        Assert.That(await (await GiveUp(contract)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.paid-out"), "an undone payment stays in its history");
        Assert.That((await Dossier(contract)).GetProperty("allowed").EnumerateArray().Select(x => x.GetString()), Does.Not.Contain("give-up"));

        await using var other = await ContractCase.Ready();
        await (await GiveUp(other)).Json(HttpStatusCode.NoContent);
        Assert.That(await (await GiveUp(other)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.nothing-granted"));
    }

    [Test]
    public async Task Of_paying_out_and_giving_up_at_one_moment_one_loses()
    {
        await using var contract = await ContractCase.Ready();
        await contract.Made();
        await (await contract.Sign()).Json();

        var answers = await new Lending.Loans.LoanCase(contract.Host, contract.Loan).AtOnce(() => contract.PayOut(), () => GiveUp(contract));

        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That((await Dossier(contract)).GetProperty("status").GetString(), Is.EqualTo(answers[1].IsSuccessStatusCode ? "given-up" : "approved"));
    }

    [Test]
    public async Task Only_who_decides_records_it()
    {
        await using var contract = await ContractCase.Ready();
        foreach (var role in new[] { Roles.LoanOfficer, Roles.Treasurer, Roles.Auditor }) Assert.That((await GiveUp(contract, role: role)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), role);
        Assert.That((await contract.Director.PostAsJsonAsync($"/api/applications/{Guid.NewGuid()}/giving-up", new { givenUpOn = "2023-06-15", why = "Projet" })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    /// <summary>What a session granted needs no session to be given up, and a later one may grant it again.</summary>
    [Test]
    public async Task What_a_session_granted_is_given_up_without_one()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        var dossier = await new DossierInput { Cin = null }.Ready(room.Host);
        await room.Call(dossier);
        await room.Vote(new { kind = "approve", amount = 41_000, term = 24, graceMonths = 0 }, "yes", "P1", "P2", "R1", "R2");
        await room.Do("closing", new { });

        await (await room.Of(dossier, "giving-up", new { givenUpOn = DossierRoom.Meeting, why = "Projet abandonné" })).Json(HttpStatusCode.NoContent);

        Assert.That(await room.Status(dossier), Is.EqualTo("given-up"));
        Assert.That((await room.Dossier(dossier)).GetProperty("loanId").ValueKind, Is.EqualTo(JsonValueKind.Null));
        var next = await room.Next("P1", "P2", "R1", "R2");
        await next.Call(dossier);
        await next.Vote(new { kind = "approve", amount = 30_000, term = 24, graceMonths = 0 }, "yes", "P1", "P2", "R1", "R2");
        await next.Do("closing", new { });
        Assert.That(await room.Status(dossier), Is.EqualTo("approved"));
    }
}
