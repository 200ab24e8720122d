using Alliance.Kernel;
using Alliance.Platform.Store;
using Alliance.Platform.Tests.Origination.DossierDocuments;
using Alliance.Tenancy.Lifecycle.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alliance.Platform.Tests.Store;

/// <summary>Files in a bucket instead of a folder: the same, encrypted before they leave.</summary>
internal sealed class S3Tests
{
    private S3StandIn _s3 = null!;
    private PlatformHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _s3 = await S3StandIn.Start();
        var bucket = new BucketOptions { Bucket = S3StandIn.Bucket, ServiceUrl = _s3.Address, Region = "ma-casablanca-1", AccessKey = "key", SecretKey = "secret", Prefix = "prod/" };
        _host = await PlatformHost.Start(funded: false, services: x => x.AddSingleton(Options.Create(new StoreOptions { S3 = bucket })));
    }

    [TearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        await _s3.DisposeAsync();
    }

    [Test]
    public async Task A_document_lies_there_encrypted_under_its_platform_and_comes_back()
    {
        var documents = await DocumentsApi.OfNewDossier(_host);
        var id = await documents.Add("plan.pdf", SampleFiles.PdfOf(300_000));

        var (key, content) = _s3.Objects.Single();
        Assert.That(key, Does.StartWith("prod/ism/"));
        Assert.That(content.AsSpan().IndexOf("%PDF"u8), Is.Negative);
        Assert.That(await (await documents.Get(id)).Content.ReadAsByteArrayAsync(), Is.EqualTo(SampleFiles.PdfOf(300_000)));
        Assert.That(_s3.Authorisations, Is.All.StartsWith("AWS4-HMAC-SHA256"));
        Assert.That(DocumentsApi.Stored(_host), Is.Empty, "nothing in the folder");
    }

    [Test]
    public async Task A_platform_s_list_has_its_own_alone_over_all_pages()
    {
        var files = _host.Services.GetRequiredService<IOrganisationFiles>();
        var (ism, ior) = (_host.Organisations.Find(FixedOrganisations.Ism)!, _host.Organisations.Find(FixedOrganisations.Ior)!);
        for (var i = 0; i < 5; i++) await _host.Run<FileStore, Guid>(x => x.Put(SampleFiles.Pdf()));
        await _host.Run<FileStore, Guid>(x => x.Put(SampleFiles.Pdf()), organisation: FixedOrganisations.Ior);
        _s3.Objects[$"prod/ism-2/{Guid.NewGuid():N}"] = [1];
        _s3.Objects["prod/ism/notes.txt"] = [1];

        Assert.That((await Names(files, ism)).Count, Is.EqualTo(5));
        foreach (var name in await Names(files, ism)) await files.Delete(ism, name, default);

        Assert.That((await Names(files, ism)).Count, Is.Zero);
        Assert.That((await Names(files, ior)).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_gone_is_null_and_a_server_that_is_broken_is_said_so()
    {
        var documents = await DocumentsApi.OfNewDossier(_host);
        Assert.That(await _host.Run<FileStore, byte[]?>(x => x.Read(Guid.NewGuid())), Is.Null);

        _s3.IsBroken = true;
        var answer = await documents.Send(Roles.LoanOfficer, null, ("plan.pdf", SampleFiles.Pdf()));

        Assert.That(await answer.Code(System.Net.HttpStatusCode.ServiceUnavailable), Is.EqualTo("files-away"));
    }

    private static async Task<List<string>> Names(IOrganisationFiles files, Alliance.Tenancy.Organisations.Organisation organisation)
    {
        List<string> names = [];
        await foreach (var name in files.All(organisation, default)) names.Add(name);
        return names;
    }
}
