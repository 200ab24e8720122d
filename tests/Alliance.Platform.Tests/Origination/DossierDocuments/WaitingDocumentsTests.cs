using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Store.Scanning;
using Alliance.Platform.Tests.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alliance.Platform.Tests.Origination.DossierDocuments;

/// <summary>While the virus scanner is away, files wait; they become clean without being sent again (S15).</summary>
internal sealed class WaitingDocumentsTests
{
    private PlatformHost? _host;

    private static Action<IServiceCollection> Scanner(int? port) => services =>
        services.AddSingleton(Options.Create(port is { } at ? new ScannerOptions { Host = "127.0.0.1", Port = at } : new ScannerOptions()));

    [TearDown]
    public async Task Stop()
    {
        if (_host is not null) await _host.DisposeAsync();
    }

    private Task<bool> Look() => _host!.Run<CheckDocuments, bool>(x => x.Step(default));

    [Test]
    public async Task Three_that_came_while_it_was_away_are_opened_by_nobody_until_it_is_back()
    {
        var port = ClamStandIn.Nobody();
        _host = await PlatformHost.Start(funded: false, services: Scanner(port));
        var dossier = await new DossierInput().Register(_host);
        var documents = new DocumentsApi(_host, dossier);
        string[] ids = [await documents.Add("cin.jpg", SampleFiles.Photo(), "cin"), await documents.Add("plan.pdf", SampleFiles.Pdf("plan"), "business-plan"), await documents.Add("devis.png", SampleFiles.Png(), "quotes")];
        Assert.That(await Look(), Is.False, "it is still away");

        _host = await _host.Restart(services: Scanner(port));
        documents = new(_host, dossier);
        foreach (var id in ids)
            foreach (var role in new[] { Roles.LoanOfficer, Roles.Director, Roles.Treasurer })
                foreach (var what in new[] { "file", "copy?purpose=banque", "picture" })
                    Assert.That(await (await documents.Get(id, what, role)).Code(HttpStatusCode.Conflict), Is.EqualTo("document.being-checked"), $"{role} {what}");
        Assert.That((await documents.Get(ids[0], role: Roles.Entrepreneur)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "an outsider");
        Assert.That((await documents.States())["cin"], Is.EqualTo("being-checked"));
        Assert.That((await Missing(dossier)).Where(x => x.IsBeingChecked).Select(x => x.Entry.Code), Is.EqualTo(["cin", "business-plan", "quotes"]));

        await using var clam = new ClamStandIn(port: port);
        while (await Look())
        {
        }

        foreach (var id in ids) Assert.That((await documents.Get(id)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await documents.States())["cin"], Is.EqualTo("there"));
        Assert.That((await Missing(dossier)).Select(x => x.Entry.Code), Has.None.AnyOf("cin", "business-plan", "quotes"));
        Assert.That(clam.Asked, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task By_itself_once_it_is_back()
    {
        var port = ClamStandIn.Nobody();
        _host = await PlatformHost.Start(funded: false, services: Scanner(port));
        var documents = await DocumentsApi.OfNewDossier(_host);
        var id = await documents.Add("plan.pdf", SampleFiles.Pdf());

        await using var clam = new ClamStandIn(port: port);
        _host = await _host.Restart(withWorker: true, services: Scanner(port));
        documents = new(_host, documents.Address.Split('/')[3]);

        await Eventually.Holds(async () => (await documents.Get(id)).StatusCode is HttpStatusCode.OK, "it has been looked at");
    }

    /// <summary>Two that it can say nothing of, one of them damaged on the disk: they wait, and hold nobody up.</summary>
    [Test]
    public async Task One_that_it_cannot_look_at_holds_no_other_up()
    {
        var port = ClamStandIn.Nobody();
        _host = await PlatformHost.Start(funded: false, services: Scanner(port));
        var documents = await DocumentsApi.OfNewDossier(_host);
        var damaged = await documents.Add("bail.pdf", SampleFiles.Pdf("bail"));
        var path = DocumentsApi.Stored(_host).Single();
        var riddle = await documents.Add("a.pdf", With("RIDDLE"));
        var clean = await documents.Add("plan.pdf", SampleFiles.Pdf());
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^30] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);

        await using var clam = new ClamStandIn(port: port);
        while (await Look())
        {
        }

        Assert.That((await documents.Get(clean)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        foreach (var id in new[] { riddle, damaged }) Assert.That(await (await documents.Get(id)).Code(HttpStatusCode.Conflict), Is.EqualTo("document.being-checked"));
    }

    [Test]
    public async Task What_it_finds_at_once_is_refused_and_not_stored()
    {
        await using var clam = new ClamStandIn();
        _host = await PlatformHost.Start(funded: false, services: Scanner(clam.Port));
        var documents = await DocumentsApi.OfNewDossier(_host);

        var answer = await (await documents.Send(Roles.LoanOfficer, null, ("a.pdf", SampleFiles.Pdf("a")), ("b.pdf", Infected()))).Json(HttpStatusCode.Created);

        Assert.That(answer.GetProperty("added").GetArrayLength(), Is.EqualTo(1));
        Assert.That(answer.GetProperty("refused")[0].GetProperty("code").GetString(), Is.EqualTo("document.infected"));
        Assert.That(DocumentsApi.Stored(_host), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task What_it_finds_later_is_removed_and_told()
    {
        var port = ClamStandIn.Nobody();
        _host = await PlatformHost.Start(funded: false, services: Scanner(port));
        var documents = await DocumentsApi.OfNewDossier(_host);
        var id = await documents.Add("b.pdf", Infected(), "business-plan");

        await using var clam = new ClamStandIn(port: port);
        while (await Look())
        {
        }

        Assert.That(await (await documents.Get(id)).Code(HttpStatusCode.Conflict), Is.EqualTo("document.infected"));
        Assert.That((await documents.States())["business-plan"], Is.EqualTo("missing"));
        Assert.That(DocumentsApi.Stored(_host), Is.Empty);
        var notices = await (await _host.Client(Roles.LoanOfficer).GetAsync("/api/notices")).Content.ReadAsStringAsync();
        Assert.That(notices, Does.Contain("antivirus"));
    }

    [Test]
    public async Task Without_a_scanner_nothing_waits()
    {
        _host = await PlatformHost.Start(funded: false, services: Scanner(ClamStandIn.Nobody()));
        var documents = await DocumentsApi.OfNewDossier(_host);
        var id = await documents.Add("plan.pdf", SampleFiles.Pdf());

        _host = await _host.Restart(services: Scanner(null));
        documents = new(_host, documents.Address.Split('/')[3]);
        await Look();

        Assert.That((await documents.Get(id)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await documents.Get(await documents.Add("autre.pdf", SampleFiles.Pdf("b")))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>The word stands in a comment of the file.</summary>
    private static byte[] With(string word)
    {
        var pdf = SampleFiles.PdfOf(300_000);
        System.Text.Encoding.ASCII.GetBytes(word).CopyTo(pdf.AsSpan(pdf.AsSpan().IndexOf("xxxxxx"u8)));
        return pdf;
    }

    private static byte[] Infected() => With("VIRUS");

    private async Task<IReadOnlyList<ListMissingDocuments.Missing>> Missing(string dossier) =>
        (await _host!.Run<ListMissingDocuments, IReadOnlyList<ListMissingDocuments.Missing>?>(x => x.Handle(new(Guid.Parse(dossier))), Roles.LoanOfficer))!;
}
