using System.Globalization;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.Options;

namespace Alliance.Platform.Store;

/// <summary>A folder for each organisation, below one that all replicas share.</summary>
internal sealed class FolderShelf(IOptions<StoreOptions> options) : IShelf
{
    private const string HalfWritten = ".part";

    private readonly string _root = Path.GetFullPath(options.Value.Folder);

    public async Task Put(Organisation organisation, Guid file, Stream content, CancellationToken ct)
    {
        var folder = FolderOf(organisation);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var (path, draft) = (PathOf(organisation, file), Path.Combine(folder, $"{Guid.CreateVersion7():N}{HalfWritten}"));
        try
        {
            await using (var target = Private(draft))
            {
                await content.CopyToAsync(target, ct);
                target.Flush(flushToDisk: true); // before any row tells of it
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public Task<Stream?> Open(Organisation organisation, Guid file, CancellationToken ct)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(organisation, file), new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan }));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public async IAsyncEnumerable<ShelvedFile> All(Organisation organisation, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask; // a folder is listed without waiting
        var folder = new DirectoryInfo(FolderOf(organisation));
        if (!folder.Exists) yield break;
        foreach (var file in folder.EnumerateFiles())
        {
            ct.ThrowIfCancellationRequested();
            if (Guid.TryParseExact(file.Name, "N", out var key)) yield return new(key, new DateTimeOffset(file.LastWriteTimeUtc));
        }
    }

    public Task Delete(Organisation organisation, Guid file, CancellationToken ct)
    {
        if (Directory.Exists(FolderOf(organisation))) File.Delete(PathOf(organisation, file));
        return Task.CompletedTask;
    }

    public Task Tidy(Organisation organisation, DateTimeOffset before, CancellationToken ct)
    {
        var folder = new DirectoryInfo(FolderOf(organisation));
        if (!folder.Exists) return Task.CompletedTask;
        foreach (var draft in folder.EnumerateFiles("*" + HalfWritten).Where(x => x.LastWriteTimeUtc < before.UtcDateTime).ToList()) draft.Delete();
        return Task.CompletedTask;
    }

    private static FileStream Private(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private string PathOf(Organisation organisation, Guid file) => Path.Combine(FolderOf(organisation), file.ToString("N", CultureInfo.InvariantCulture));

    private string FolderOf(Organisation organisation) => Path.Combine(_root, Shelves.Checked(organisation));
}

internal static class Shelves
{
    /// <summary>An id names a folder as it is. The registry lets no other in; a path is no place to rely on that.</summary>
    public static string Checked(Organisation organisation) => organisation.Id is { Length: > 0 } id && id.All(x => char.IsAsciiLetterLower(x) || char.IsAsciiDigit(x) || x == '-')
        ? id
        : throw new InvalidOperationException("An organisation's id has lower-case letters, digits and hyphens alone.");
}
