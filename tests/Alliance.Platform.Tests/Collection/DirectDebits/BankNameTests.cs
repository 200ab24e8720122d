using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Tests.Collection.DirectDebits;

/// <summary>Names as the bank gets them: written out in its letters, never cut up, and asked for where they can't be.</summary>
internal sealed class BankNameTests
{
    private static readonly XNamespace Pain = "urn:iso:std:iso:20022:tech:xsd:pain.008.001.02";

    private static async Task<JsonElement> Hold(DebitCase debits, int loan, string holder) =>
        await (await debits.Loans[loan].Post("mandate", new { rib = DebitCase.GoodRib, signedOn = "2023-06-02", holder })).Json();

    [TestCase("Sœurs & Cœur du Rif", "Soeurs Coeur du Rif")]
    [TestCase("Łukasz Strauß", "Lukasz Strauss")]
    [TestCase("L’Atelier d’Élise – Çakır", "L'Atelier d'Elise - Cakir")]
    [TestCase("ŒUVRES DU NORD n°7", "OeUVRES DU NORD n 7")]
    public async Task Are_written_out(string holder, string written)
    {
        await using var debits = await DebitCase.With(1);
        Assert.That((await Hold(debits, 0, holder)).GetProperty("warnings").GetArrayLength(), Is.Zero);

        Assert.That((await debits.File(await debits.Prepared())).Descendants(Pain + "Dbtr").Single().Value, Is.EqualTo(written));
    }

    [TestCase("أسماء الإدريسي")]
    [TestCase("شركة الأمل SARL")]
    [TestCase("ⵜⴰⵣⵔⵉ")]
    public async Task In_another_script_are_asked_for_before_there_is_a_file(string holder)
    {
        await using var debits = await DebitCase.With(2);
        Assert.That((await Hold(debits, 1, holder)).GetProperty("warnings").EnumerateArray().Select(x => x.GetString()), Is.EqualTo(new[] { "mandate.no-latin-name" }));

        var leftOut = (await debits.Preview()).GetProperty("leftOut");
        Assert.That(leftOut.EnumerateArray().Select(x => $"{x.GetProperty("loanId").GetString()} {x.GetProperty("reason").GetString()}"), Is.EqualTo(new[] { $"{debits.Loans[1].Id} no-latin-name" }));
        var file = await debits.File(await debits.Prepared());
        Assert.That(file.Descendants(Pain + "Dbtr"), Has.Exactly(1).Items);

        await Hold(debits, 1, "Asmae El Idrissi");
        Assert.That((await debits.File(await debits.Prepared())).Descendants(Pain + "Dbtr").Single().Value, Is.EqualTo("Asmae El Idrissi"));
    }

    [TestCase("مبادرة سوس ماسة")]
    [TestCase("مبادرة Souss-Massa")]
    [SetUICulture("fr"), SetCulture("fr")]
    public async Task Of_the_platform_itself_are_asked_for_before_there_is_a_file(string name)
    {
        await using var debits = await DebitCase.With(1, bank: $$"""{ "name": "{{name}}", "rib": "{{DebitCase.GoodRib}}", "bic": "BCMAMAMC", "creditorId": "MA-ISM-001" }""");

        Assert.That((await debits.Preview()).GetProperty("missingSettings").EnumerateArray().Select(x => x.GetString()), Is.EqualTo(new[] { "name" }));
        Assert.That(await (await debits.Prepare()).Code(HttpStatusCode.Conflict), Is.EqualTo("direct-debits.bank-settings-missing"));
        var checks = await debits.Host.Run<RunChecks, IReadOnlyList<CheckResult>>(x => x.Handle(), Roles.PlatformAdministrator);
        Assert.That(checks.Where(x => !x.IsFine).Select(x => x.What), Has.One.EqualTo("Compte bancaire des prélèvements, il manque\u00A0: le nom du titulaire en lettres latines (name)"));
    }
}
