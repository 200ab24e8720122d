using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Origination.DossierDocuments;
using Alliance.Platform.Tests.Store;

namespace Alliance.Platform.Tests.Contracting;

/// <summary>A signed contract stays what it is, and only then is its loan paid out, by whatever door.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class SigningTests
{
    private static async Task<bool> MayPayOut(ContractCase contract) =>
        (await (await contract.Treasurer.GetAsync($"/api/loans/{contract.Loan}")).Json()).GetProperty("allowed").EnumerateArray().Any(x => x.GetString() == "disburse");

    [Test]
    public async Task Nothing_is_paid_out_before_it_is_signed()
    {
        await using var contract = await ContractCase.Ready();
        Assert.That(await (await contract.PayOut()).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.not-contracted"));
        Assert.That(await MayPayOut(contract), Is.False);
        await contract.Made();
        Assert.That(await (await contract.PayOut()).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.not-contracted"), "made is not signed");

        await (await contract.Sign()).Json();

        Assert.That(await MayPayOut(contract), Is.True);
        var first = await (await contract.PayOut(30_000)).Json(HttpStatusCode.Created);
        await (await contract.PayOut(20_000)).Json(HttpStatusCode.Created);
        var undone = await (await contract.Undo(first.GetProperty("eventId").GetString()!)).Json(HttpStatusCode.Created);
        await (await contract.Undo(undone.GetProperty("eventId").GetString()!)).Json(HttpStatusCode.Created);
    }

    [Test]
    public async Task Nor_on_a_day_before_it_was_signed()
    {
        await using var contract = await ContractCase.Ready();
        await contract.Made();
        await (await contract.Sign()).Json();

        Assert.That(await (await contract.PayOut(on: "2023-06-14")).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.before-contract"));
    }

    [Test]
    public async Task A_loan_that_was_granted_before_is_paid_out_as_it_was_agreed()
    {
        await using var contract = await ContractCase.Ready(required: false);
        var ism = contract.Host.Organisations.Find(FixedOrganisations.Ism)!;
        contract.Host.Organisations.Put(ism with { Sections = ism.Sections.Remove("contracts") });
        var later = await new DossierInput { Entrepreneur = "Karim Alaoui", Cin = "J654321", Enterprise = "Menuiserie" }.Approve(contract.Host);

        await (await contract.PayOut()).Json(HttpStatusCode.Created);

        var other = new ContractCase(contract.Host, later.Dossier, later.Loan);
        Assert.That(await (await other.PayOut()).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.not-contracted"), "granted once contracts are wanted, which they are where the file says nothing");
        Assert.That(await (await contract.Make()).Code(HttpStatusCode.Conflict), Is.EqualTo("contract.paid-out"));
    }

    [Test]
    public async Task Signed_it_stays_for_good()
    {
        await using var contract = await ContractCase.Ready();
        await contract.Made();
        await (await contract.Sign()).Json();

        Assert.That(await (await contract.Make()).Code(HttpStatusCode.Conflict), Is.EqualTo("contract.signed-already"));
        Assert.That(await (await contract.Sign()).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.contracted-already"));
        Assert.That(await (await contract.UndoDecision()).Code(HttpStatusCode.Conflict), Is.EqualTo("application.loan-has-contract"));
        await contract.Rename("Quelqu’un d’autre");
        Assert.That(await contract.Paper(), Does.Contain("Fatima Zahra Amrani").And.Not.Contain("Quelqu’un"));
    }

    /// <summary>Made while a condition is open, met on the 18th: nothing was signed before, and once it is signed the condition stays met.</summary>
    [Test]
    public async Task Nothing_is_signed_before_the_conditions_are_met_and_none_is_reopened_after()
    {
        await using var contract = await ContractCase.Ready();
        await (await contract.UndoDecision()).Json(HttpStatusCode.NoContent);
        var condition = new { text = "Bail signé", proof = "Copie du bail", deadline = "2023-07-30" };
        var approval = await (await contract.Director.PostAsJsonAsync(
            $"/api/applications/{contract.Dossier}/approval", new { amount = 40_000, term = 36, graceMonths = 6, decidedOn = "2023-06-01", conditions = new[] { condition } })).Json(HttpStatusCode.Created);
        var anew = new ContractCase(contract.Host, contract.Dossier, approval.GetProperty("loanId").GetString()!);
        await anew.Particulars(new { address = "12, rue de la Kasbah, Tiznit" });
        var number = (await anew.Made()).GetProperty("number").GetInt32();
        anew.Host.Organisations.GoTo(new(2023, 6, 20));
        Task<HttpResponseMessage> Condition(string what, object input) => anew.Officer.PostAsJsonAsync($"/api/applications/{anew.Dossier}/conditions/1/{what}", input);
        Assert.That(await (await anew.Sign(number)).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.conditions-open"));
        await (await Condition("meeting", new { metOn = "2023-06-18" })).Json(HttpStatusCode.NoContent);

        Assert.That(await (await anew.Sign(number, on: "2023-06-17")).Code(HttpStatusCode.Conflict), Is.EqualTo("contract.signed-before-conditions"));
        await (await anew.Sign(number, on: "2023-06-18")).Json();

        Assert.That(await (await Condition("reopening", new { why = "Bail résilié" })).Code(HttpStatusCode.Conflict), Is.EqualTo("application.loan-has-contract"));
        var dossier = await (await anew.Officer.GetAsync($"/api/applications/{anew.Dossier}")).Json();
        Assert.That(dossier.GetProperty("status").GetString(), Is.EqualTo("approved"));
        Assert.That(dossier.GetProperty("allowed").EnumerateArray().Select(x => x.GetString()), Does.Not.Contain("follow-conditions"));
    }

    [Test]
    public async Task A_decision_that_is_taken_back_voids_one_that_isnt_signed_and_numbers_go_on()
    {
        await using var contract = await ContractCase.Ready();
        var made = await contract.Made();
        await (await contract.UndoDecision()).Json(HttpStatusCode.NoContent);

        Assert.That((await (await contract.Verify(made.GetProperty("code").GetString()!)).Json()).GetProperty("state").GetString(), Is.EqualTo("void"));
        var again = await (await contract.Director.PostAsJsonAsync($"/api/applications/{contract.Dossier}/approval", new { amount = 40_000, term = 36, graceMonths = 6, decidedOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        var anew = new ContractCase(contract.Host, contract.Dossier, again.GetProperty("loanId").GetString()!);
        await anew.Particulars(new { address = "12, rue de la Kasbah, Tiznit" });
        Assert.That((await anew.Made()).GetProperty("number").GetInt32(), Is.EqualTo(2));
        await (await anew.Sign(2)).Json();
        Assert.That((await (await contract.Verify(made.GetProperty("code").GetString()!)).Json()).GetProperty("state").GetString(), Is.EqualTo("void"));
    }

    [Test]
    public async Task Of_making_anew_and_signing_at_one_moment_one_loses()
    {
        await using var contract = await ContractCase.Ready();
        await contract.Made();

        var answers = await new Lending.Loans.LoanCase(contract.Host, contract.Loan).AtOnce(() => contract.Make(), () => contract.Sign(1));

        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(answers.Single(x => !x.IsSuccessStatusCode).StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        var versions = (await contract.Show()).GetProperty("versions").EnumerateArray().Select(x => x.GetProperty("state").GetString()).ToList();
        Assert.That(versions, Is.EqualTo(answers[0].IsSuccessStatusCode ? new[] { "to-sign", "replaced" } : ["sealed"]));
    }

    [Test]
    public async Task Signed_twice_at_one_moment_it_is_signed_once()
    {
        await using var contract = await ContractCase.Ready();
        await contract.Made();

        var answers = await new Lending.Loans.LoanCase(contract.Host, contract.Loan).AtOnce(() => contract.Sign(), () => contract.Sign(), () => contract.Sign());

        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
    }

    [TestCase("2023-06-14", "contract.signed-before-made")]
    [TestCase("2023-05-19", "loan.signed-before-granted")]
    [TestCase("2023-06-16", "loan.in-the-future")]
    public async Task A_day_that_cant_be_is_refused(string on, string code)
    {
        await using var contract = await ContractCase.Ready();
        await contract.Made();

        Assert.That(await (await contract.Sign(on: on)).Code(HttpStatusCode.Conflict), Is.EqualTo(code));
        Assert.That(await (await contract.PayOut()).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.not-contracted"), "nothing of it is kept");
    }

    [Test]
    public async Task While_conditions_are_open_it_is_made_and_not_signed()
    {
        await using var host = await ContractCase.Platform();
        var dossier = await new DossierInput().Register(host);
        var approved = await (await host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{dossier}/approval", new
        {
            amount = 50_000,
            term = 36,
            graceMonths = 6,
            decidedOn = "2023-06-10",
            conditions = new[] { new { text = "Bail signé", proof = "Contrat de bail", deadline = "2023-07-10" } },
        })).Json(HttpStatusCode.Created);
        var contract = new ContractCase(host, dossier, approved.GetProperty("loanId").GetString()!);
        await contract.Particulars(new { address = "12, rue de la Kasbah, Tiznit" });
        await contract.Made();

        Assert.That(await (await contract.Sign()).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.conditions-open"));
        (await contract.Officer.PostAsJsonAsync($"/api/applications/{dossier}/conditions/1/meeting", new { metOn = "2023-06-14" })).EnsureSuccessStatusCode();
        await (await contract.Sign()).Json();
        await (await contract.PayOut()).Json(HttpStatusCode.Created);
    }

    [Test]
    public async Task The_scan_is_a_document_of_the_same_dossier_and_is_named_by_its_bytes()
    {
        await using var contract = await ContractCase.Ready();
        await contract.Made();
        var file = SampleFiles.Pdf();
        var own = await new DocumentsApi(contract.Host, contract.Dossier).Add("contrat-signé.pdf", file, null);
        var foreign = await (await DocumentsApi.OfNewDossier(contract.Host)).Add("autre.pdf", file, null);

        Assert.That(await (await contract.Sign(scan: foreign)).Code(HttpStatusCode.Conflict), Is.EqualTo("contract.no-such-document"));
        await (await contract.Sign(scan: own)).Json();

        var signing = JsonDocument.Parse(await contract.Download("signing.txt")).RootElement;
        Assert.That(signing.GetProperty("scan").GetProperty("sha256").GetString(), Is.EqualTo(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file))));
        Assert.That(await (await new DocumentsApi(contract.Host, contract.Dossier).Withdraw(own)).Code(HttpStatusCode.Conflict), Is.EqualTo("contract.scan-stays"));
        Assert.That(await contract.Paper(), Does.Contain("Driss Alami").And.Contain("Hind Mernissi, directrice").And.Contain("43-20").And.Contain("15 juin 2023"));
    }

    [Test]
    public async Task Who_pays_out_is_told_once_it_is_signed_and_not_before()
    {
        await using var contract = await ContractCase.Ready();
        async Task<int> ToPayOut() => (await (await contract.Treasurer.GetAsync("/api/notices")).Json()).GetProperty("rows").EnumerateArray().Count(x => x.GetProperty("kind").GetString() == "loan-to-pay-out");
        Assert.That(await ToPayOut(), Is.Zero);
        await contract.Made();

        await (await contract.Sign()).Json();

        Assert.That(await ToPayOut(), Is.EqualTo(1));
    }
}
