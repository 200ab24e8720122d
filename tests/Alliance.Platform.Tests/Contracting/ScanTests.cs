using System.Net;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Contracting;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Tests.Origination.DossierDocuments;
using Alliance.Platform.Tests.Store;
using Alliance.Ui;

namespace Alliance.Platform.Tests.Contracting;

/// <summary>The scan that a contract is signed with: any document of the dossier, and there for good.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class ScanTests
{
    private static async Task<ContractCase> Made()
    {
        var contract = await ContractCase.Ready();
        await contract.Made();
        return contract;
    }

    [Test]
    public async Task A_document_that_is_there_already_can_be_chosen()
    {
        await using var contract = await Made();
        var documents = new DocumentsApi(contract.Host, contract.Dossier);
        var there = await documents.Add("contrat.pdf", SampleFiles.Pdf());
        (await documents.Withdraw(await documents.Add("autre.pdf", SampleFiles.Pdf("autre")))).EnsureSuccessStatusCode();

        var choices = (await (await contract.Director.GetAsync(contract.Path)).Json()).GetProperty("scans").EnumerateArray().Select(x => (x.GetProperty("id").GetString(), x.GetProperty("name").GetString())).ToList();

        Assert.That(choices, Is.EqualTo(new[] { (there, "contrat.pdf") }));
        await (await contract.Sign(scan: choices[0].Item1)).Json();
        Assert.That((await contract.Show()).GetProperty("signing").GetProperty("scan").GetString(), Is.EqualTo(there));
    }

    [Test]
    public async Task The_same_bytes_again_are_the_document_that_is_there()
    {
        await using var contract = await Made();
        var there = await new DocumentsApi(contract.Host, contract.Dossier).Add("contrat.pdf", SampleFiles.Pdf());
        Task<AddDocument.Added?> Add(bool orThere) => contract.Host.Run<AddDocument, AddDocument.Added?>(
            x => x.Handle(new Id<LoanApplication>(Guid.Parse(contract.Dossier)), new("scan du contrat.pdf", SampleFiles.Pdf(), null, orThere)), Roles.LoanOfficer);

        Assert.That((await Add(orThere: true))!.Id.Value, Is.EqualTo(Guid.Parse(there)));
        Assert.That(() => Add(orThere: false), Throws.TypeOf<RefusedException>().With.Property(nameof(RefusedException.Code)).EqualTo("document.already-there"));
    }

    [TestCase("document.being-checked")]
    [TestCase("document.infected")]
    [TestCase("document.lacks-file")]
    public void What_keeps_a_document_from_being_chosen_is_said_in_words(string code)
    {
        foreach (var culture in Cultures.All) Assert.That(TextSet.Of(typeof(ContractingText)).Find(code, culture), Is.Not.Null, culture.Name);
    }

    [Test]
    public async Task Taken_back_at_the_moment_of_signing_one_of_the_two_loses()
    {
        for (var time = 0; time < 4; time++)
        {
            await using var contract = await Made();
            var documents = new DocumentsApi(contract.Host, contract.Dossier);
            var scan = await documents.Add("contrat.pdf", SampleFiles.Pdf());

            var answers = await new Lending.Loans.LoanCase(contract.Host, contract.Loan).AtOnce(() => contract.Sign(scan: scan), () => documents.Withdraw(scan));

            Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        }
    }

    /// <summary>Whatever the order in which the two come: who signs has seen the document, and it is taken back before that is stored.</summary>
    [Test]
    public async Task Taken_back_between_the_look_and_the_signing_it_is_not_signed_with()
    {
        await using var contract = await Made();
        var documents = new DocumentsApi(contract.Host, contract.Dossier);
        var scan = await documents.Add("contrat.pdf", SampleFiles.Pdf());

        await contract.Host.Run<PlatformDb>(async db =>
        {
            var seen = (await db.FindOpenable(new(Guid.Parse(contract.Dossier)), new(Guid.Parse(scan)), default, tracked: true))!;
            (await documents.Withdraw(scan)).EnsureSuccessStatusCode();
            db.Revise(seen);
            Assert.That(() => db.SaveChangesAsync(), Throws.InstanceOf<Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException>());
        });
        Assert.That(await (await contract.Sign(scan: scan)).Code(HttpStatusCode.Conflict), Is.EqualTo("contract.no-such-document"));
    }
}
