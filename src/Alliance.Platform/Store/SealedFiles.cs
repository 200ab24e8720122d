using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Alliance.Kernel;
using Alliance.Tenancy.DataProtection;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Organisations;
using Amazon.Runtime;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace Alliance.Platform.Store;

/// <summary>Files of any organisation, sealed before they leave the process; for commands, which name the organisation. Use cases take <see cref="FileStore"/>, which can't.</summary>
internal sealed partial class SealedFiles(IShelf shelf, DataProtectionRings rings, ILogger<SealedFiles> log) : IOrganisationFiles
{
    private const string Purpose = "stored-files";

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    /// <exception cref="BusyException"><c>files-away</c>: the shelf doesn't answer.</exception>
    public Task Put(Organisation organisation, Guid file, ReadOnlyMemory<byte> content, CancellationToken ct) => Reaching(async () =>
    {
        await using var closed = FileSeal.Seal(content.Span, OwnerOf(organisation, file), Ring(organisation).Protect);
        await shelf.Put(organisation, file, closed, ct);
        return true;
    });

    /// <returns>Null when there is none.</returns>
    /// <exception cref="RefusedException"><c>file.damaged</c>: it isn't what was stored.</exception>
    /// <exception cref="BusyException"><c>files-away</c>.</exception>
    public Task<Stream?> Open(Organisation organisation, Guid file, CancellationToken ct) => Reaching(async () =>
    {
        if (await shelf.Open(organisation, file, ct) is not { } closed) return null;
        try
        {
            return (Stream?)await FileSeal.Open(closed, OwnerOf(organisation, file), Ring(organisation).Unprotect, ct);
        }
        catch (CryptographicException why)
        {
            await closed.DisposeAsync();
            throw Damaged(organisation, file, why);
        }
        catch
        {
            await closed.DisposeAsync();
            throw;
        }
    });

    /// <summary>All of it, looked at to its end.</summary>
    /// <inheritdoc cref="Open"/>
    public Task<byte[]?> Read(Organisation organisation, Guid file, CancellationToken ct) => Reaching(async () =>
    {
        if (await Open(organisation, file, ct) is not { } content) return null;
        await using (content)
        {
            using var whole = new MemoryStream();
            try
            {
                await content.CopyToAsync(whole, ct);
            }
            catch (CryptographicException why)
            {
                throw Damaged(organisation, file, why);
            }

            return whole.ToArray();
        }
    });

    public IAsyncEnumerable<ShelvedFile> List(Organisation organisation, CancellationToken ct) => shelf.All(organisation, ct);

    public Task Delete(Organisation organisation, Guid file, CancellationToken ct) => Reaching(async () =>
    {
        await shelf.Delete(organisation, file, ct);
        return true;
    });

    public Task Tidy(Organisation organisation, DateTimeOffset before, CancellationToken ct) => shelf.Tidy(organisation, before, ct);

    async IAsyncEnumerable<string> IOrganisationFiles.All(Organisation organisation, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var file in shelf.All(organisation, ct)) yield return NameOf(file.File);
    }

    Task<Stream?> IOrganisationFiles.OpenSealed(Organisation organisation, string name, CancellationToken ct) => shelf.Open(organisation, KeyOf(name), ct);

    async Task<OpenedFile?> IOrganisationFiles.Open(Organisation organisation, string name, CancellationToken ct)
    {
        try
        {
            return await Read(organisation, KeyOf(name), ct) is { } content ? new(new MemoryStream(content, writable: false), EndingOf(content)) : null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    Task IOrganisationFiles.PutSealed(Organisation organisation, string name, Stream content, CancellationToken ct) => shelf.Put(organisation, KeyOf(name), content, ct);

    Task IOrganisationFiles.Delete(Organisation organisation, string name, CancellationToken ct) => shelf.Delete(organisation, KeyOf(name), ct);

    private RefusedException Damaged(Organisation organisation, Guid file, CryptographicException why)
    {
        LogDamaged(organisation.Id, file, why);
        return new("file.damaged", "The file isn't what was stored.");
    }

    private static string NameOf(Guid file) => file.ToString("N", CultureInfo.InvariantCulture);

    private static Guid KeyOf(string name) => Guid.TryParseExact(name, "N", out var file) ? file : throw new RefusedException("file.no-name", "An archive names a file as none is called.");

    private static string EndingOf(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) ? ".pdf" : content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ".jpg" : content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? ".png" : ".bin";

    private static string OwnerOf(Organisation organisation, Guid file) => $"{organisation.Id}/{NameOf(file)}";

    private static async Task<T> Reaching<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException or AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            throw new BusyException("files-away", "The store of files doesn't answer.", Again, away);
        }
    }

    private IDataProtector Ring(Organisation organisation) => rings.Of(organisation).CreateProtector(organisation.Id, Purpose);

    [LoggerMessage(LogLevel.Error, "A stored file of {Organisation} isn't what was stored: {File}")]
    private partial void LogDamaged(string organisation, Guid file, Exception why);
}
