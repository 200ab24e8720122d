using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;

namespace Alliance.Platform.Tests.Contracting;

/// <summary>A wrong day of signing is put right beside the seal, which stays.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class SigningDayTests
{
    /// <summary>Made on 15 June; it is 20 June, and the 18th was recorded.</summary>
    private static async Task<(ContractCase Contract, string Code)> Signed()
    {
        var contract = await ContractCase.Ready();
        var code = (await contract.Made()).GetProperty("code").GetString()!;
        contract.Host.Organisations.GoTo(new(2023, 6, 20));
        await (await contract.Sign(on: "2023-06-18")).Json();
        return (contract, code);
    }

    private static Task<HttpResponseMessage> Correct(ContractCase contract, string signedOn, string role = Roles.Director) =>
        contract.Host.Client(role).PostAsJsonAsync($"{contract.Path}/signing/day", new { signedOn, why = "Mal lu sur le papier" });

    [Test]
    public async Task The_right_day_holds_and_the_seal_stays()
    {
        var (contract, code) = await Signed();
        await using var _ = contract;
        var (paper, seal) = (await contract.Download("1.pdf"), await contract.Download("signing.txt"));
        Assert.That(await (await contract.PayOut(on: "2023-06-16")).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.before-contract"));

        await (await Correct(contract, "2023-06-16")).Json(HttpStatusCode.NoContent);

        var signing = (await contract.Show()).GetProperty("signing");
        Assert.That((signing.GetProperty("signedOn").GetString(), signing.GetProperty("sealedDay").GetString()), Is.EqualTo(("2023-06-16", "2023-06-18")));
        var corrected = signing.GetProperty("corrections").EnumerateArray().Single();
        Assert.That((corrected.GetProperty("on").GetString(), corrected.GetProperty("why").GetString(), corrected.GetProperty("by").GetString()), Is.EqualTo(("2023-06-16", "Mal lu sur le papier", Roles.Director)));
        Assert.That((await contract.Download("1.pdf"), await contract.Download("signing.txt")), Is.EqualTo((paper, seal)));
        var verified = await (await contract.Verify(code)).Json();
        Assert.That((verified.GetProperty("state").GetString(), verified.GetProperty("signedOn").GetString(), verified.GetProperty("signedOnPaper").GetString()), Is.EqualTo(("sealed", "2023-06-16", "2023-06-18")));
        var last = (await (await contract.Officer.GetAsync($"/api/applications/{contract.Dossier}")).Json()).GetProperty("history").EnumerateArray().Last();
        Assert.That((last.GetProperty("kind").GetString(), last.GetProperty("note").GetString()), Is.EqualTo(("signing-day-corrected", "Mal lu sur le papier")));
        await (await contract.PayOut(on: "2023-06-16")).Json(HttpStatusCode.Created);
        Assert.That(await (await Correct(contract, "2023-06-17")).Code(HttpStatusCode.Conflict), Is.EqualTo("contract.paid-out-before"), "money left on the 16th under it");
        await (await Correct(contract, "2023-06-15")).Json(HttpStatusCode.NoContent);
    }

    [TestCase("2023-06-18", "contract.same-day")]
    [TestCase("2023-06-14", "contract.signed-before-made")]
    [TestCase("2023-05-19", "loan.signed-before-granted")]
    [TestCase("2023-06-21", "loan.in-the-future")]
    public async Task A_day_that_cant_be_is_refused(string day, string code)
    {
        var (contract, _) = await Signed();
        await using var __ = contract;

        Assert.That(await (await Correct(contract, day)).Code(HttpStatusCode.Conflict), Is.EqualTo(code));
        Assert.That((await contract.Show()).GetProperty("signing").GetProperty("signedOn").GetString(), Is.EqualTo("2023-06-18"), "nothing of it is kept");
    }

    [Test]
    public async Task Without_a_signing_there_is_no_day_and_only_who_makes_contracts_corrects_it()
    {
        await using var contract = await ContractCase.Ready();
        await contract.Made();
        Assert.That(await (await Correct(contract, "2023-06-15")).Code(HttpStatusCode.Conflict), Is.EqualTo("contract.none-signed"));
        foreach (var role in new[] { Roles.Treasurer, Roles.Auditor }) Assert.That((await Correct(contract, "2023-06-15", role)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), role);
    }
}
