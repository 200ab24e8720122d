using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Origination.DossierDocuments;

/// <summary>Files come in one go and go out as what they are, by rights (S13, B2, B4).</summary>
internal sealed class UploadTests
{
    private PlatformHost _host = null!;
    private DocumentsApi _dossier = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await PlatformHost.Start(funded: false);
        _dossier = await DocumentsApi.OfNewDossier(_host);
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Of_five_in_one_go_the_good_ones_are_kept_and_the_others_named()
    {
        var outcome = await (await _dossier.Send(
            Roles.LoanOfficer, null,
            ("IMG_0412.jpg", SampleFiles.Heic()), ("IMG_0413.HEIC", SampleFiles.Photo(orientation: 6)), ("cin.pdf", []), ("rib.pdf", SampleFiles.PdfOf(300_000)), ("plan.pdf", SampleFiles.PdfOf(11_000_000))))
            .Json(HttpStatusCode.Created);

        Assert.That(outcome.GetProperty("added").EnumerateArray().Select(x => x.GetProperty("name").GetString()), Is.EqualTo(["IMG_0413.jpg", "rib.pdf"]));
        Assert.That(
            outcome.GetProperty("refused").EnumerateArray().Select(x => (x.GetProperty("fileName").GetString(), x.GetProperty("code").GetString())),
            Is.EqualTo([("IMG_0412.jpg", "file.heic"), ("cin.pdf", "file.empty"), ("plan.pdf", "file.too-large")]));
        Assert.That((await _dossier.States())["cin"], Is.EqualTo("missing"));
        Assert.That(DocumentsApi.Stored(_host), Has.Length.EqualTo(2));

        var photo = await _dossier.Get(outcome.GetProperty("added")[0].GetProperty("id").GetString()!);
        Assert.That(photo.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/jpeg"));
        Assert.That(photo.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("IMG_0413.jpg"));
    }

    [Test]
    public async Task When_all_are_refused_nothing_is_stored()
    {
        var answer = await _dossier.Send(Roles.LoanOfficer, null, ("cin.pdf", [.. "MZ"u8, .. new byte[500]]), ("plan.pdf", new byte[50_000_000]));

        Assert.That(await answer.Code(HttpStatusCode.Conflict), Is.EqualTo("documents.none-taken"));
        Assert.That(DocumentsApi.Stored(_host), Is.Empty);
        Assert.That((await _dossier.List()).GetProperty("others").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task What_goes_out_is_an_attachment_that_can_do_nothing()
    {
        var id = await _dossier.Add("plan.pdf", SampleFiles.Pdf(), "business-plan");

        foreach (var what in new[] { "file", "original", "copy?purpose=banque" })
        {
            var answer = await _dossier.Get(id, what);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), what);
            Assert.That(answer.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"), what);
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"), what);
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(["nosniff"]), what);
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("sandbox").And.Contain("default-src 'none'"), what);
        }
    }

    [Test]
    public async Task A_name_in_any_script_comes_back()
    {
        var id = await _dossier.Add("بطاقة التعريف.pdf", SampleFiles.Pdf());

        Assert.That((await _dossier.Get(id)).Content.Headers.ContentDisposition!.FileNameStar, Is.EqualTo("بطاقة التعريف.pdf"));
    }

    [Test]
    public async Task A_photo_goes_out_upright_without_its_place_and_as_it_came_to_officers_alone()
    {
        var photo = SampleFiles.Photo(96, 128, orientation: 6);
        var id = await _dossier.Add("cin.jpg", photo);

        var file = await (await _dossier.Get(id, role: Roles.Treasurer)).Content.ReadAsByteArrayAsync();
        var shown = await _dossier.Get(id, "picture", Roles.Treasurer);

        Assert.That(file.AsSpan().IndexOf("Exif"u8), Is.Negative);
        Assert.That(Width(file), Is.EqualTo(96));
        Assert.That((shown.Content.Headers.ContentType!.MediaType, Width(await shown.Content.ReadAsByteArrayAsync())), Is.EqualTo(("image/jpeg", 96)));
        Assert.That(shown.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("sandbox"));
        Assert.That((await _dossier.Get(id, "original", Roles.Treasurer)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await (await _dossier.Get(id, "original")).Content.ReadAsByteArrayAsync(), Is.EqualTo(photo));
        static int Width(byte[] picture)
        {
            using var bitmap = SampleFiles.Decode(picture);
            return bitmap.Width;
        }
    }

    [Test]
    public async Task An_identity_paper_is_handed_out_with_a_mark_and_a_purpose()
    {
        var id = await _dossier.Add("cin.pdf", SampleFiles.Pdf("Carte"), "cin");

        Assert.That(await (await _dossier.Get(id, role: Roles.Treasurer)).Code(HttpStatusCode.Conflict), Is.EqualTo("document.identity"));
        Assert.That(await (await _dossier.Get(id, "copy", Roles.Treasurer)).Code(HttpStatusCode.Conflict), Is.EqualTo("document.purpose-missing"));
        var copy = await (await _dossier.Get(id, "copy?purpose=Dossier%20bancaire", Roles.Treasurer)).Content.ReadAsByteArrayAsync();
        using var read = UglyToad.PdfPig.PdfDocument.Open(copy);
        var letters = string.Concat(read.GetPage(1).Letters.Select(x => x.Value)).Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);
        Assert.That(letters, Does.Contain("Carte").And.Contain("Copiepour:Dossierbancaire").And.Contain("15juin2023"));
    }

