using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Contracting.LoanContracts;

namespace Alliance.Platform.Tests.Contracting;

/// <summary>A stranger compares a contract with the record by the code on it, and sees what was changed on paper (S19).</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class VerifyTests
{
    private static async Task<(ContractCase Contract, string Code)> Signed(string form = "french")
    {
        var contract = await ContractCase.Ready();
        var code = (await contract.Made(form)).GetProperty("code").GetString()!;
        await (await contract.Sign()).Json();
        return (contract, code);
    }

    [Test]
    public async Task The_record_says_amount_day_state_and_initials_and_no_name()
    {
        var (contract, code) = await Signed();
        await using var _ = contract;

        var answer = await contract.Verify(code);
        var body = await answer.Content.ReadAsStringAsync();
        var said = JsonSerializer.Deserialize<JsonElement>(body);

        Assert.That(said.GetProperty("amount").GetDecimal(), Is.EqualTo(50_000m));
        Assert.That((said.GetProperty("state").GetString(), said.GetProperty("madeOn").GetString(), said.GetProperty("signedOn").GetString(), said.GetProperty("initials").GetString()), Is.EqualTo(("sealed", "2023-06-15", "2023-06-15", "F. Z. A.")));
        Assert.That(body, Does.Not.Contain("Amrani").And.Not.Contain("Fatima").And.Not.Contain("J123456").And.Not.Contain("Tafraout").And.Not.Contain("Kasbah").And.Not.Contain("Mernissi").And.Not.Contain("Alami"));
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
    }

    [TestCase("french")]
    [TestCase("arabic")]
    [TestCase("both")]
    public async Task Downloaded_twice_it_is_one_file_with_the_hash_that_anybody_computes(string form)
    {
        var (contract, code) = await Signed(form);
        await using var _ = contract;
        var first = await contract.Download("1.pdf");
        contract.Host.Organisations.GoTo(new(2023, 6, 20)); // another day, another footer

        Assert.That(await contract.Download("1.pdf"), Is.EqualTo(first));
        var hash = Convert.ToHexStringLower(SHA256.HashData(await contract.Download("1.txt")));
        var signing = Convert.ToHexStringLower(SHA256.HashData(await contract.Download("signing.txt")));
        var printed = PaperReader.Text(first).Replace(" ", "", StringComparison.Ordinal);
        Assert.That(printed, Does.Contain(hash).And.Contain(signing).And.Contain($"contracts/verify/{code}"));
        var record = await (await contract.Verify(code)).Json();
        Assert.That((record.GetProperty("hash").GetString(), record.GetProperty("signingHash").GetString()), Is.EqualTo((hash, signing)));
        Assert.That(JsonDocument.Parse(await contract.Download("signing.txt")).RootElement.GetProperty("contract").GetString(), Is.EqualTo(hash), "the signing names what was signed");
        Assert.That(ContractText.Read(await contract.Download("1.txt")).Write(), Is.EqualTo(Encoding.UTF8.GetString(await contract.Download("1.txt"))), "written again it is the same, to the character");
    }

    [Test]
    public async Task A_file_that_another_program_saved_differs_while_the_record_stands()
    {
        var (contract, code) = await Signed();
        await using var _ = contract;
        var pdf = await contract.Download("1.pdf");
        async Task<string?> Compare(string hash) => (await (await contract.Verify(code, $"?file={hash}")).Json()).GetProperty("file").GetString();

        Assert.That(await Compare(Convert.ToHexString(SHA256.HashData(pdf))), Is.EqualTo("same"));
        Assert.That(await Compare(Convert.ToHexString(SHA256.HashData([.. pdf, 10]))), Is.EqualTo("differs"));
        Assert.That(await Compare("x"), Is.EqualTo("differs"));
        Assert.That((await (await contract.Verify(code)).Json()).GetProperty("amount").GetDecimal(), Is.EqualTo(50_000m));
    }

    [Test]
    public async Task Before_it_is_signed_the_record_says_so()
    {
        await using var contract = await ContractCase.Ready();
        var code = (await contract.Made()).GetProperty("code").GetString()!;

        var said = await (await contract.Verify(code)).Json();

        Assert.That((said.GetProperty("state").GetString(), said.GetProperty("signedOn").ValueKind), Is.EqualTo(("to-sign", JsonValueKind.Null)));
    }

    [Test]
    public async Task A_code_that_is_nearly_right_or_of_another_platform_is_unknown()
    {
        var (contract, code) = await Signed();
        await using var _ = contract;
        var turned = string.Concat(code.Select(x => char.IsUpper(x) ? char.ToLowerInvariant(x) : char.ToUpperInvariant(x)));

        Assert.That((await contract.Verify(turned)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await contract.Verify("x")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var elsewhere = contract.Host.Client(organisation: FixedOrganisations.Ior);
        Assert.That((await elsewhere.GetAsync($"/api/contracts/verify/{code}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task After_a_restart_it_is_the_same_file()
    {
        var (contract, _) = await Signed();
        var before = await contract.Download("1.pdf");
        var host = await contract.Host.Restart();
        await using var __ = host;

        Assert.That(await host.Client(Roles.Auditor).GetByteArrayAsync($"{contract.Path}/1.pdf"), Is.EqualTo(before));
    }
}
