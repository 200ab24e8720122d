using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Store;
using Alliance.Platform.Tests.Origination.DossierDocuments;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alliance.Platform.Tests.Store;

/// <summary>Neither a file without a row nor a row without its file is left for good.</summary>
internal sealed class SweepTests
{
    private readonly LaterClock _clock = new();
    private PlatformHost _host = null!;
    private bool _hasWorked;

    [SetUp]
    public async Task Start() => (_hasWorked, _host) = (true, await PlatformHost.Start(funded: false, services: x => x.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock))));

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    /// <summary>As the day's work does it: what it notes is saved with it.</summary>
    private async Task Sweep()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(_host.Organisations.Find(FixedOrganisations.Ism)!);
        await scope.ServiceProvider.GetRequiredService<SweepFiles>().Step(new(_hasWorked ? new DateOnly(2023, 6, 14) : null, FixedOrganisations.Today), default);
        await scope.ServiceProvider.GetRequiredService<PlatformDb>().SaveChangesAsync();
    }

    [Test]
    public async Task A_file_that_no_row_names_goes_after_a_month_and_what_rows_name_stays()
    {
        var documents = await DocumentsApi.OfNewDossier(_host);
        var id = await documents.Add("plan.pdf", SampleFiles.Pdf());
        await documents.Withdraw(id);
        var orphan = await _host.Run<FileStore, Guid>(x => x.Put(SampleFiles.Pdf("orphan")));
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(DocumentsApi.Stored(_host)[0])!, $"{Guid.NewGuid():N}.part"), "half");

        await Sweep();
        Assert.That(DocumentsApi.Stored(_host), Has.Length.EqualTo(3), "a row may still be on its way");

        _clock.Later = TimeSpan.FromDays(29);
        await Sweep();
        Assert.That(DocumentsApi.Stored(_host), Has.Length.EqualTo(2), "half a file goes after a day; a whole one may be named by the database of last week, which is put back");

        (_clock.Later, _hasWorked) = (TimeSpan.FromDays(31), false);
        await Sweep();
        Assert.That(DocumentsApi.Stored(_host), Has.Length.EqualTo(2), "a database that is new here knows nothing of the files");

        _hasWorked = true;
        await Sweep();

        Assert.That(DocumentsApi.Stored(_host), Has.Length.EqualTo(1));
        Assert.That(await _host.Run<FileStore, byte[]?>(x => x.Read(orphan)), Is.Null);
        await documents.Restore(id);
        Assert.That((await documents.Get(id)).IsSuccessStatusCode);
    }

    [Test]
    public async Task A_document_whose_file_is_gone_counts_as_missing_until_it_is_there_again()
    {
        var documents = await DocumentsApi.OfNewDossier(_host);
        var id = await documents.Add("plan.pdf", SampleFiles.Pdf(), "business-plan");
        var (path, content) = (DocumentsApi.Stored(_host)[0], await File.ReadAllBytesAsync(DocumentsApi.Stored(_host)[0]));
        File.Delete(path);

        await Sweep();
        Assert.That((await documents.States())["business-plan"], Is.EqualTo("missing"));
        Assert.That(await (await documents.Get(id)).Code(System.Net.HttpStatusCode.Conflict), Is.EqualTo("document.lacks-file"));
        Assert.That(await documents.Add("plan.pdf", SampleFiles.Pdf(), "business-plan"), Is.Not.EqualTo(id), "it can be sent again");

        await File.WriteAllBytesAsync(path, content);
        await Sweep();
        Assert.That((await documents.Get(id)).IsSuccessStatusCode);
    }

    [Test]
    public async Task A_store_that_is_away_takes_nothing_and_says_so()
    {
        var documents = await DocumentsApi.OfNewDossier(_host);
        var folder = Path.Combine(PlatformHost.FilesOf(_host.Folder), FixedOrganisations.Ism);
        Directory.CreateDirectory(PlatformHost.FilesOf(_host.Folder));
        await File.WriteAllTextAsync(folder, "no folder"); // where it should be

        var answer = await documents.Send(Alliance.Kernel.Roles.LoanOfficer, null, ("plan.pdf", SampleFiles.Pdf()));

        Assert.That(await answer.Code(System.Net.HttpStatusCode.ServiceUnavailable), Is.EqualTo("files-away"));
        Assert.That(await _host.Read(db => db.Set<DossierDocument>().CountAsync()), Is.Zero);
    }

    /// <summary>Files have the time of the machine: what a test wants old is looked at later.</summary>
    private sealed class LaterClock : TimeProvider
    {
        public TimeSpan Later { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Later;
    }
}
