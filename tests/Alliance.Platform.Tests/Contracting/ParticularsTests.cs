using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Alliance.Platform.Tests.Contracting;

/// <summary>What contracts say of a borrower and the dossier doesn't know: of two who write it, the second is told.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class ParticularsTests
{
    private static Task<HttpResponseMessage> Write(ContractCase contract, string address, long? revision) => contract.Officer.PutAsJsonAsync($"{contract.Path}/particulars", new { address, revision });

    private static async Task<JsonElement> Read(ContractCase contract) => (await contract.Show()).GetProperty("borrowers");

    [Test]
    public async Task Who_read_that_there_are_none_is_told_when_there_are_meanwhile()
    {
        await using var contract = await ContractCase.Approved();
        Assert.That((await Read(contract)).GetProperty("revision").ValueKind, Is.EqualTo(JsonValueKind.Null));
        await (await Write(contract, "12, rue de la Kasbah", null)).Json(HttpStatusCode.NoContent);

        Assert.That(await (await Write(contract, "Ailleurs", null)).Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));

        var read = await Read(contract);
        Assert.That(read.GetProperty("address").GetString(), Is.EqualTo("12, rue de la Kasbah"));
        await (await Write(contract, "14, rue de la Kasbah", read.GetProperty("revision").GetInt64())).Json(HttpStatusCode.NoContent);
        Assert.That(await (await Write(contract, "Ailleurs", read.GetProperty("revision").GetInt64())).Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));
    }

    [Test]
    public async Task Of_several_who_write_first_at_one_moment_one_does_and_the_others_are_told()
    {
        await using var contract = await ContractCase.Approved();

        var answers = await new Lending.Loans.LoanCase(contract.Host, contract.Loan).AtOnce([.. Enumerable.Range(1, 6).Select(x => (Func<Task<HttpResponseMessage>>)(() => Write(contract, $"{x}, rue de la Kasbah", null)))]);

        Assert.That(answers.Count(x => x.StatusCode is HttpStatusCode.NoContent), Is.EqualTo(1));
        foreach (var other in answers.Where(x => x.StatusCode is not HttpStatusCode.NoContent)) Assert.That(await other.Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));
    }
}
