using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Alliance.Tenancy.Organisations;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;

namespace Alliance.Platform.Store;

/// <summary>A bucket of any server that speaks S3: objects are called <c>{prefix}{organisation}/{key}</c>.</summary>
internal sealed class S3Shelf : IShelf, IDisposable
{
    private readonly BucketOptions _options;
    private readonly AmazonS3Client _client;

    public S3Shelf(IOptions<StoreOptions> options)
    {
        _options = options.Value.S3;
        var config = new AmazonS3Config
        {
            ForcePathStyle = true, // a bucket's own host name is more than other servers have
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (_options.ServiceUrl is { } address) config.ServiceURL = address;
        if (_options.Region is { } region)
        {
            if (_options.ServiceUrl is null) config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            else config.AuthenticationRegion = region;
        }

        _client = _options.AccessKey is { } key ? new(new BasicAWSCredentials(key, _options.SecretKey), config) : new(config);
    }

    public async Task Put(Organisation organisation, Guid file, Stream content, CancellationToken ct)
    {
        await using var sized = await Sized(content, ct);
        await _client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = _options.Bucket,
            Key = KeyOf(organisation, file),
            InputStream = sized,
            AutoCloseStream = false,
            ContentType = "application/octet-stream",
            UseChunkEncoding = false,
        }, ct);
    }

    public async Task<Stream?> Open(Organisation organisation, Guid file, CancellationToken ct)
    {
        try
        {
            var answer = await _client.GetObjectAsync(_options.Bucket, KeyOf(organisation, file), ct);
            return answer.ResponseStream;
        }
        catch (AmazonS3Exception gone) when (gone.StatusCode is HttpStatusCode.NotFound && gone.ErrorCode is not "NoSuchBucket")
        {
            return null;
        }
    }

    public async IAsyncEnumerable<ShelvedFile> All(Organisation organisation, [EnumeratorCancellation] CancellationToken ct)
    {
        var folder = FolderOf(organisation);
        string? from = null;
        do
        {
            var page = await _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _options.Bucket, Prefix = folder, ContinuationToken = from }, ct);
            foreach (var found in page.S3Objects ?? [])
                if (found.Key.StartsWith(folder, StringComparison.Ordinal) && Guid.TryParseExact(found.Key.AsSpan(folder.Length), "N", out var file))
                    yield return new(file, found.LastModified is { } at ? new DateTimeOffset(at.ToUniversalTime()) : DateTimeOffset.MaxValue);

            from = page.IsTruncated is true ? page.NextContinuationToken : null;
        }
        while (from is not null);
    }

    public Task Delete(Organisation organisation, Guid file, CancellationToken ct) => _client.DeleteObjectAsync(_options.Bucket, KeyOf(organisation, file), ct);

    /// <summary>An object is there whole or not at all.</summary>
    public Task Tidy(Organisation organisation, DateTimeOffset before, CancellationToken ct) => Task.CompletedTask;

    public void Dispose() => _client.Dispose();

    /// <summary>The server wants to know the size first, and an archive's entry doesn't.</summary>
    private static async Task<Stream> Sized(Stream content, CancellationToken ct)
    {
        var sized = new MemoryStream();
        await content.CopyToAsync(sized, ct);
        sized.Position = 0;
        return sized;
    }

    private string KeyOf(Organisation organisation, Guid file) => FolderOf(organisation) + file.ToString("N", CultureInfo.InvariantCulture);

    /// <summary>With the stroke at its end: <c>ism</c> is no beginning of <c>ism-2</c>.</summary>
    private string FolderOf(Organisation organisation) => $"{_options.Prefix}{Shelves.Checked(organisation)}/";
}
