using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Links;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Origination.Opinions;
using Alliance.Platform.Store.Scanning;
using Alliance.Platform.Tests.Origination.Appraisal;
using Alliance.Platform.Tests.Origination.DossierDocuments;
using Alliance.Platform.Tests.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alliance.Platform.Tests.Origination.Opinions;

/// <summary>Files both ways: what is handed over carries a mark, what comes is what its bytes say, and what waits for a check or was taken back is reached by nobody (B2, B4).</summary>
internal sealed class OpinionFilesTests
{
    private static Task<(string Name, Alliance.Platform.Store.Intake.StoredForm Form, byte[] Content)?> Download(OpinionCase asked, string? code, string document, string organisation = FixedOrganisations.Ism) =>
        asked.Host.Run<DownloadHandedDocument, (string, Alliance.Platform.Store.Intake.StoredForm, byte[])?>(x => x.Handle(code, Id<DossierDocument>.Parse(document, null)), organisation: organisation);

    private static async Task<HttpStatusCode> Get(OpinionCase asked, string role, int file = 0, string? account = null)
    {
        var opinion = (await asked.List()).GetProperty("opinions")[0];
        return (await asked.Host.Client(role, account: account).GetAsync(
            $"/api/applications/{asked.Dossier.Dossier}/outside-opinions/{opinion.GetProperty("id").GetString()}/files/{opinion.GetProperty("files")[file].GetProperty("id").GetString()}")).StatusCode;
    }

    [Test]
    public async Task What_is_handed_over_is_shown_with_a_mark_as_long_as_the_link_opens()
    {
        await using var asked = await OpinionCase.Start("cin", "plan");
        var documents = new DocumentsApi(asked.Host, asked.Dossier.Dossier);
        var (photo, plan) = (await documents.Add("cin.jpg", SampleFiles.Photo(), "cin"), await documents.Add("plan.pdf", SampleFiles.Pdf("plan"), "plan"));
        var code = await asked.AskAndSend(("documents", new[] { photo }));

        Assert.That((await asked.Open(code)).Question!.Documents.Select(x => x.Name), Is.EqualTo(["cin.jpg"]));
        var copy = (await Download(asked, code, photo))!.Value;
        var unmarked = await (await documents.Get(photo)).Content.ReadAsByteArrayAsync();
        Assert.That(SampleFiles.Decode(copy.Content).Bytes, Is.Not.EqualTo(SampleFiles.Decode(unmarked).Bytes), "a mark is drawn into it");
        Assert.That(await Download(asked, code, plan), Is.Null, "it was not handed over");
        Assert.That(await Download(asked, null, photo), Is.Null);
        Assert.That(await Download(asked, code, photo, FixedOrganisations.Ior), Is.Null);

        await asked.Answer(code);
        Assert.That(await Download(asked, code, photo), Is.Null, "the link is used");
    }

    [Test]
    public async Task What_is_taken_back_is_neither_named_nor_reached_until_it_is_brought_back()
    {
        await using var asked = await OpinionCase.Start("plan");
        var documents = new DocumentsApi(asked.Host, asked.Dossier.Dossier);
        var plan = await documents.Add("plan.pdf", SampleFiles.Pdf("plan"), "plan");
        var code = await asked.AskAndSend(("documents", new[] { plan }));

        (await documents.Withdraw(plan)).EnsureSuccessStatusCode();
        Assert.That((await asked.Open(code)).Question!.Documents, Is.Empty);
        Assert.That(await Download(asked, code, plan), Is.Null);
        (await documents.Restore(plan)).EnsureSuccessStatusCode();
        Assert.That(await Download(asked, code, plan), Is.Not.Null);
    }