    [Test]
    public async Task Who_may_not_is_refused_and_nothing_is_stored()
    {
        var id = await _dossier.Add("plan.pdf", SampleFiles.Pdf());

        Assert.That((await _dossier.Send(Roles.Auditor, null, ("a.pdf", SampleFiles.Pdf("a")))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await _dossier.Send(null, null, ("a.pdf", SampleFiles.Pdf("a")))).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        foreach (var what in new[] { "file", "original", "picture", "copy?purpose=abc" })
            Assert.That((await _dossier.Get(id, what, Roles.Entrepreneur)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), what);
        Assert.That((await _dossier.Withdraw(id, Roles.Auditor)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(DocumentsApi.Stored(_host), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Another_platform_or_another_dossier_reaches_none()
    {
        var id = await _dossier.Add("plan.pdf", SampleFiles.Pdf());
        var other = await DocumentsApi.OfNewDossier(_host, new() { Enterprise = "Autre", Cin = "K998877" });

        foreach (var what in new[] { "file", "original", "picture", "copy?purpose=abc" })
        {
            Assert.That((await _dossier.Get(id, what, organisation: FixedOrganisations.Ior)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), what);
            Assert.That((await other.Get(id, what)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), what);
        }

        Assert.That((await other.Withdraw(id)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_same_file_is_not_taken_twice_and_again_once_it_was_taken_back()
    {
        var id = await _dossier.Add("plan.pdf", SampleFiles.Pdf());

        var again = await _dossier.Send(Roles.LoanOfficer, null, ("autre nom.pdf", SampleFiles.Pdf()));
        Assert.That((await again.Json(HttpStatusCode.Conflict)).GetProperty("refused")[0].GetProperty("code").GetString(), Is.EqualTo("document.already-there"));
        await _dossier.Withdraw(id);
        Assert.That(await _dossier.Add("plan.pdf", SampleFiles.Pdf()), Is.Not.EqualTo(id));
    }

    [Test]
    public async Task What_was_taken_back_is_reached_by_nobody_and_can_be_brought_back()
    {
        var id = await _dossier.Add("photo.jpg", SampleFiles.Photo(), "quotes");
        await _dossier.Withdraw(id);

        foreach (var role in new[] { Roles.LoanOfficer, Roles.Director, Roles.Treasurer })
            foreach (var what in new[] { "file", "picture", "picture?small=true", "copy?purpose=abc" })
                Assert.That((await _dossier.Get(id, what, role)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), $"{role} {what}");
        Assert.That((await _dossier.Get(id, "original")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _dossier.States())["quotes"], Is.EqualTo("missing"));
        Assert.That((await _dossier.List(Roles.Treasurer)).GetProperty("withdrawn").GetArrayLength(), Is.Zero);

        Assert.That((await _dossier.Restore(id)).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await _dossier.Get(id)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var row = (await _dossier.List()).GetProperty("checklist").EnumerateArray().Single(x => x.GetProperty("code").GetString() == "quotes").GetProperty("documents")[0];
        Assert.That(row.GetProperty("history").EnumerateArray().Select(x => (x.GetProperty("kind").GetString(), x.GetProperty("by").GetString())), Is.EqualTo(
            [("added", Roles.LoanOfficer), ("withdrawn", Roles.LoanOfficer), ("restored", Roles.LoanOfficer)]));
    }

    [TestCase("multipart/form-data", "{}", 400)]
    [TestCase("multipart/form-data; boundary=x", "--x\r\n", 400)]
    [TestCase("multipart/form-data; boundary=x", "--x--\r\n", 400)]
    [TestCase("multipart/form-data; boundary=x", "no form at all", 400)]
    [TestCase("application/json", "{}", 415)]
    public async Task What_is_no_form_is_refused(string type, string body, int status)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        Assert.That((int)(await _host.Client(Roles.LoanOfficer).PostAsync(_dossier.Address, content)).StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task What_lies_in_the_folder_is_encrypted_and_what_was_changed_there_is_refused()
    {
        var id = await _dossier.Add("plan.pdf", SampleFiles.Pdf("Amrani"));
        var path = DocumentsApi.Stored(_host).Single();
        var atRest = await File.ReadAllBytesAsync(path);
        Assert.That(atRest.AsSpan().IndexOf("%PDF"u8), Is.Negative);

        await Flip(atRest.Length - 30);
        await Assert.ThatAsync(() => _dossier.Get(id), Throws.InstanceOf<HttpRequestException>(), "near its end: the answer is cut off");

        await Flip(1_000);
        Assert.That(await (await _dossier.Get(id)).Code(HttpStatusCode.Conflict), Is.EqualTo("file.damaged"));
        Task Flip(int at)
        {
            atRest[at] ^= 1;
            return File.WriteAllBytesAsync(path, atRest);
        }
    }

    [Test]
    public async Task A_file_of_another_platform_put_in_its_place_is_refused()
    {
        var id = await _dossier.Add("plan.pdf", SampleFiles.Pdf());
        var mine = DocumentsApi.Stored(_host).Single();
        var foreign = await _host.Run<Alliance.Platform.Store.FileStore, Guid>(x => x.Put(SampleFiles.Pdf("other")), organisation: FixedOrganisations.Ior);
        File.Copy(DocumentsApi.Stored(_host, FixedOrganisations.Ior).Single(), mine, overwrite: true);

        Assert.That(await (await _dossier.Get(id)).Code(HttpStatusCode.Conflict), Is.EqualTo("file.damaged"));
        Assert.That(await _host.Run<Alliance.Platform.Store.FileStore, byte[]?>(x => x.Read(foreign)), Is.Null, "nor by its key");
        Assert.That(await _host.Read(db => db.Set<Alliance.Platform.Origination.DossierDocuments.DossierDocument>().CountAsync(), FixedOrganisations.Ior), Is.Zero);
    }
}
