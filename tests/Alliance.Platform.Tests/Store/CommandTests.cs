using System.IO.Compression;
using Alliance.Kernel;
using Alliance.Platform.Tests.Origination.DossierDocuments;
using Alliance.Tenancy;
using Alliance.Tenancy.Lifecycle.Commands;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alliance.Platform.Tests.Store;

/// <summary>What an operator copies, hands over, puts back and deletes has the files with it.</summary>
internal sealed class CommandTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("platform-files-");
        Directory.CreateDirectory(Tenants);
        Write("active");
    }

    [TearDown]
    public void RemoveFolder()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private string Tenants => Path.Combine(_folder.FullName, "tenants");

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string status, string id = FixedOrganisations.Ism) => File.WriteAllText(
        Path.Combine(Tenants, id + ".json"), $$"""{ "id": "{{id}}", "label": "{{id}}", "name": "Platform", "kind": "platform", "status": "{{status}}", "territory": { "region": "MA-09" } }""");

    /// <summary>A dossier with a PDF and a photo.</summary>
    private async Task<(string Dossier, string Pdf, string Photo)> Fill()
    {
        await using var host = await PlatformHost.Start(funded: false, folder: _folder);
        var documents = await DocumentsApi.OfNewDossier(host);
        return (documents.Address.Split('/')[3], await documents.Add("plan.pdf", SampleFiles.Pdf("plan"), "business-plan"), await documents.Add("cin.jpg", SampleFiles.Photo(), "cin"));
    }

    private async Task<byte[]> Download(string dossier, string document)
    {
        await using var host = await PlatformHost.Start(funded: false, folder: _folder);
        var answer = await new DocumentsApi(host, dossier).Get(document, "original");
        Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<(int Code, string Output)> Command(params string[] args)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Network:BaseDomain"] = "example.ma",
            ["Tenants:Folder"] = Tenants,
            ["Database:Template"] = $"Data Source={In("{id}.db")}",
            ["Files:Folder"] = PlatformHost.FilesOf(_folder),
        });
        builder.AddTenancy();
        builder.AddPlatform();
        using var host = builder.Build();
        await using var output = new StringWriter();
        var code = await host.Services.GetRequiredService<OperatorCommands>().Run(args, output);
        return (code, output.ToString());
    }

    private string[] Stored(string id = FixedOrganisations.Ism) => Directory.Exists(Path.Combine(PlatformHost.FilesOf(_folder), id)) ? Directory.GetFiles(Path.Combine(PlatformHost.FilesOf(_folder), id)) : [];

    [Test]
    public async Task An_export_has_each_file_in_the_clear()
    {
        await Fill();

        var (code, output) = await Command("export", FixedOrganisations.Ism, "--to", In("ism.zip"));

        Assert.That(code, Is.Zero, output);
        await using var zip = await ZipFile.OpenReadAsync(In("ism.zip"));
        var files = zip.Entries.Where(x => x.FullName.StartsWith("files/", StringComparison.Ordinal)).ToDictionary(x => Path.GetExtension(x.Name), Bytes, StringComparer.Ordinal);
        Assert.That(files.Keys, Is.EquivalentTo([".pdf", ".jpg"]));
        Assert.That(files[".pdf"], Is.EqualTo(SampleFiles.Pdf("plan")));
        Assert.That(files[".jpg"], Is.EqualTo(SampleFiles.Photo()));
        Assert.That(zip.GetEntry("platform_dossier_documents.csv"), Is.Not.Null);
    }

    [Test]
    public async Task An_export_says_which_file_cannot_be_read_and_has_the_others()
    {
        await Fill();
        var damaged = Stored()[0];
        var bytes = await File.ReadAllBytesAsync(damaged);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(damaged, bytes);

        var (code, output) = await Command("export", FixedOrganisations.Ism, "--to", In("ism.zip"));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain(Path.GetFileName(damaged) + " can't be read"));
        await using var zip = await ZipFile.OpenReadAsync(In("ism.zip"));
        Assert.That(zip.Entries.Count(x => x.FullName.StartsWith("files/", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_backup_of_a_platform_that_was_deleted_can_be_read_again()
    {
        var (dossier, pdf, photo) = await Fill();
        var (backedUp, said) = await Command("backup", FixedOrganisations.Ism, "--to", In("ism.backup"));
        Assert.That(backedUp, Is.Zero, said);
        await using (var archive = await ZipFile.OpenReadAsync(In("ism.backup.files")))
            Assert.That(archive.Entries.All(x => Bytes(x).AsSpan().IndexOf("%PDF"u8) < 0), Is.True, "as it lies at rest");
        Write("suspended");

        var (deleted, output) = await Command("delete", FixedOrganisations.Ism, "--confirm", FixedOrganisations.Ism);
        Assert.That(deleted, Is.Zero, output);
        Assert.That(Stored(), Is.Empty);

        Write("suspended");
        var (restored, outcome) = await Command("restore", FixedOrganisations.Ism, "--from", In("ism.backup"), "--keep", In("kept"));
        Assert.That(restored, Is.Zero, outcome);
        Assert.That(outcome, Does.Contain("2 files are put back"));
        Assert.That(await Download(dossier, pdf), Is.EqualTo(SampleFiles.Pdf("plan")));
        Assert.That(await Download(dossier, photo), Is.EqualTo(SampleFiles.Photo()));
    }

    [Test]
    public async Task What_was_there_is_kept_with_its_files()
    {
        await Fill();
        await Command("backup", FixedOrganisations.Ism, "--to", In("ism.backup"));
        Write("suspended");

        var (code, output) = await Command("restore", FixedOrganisations.Ism, "--from", In("ism.backup"), "--keep", In("kept"));

        Assert.That(code, Is.Zero, output);
        await using var kept = await ZipFile.OpenReadAsync(In("kept.files"));
        Assert.That(kept.Entries.Count(x => x.FullName.StartsWith("files/", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task Another_platform_s_files_are_put_nowhere()
    {
        await Fill();
        await Command("backup", FixedOrganisations.Ism, "--to", In("ism.backup"));
        await using (var archive = await ZipFile.OpenAsync(In("ism.backup.files"), ZipArchiveMode.Update))
        {
            archive.GetEntry("organisation.txt")!.Delete();
            await using var writer = new StreamWriter(await archive.CreateEntry("organisation.txt").OpenAsync());
            await writer.WriteAsync("ior");
        }

        Write("suspended");
        foreach (var file in Stored()) File.Delete(file);

        var (code, output) = await Command("restore", FixedOrganisations.Ism, "--from", In("ism.backup"), "--keep", In("kept"));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain("nothing is changed"));
        Assert.That((Stored().Length, File.Exists(In("kept"))), Is.EqualTo((0, false)));
    }

    [Test]
    public async Task A_path_in_an_archive_leads_nowhere()
    {
        await Fill();
        await Command("backup", FixedOrganisations.Ism, "--to", In("ism.backup"));
        await using (var archive = await ZipFile.OpenAsync(In("ism.backup.files"), ZipArchiveMode.Update))
        {
            await using var writer = new StreamWriter(await archive.CreateEntry("files/../../outside").OpenAsync());
            await writer.WriteAsync("x");
        }

        Write("suspended");
        var (code, _) = await Command("restore", FixedOrganisations.Ism, "--from", In("ism.backup"), "--keep", In("kept"));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(_folder.EnumerateFiles("outside", SearchOption.AllDirectories), Is.Empty);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