    [Test]
    public async Task Only_what_the_dossier_has_and_can_be_opened_is_handed_over()
    {
        await using var asked = await OpinionCase.Start("plan");
        var documents = new DocumentsApi(asked.Host, asked.Dossier.Dossier);
        var other = new DocumentsApi(asked.Host, await new DossierInput { Cin = "J654321", Enterprise = "Autre" }.Register(asked.Host));
        var (gone, foreign) = (await documents.Add("plan.pdf", SampleFiles.Pdf("plan"), "plan"), await other.Add("bail.pdf", SampleFiles.Pdf("bail")));
        await documents.Withdraw(gone);

        foreach (var document in new[] { gone, foreign })
            Assert.That(await (await asked.TryAsk(Roles.LoanOfficer, ("documents", new[] { document }))).Code(HttpStatusCode.Conflict), Is.EqualTo("opinion.no-such-document"));
        Assert.That((await asked.List()).GetProperty("opinions").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Whatever_they_are_called_files_are_what_their_bytes_say_and_one_refused_keeps_all_out()
    {
        await using var asked = await OpinionCase.Start();
        var code = await asked.AskAndSend();

        var refused = await asked.Answer(code, "Oui", null, ("IMG_0412.jpg", SampleFiles.Heic()), ("bilan.pdf", SampleFiles.Pdf()), ("rien.pdf", []));

        Assert.That(refused.Refused.Select(x => (x.FileName, x.Why.Code)), Is.EqualTo(new[] { ("IMG_0412.jpg", "file.heic"), ("rien.pdf", "file.empty") }));
        Assert.That(DocumentsApi.Stored(asked.Host), Is.Empty);
        Assert.That(await asked.State(), Is.EqualTo("asked"), "it can be answered still");

        Assert.That((await asked.Answer(code, "Oui", null, ("IMG_0413.HEIC", SampleFiles.Photo()), ("../../رأي البنك.exe", SampleFiles.Pdf()))).IsTaken, Is.True);
        var files = (await asked.Only()).GetProperty("files").EnumerateArray().Select(x => (x.GetProperty("name").GetString(), x.GetProperty("form").GetString())).ToList();
        Assert.That(files[0], Is.EqualTo(("IMG_0413.jpg", "jpeg")));
        Assert.That((files[1].Item1!.EndsWith(".pdf", StringComparison.Ordinal), files[1].Item1!.Contains('/', StringComparison.Ordinal), files[1].Item2), Is.EqualTo((true, false, "pdf")));
        Assert.That(await Get(asked, Roles.LoanOfficer), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Get(asked, Roles.Mentor), Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task While_the_scanner_is_away_a_file_waits_for_everybody_and_is_clean_once_it_is_back()
    {
        var port = ClamStandIn.Nobody();
        var host = await PlatformHost.Start(funded: false, services: Scanner(port));
        await using var asked = new OpinionCase(await AppraisalCase.Of(host, new()));
        var code = await asked.AskAndSend();
        Assert.That((await asked.Answer(code, "Oui", null, ("avis.pdf", SampleFiles.Pdf("avis")))).IsTaken, Is.True);
        Assert.That(await Look(asked), Is.False, "it is still away");
        foreach (var role in new[] { Roles.LoanOfficer, Roles.Director, Roles.Auditor }) Assert.That(await Get(asked, role), Is.EqualTo(HttpStatusCode.Conflict), role);

        await using var clam = new ClamStandIn(port: port);
        while (await Look(asked))
        {
        }

        Assert.That(await Get(asked, Roles.LoanOfficer), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task What_the_scanner_finds_at_once_is_refused_and_nothing_of_the_answer_is_stored()
    {
        await using var clam = new ClamStandIn();
        var host = await PlatformHost.Start(funded: false, services: Scanner(clam.Port));
        await using var asked = new OpinionCase(await AppraisalCase.Of(host, new()));
        var code = await asked.AskAndSend();

        var outcome = await asked.Answer(code, "Oui", null, ("avis.pdf", With("VIRUS")), ("bilan.pdf", SampleFiles.Pdf()));

        Assert.That(outcome.Refused.Select(x => x.Why.Code), Is.EqualTo(["document.infected"]));
        Assert.That(DocumentsApi.Stored(asked.Host), Is.Empty);
        Assert.That((await asked.Open(code)).State, Is.EqualTo(LinkState.Open));
    }

    [Test]
    public async Task What_it_finds_later_is_removed_and_the_answer_stays()
    {
        var port = ClamStandIn.Nobody();
        var host = await PlatformHost.Start(funded: false, services: Scanner(port));
        await using var asked = new OpinionCase(await AppraisalCase.Of(host, new()));
        await asked.Answer(await asked.AskAndSend(), "Oui", null, ("avis.pdf", With("VIRUS")), ("bilan.pdf", SampleFiles.Pdf()));

        await using var clam = new ClamStandIn(port: port);
        while (await Look(asked))
        {
        }

        Assert.That((await Get(asked, Roles.Director), await Get(asked, Roles.Director, file: 1)), Is.EqualTo((HttpStatusCode.Conflict, HttpStatusCode.OK)));
        Assert.That(DocumentsApi.Stored(asked.Host), Has.Length.EqualTo(1));
        Assert.That(await asked.State(), Is.EqualTo("answered"));
    }

    [Test]
    public async Task No_file_of_an_answer_is_swept_away()
    {
        await using var asked = await OpinionCase.Start();
        await asked.Answer(await asked.AskAndSend(), "Oui", null, ("avis.pdf", SampleFiles.Pdf()));

        var named = await asked.Host.Run<IServiceProvider, List<Guid>>(async x => [.. (await Task.WhenAll(x.GetServices<Alliance.Platform.Store.IFileRows>().Select(y => y.Named(default)))).SelectMany(y => y)]);

        Assert.That(named.Select(x => $"{x}"), Is.EqualTo(DocumentsApi.Stored(asked.Host).Select(x => $"{Guid.Parse(Path.GetFileNameWithoutExtension(x))}")));
    }

    private static Action<IServiceCollection> Scanner(int port) => services => services.AddSingleton(Options.Create(new ScannerOptions { Host = "127.0.0.1", Port = port }));

    private static byte[] With(string word)
    {
        var pdf = SampleFiles.PdfOf(300_000);
        System.Text.Encoding.ASCII.GetBytes(word).CopyTo(pdf.AsSpan(pdf.AsSpan().IndexOf("xxxxxx"u8)));
        return pdf;
    }

    private static Task<bool> Look(OpinionCase asked) => asked.Host.Run<CheckAnswerFiles, bool>(x => x.Step(default));
}
