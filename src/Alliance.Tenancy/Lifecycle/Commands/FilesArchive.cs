using System.IO.Compression;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>An organisation's files beside the backup of its database, as one archive: as they lie at rest, so that without that database nobody reads them.</summary>
/// <remarks>It is written after the database was copied: a row is stored after its file, so whatever the copy tells of is in the archive.</remarks>
internal sealed class FilesArchive(IEnumerable<IOrganisationFiles> kept)
{
    /// <summary>Names whose files they are: an archive says so before anything of it is put anywhere.</summary>
    private const string Owner = "organisation.txt";

    private const string Folder = "files/";

    /// <summary>Beside a backup.</summary>
    public static string Beside(string backup) => backup + ".files";

    /// <returns>How many files there are; without any, there is no archive.</returns>
    public async Task<int> Write(Organisation organisation, string path, CancellationToken ct)
    {
        var (count, draft) = (0, path + ".part");
        try
        {
            await using (var zip = await ZipArchive.CreateAsync(PrivateFile.Create(draft), ZipArchiveMode.Create, leaveOpen: false, entryNameEncoding: null, ct))
            {
                await using (var owner = new StreamWriter(await zip.CreateEntry(Owner).OpenAsync(ct))) await owner.WriteAsync(organisation.Id.AsMemory(), ct);
                foreach (var files in kept)
                {
                    await foreach (var name in files.All(organisation, ct))
                    {
                        await using var content = await files.OpenSealed(organisation, name, ct);
                        if (content is null) continue;
                        await using var entry = await zip.CreateEntry(Folder + name, CompressionLevel.NoCompression).OpenAsync(ct); // encrypted: nothing of it can be made smaller
                        await content.CopyToAsync(entry, ct);
                        count++;
                    }
                }
            }

            if (count > 0) File.Move(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }

        return count;
    }

    /// <exception cref="RefusedException">The archive is another organisation's, or none.</exception>
    public static async Task Demand(Organisation organisation, string path, CancellationToken ct)
    {
        if (!File.Exists(path)) return;
        string? owner = null;
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path, ct);
            if (zip.GetEntry(Owner) is { Length: < 100 } entry)
            {
                using var reader = new StreamReader(await entry.OpenAsync(ct));
                owner = await reader.ReadToEndAsync(ct);
            }
        }
        catch (InvalidDataException)
        {
            // No archive at all: nobody's.
        }

        if (owner != organisation.Id) throw new RefusedException("organisation.foreign-files", $"{path} holds no files of {organisation.Id}: nothing is changed.");
    }

    /// <summary>Puts every file of an archive back into its place, over what may lie there.</summary>
    public async Task<int> PutBack(Organisation organisation, string path, CancellationToken ct)
    {
        if (!File.Exists(path)) return 0;
        var count = 0;
        await using var zip = await ZipFile.OpenReadAsync(path, ct);
        foreach (var entry in zip.Entries.Where(x => x.FullName.StartsWith(Folder, StringComparison.Ordinal)))
        {
            foreach (var files in kept)
            {
                await using var content = await entry.OpenAsync(ct);
                await files.PutSealed(organisation, entry.FullName[Folder.Length..], content, ct);
            }

            count++;
        }

        return count;
    }

    public async Task<int> DeleteAll(Organisation organisation, CancellationToken ct)
    {
        var count = 0;
        foreach (var files in kept)
        {
            List<string> names = [];
            await foreach (var name in files.All(organisation, ct)) names.Add(name);
            foreach (var name in names) await files.Delete(organisation, name, ct);
            count += names.Count;
        }

        return count;
    }
}

/// <summary>Personal data on the operator's disk: for the operator's eyes alone.</summary>
internal static class PrivateFile
{
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
