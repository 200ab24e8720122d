using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;

namespace Alliance.Tenancy.Administering;

/// <summary>An organisation's file as it lies in the folder.</summary>
/// <param name="Name">Without the folder.</param>
/// <param name="Hash">SHA-256 of its bytes, in hexadecimal: by it two who change the file at once are told from each other.</param>
public sealed record StoredFile(string Name, string Hash, JsonObject Settings);

/// <summary>Reads an organisation's file and puts another version in its place; every version before stays beside it.</summary>
public sealed class OrganisationFileStore(OrganisationRegistry registry, OrganisationParser parser, TimeProvider clock)
{
    /// <exception cref="RefusedException"><c>settings.no-file</c>: it is gone, can't be read, or isn't good.</exception>
    public async Task<StoredFile> Read(Organisation organisation, CancellationToken ct)
    {
        var path = PathOf(organisation);
        return Good(path, organisation, await Bytes(path, ct));
    }

    /// <summary>Whole or not at all; the version before is kept as <c>.file.json.20261129T141000Z</c>, which the registry passes over.</summary>
    /// <param name="hash">Of the file that was changed.</param>
    /// <param name="record">What is written down with it: runs before the file is in its place.</param>
    /// <exception cref="RefusedException"><c>settings.changed-meanwhile</c>, <c>settings.read-only</c></exception>
    public async Task Replace(Organisation organisation, string hash, string body, Func<Task> record, CancellationToken ct)
    {
        var path = PathOf(organisation);
        var target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        var (folder, name) = (Path.GetDirectoryName(target)!, Path.GetFileName(target));
        try
        {
            // Whoever else writes this file, in this process or on another machine, waits or is refused.
            await using var turn = new FileStream(Path.Combine(folder, $".{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            var before = await Bytes(path, ct);
            if (HashOf(before) != hash) throw ChangedMeanwhile();

            var draft = Path.Combine(folder, $".{name}.new");
            await File.WriteAllBytesAsync(draft, Encoding.UTF8.GetBytes(body), ct);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
            await File.WriteAllBytesAsync(Path.Combine(folder, $".{name}.{clock.GetUtcNow():yyyyMMdd'T'HHmmssfff'Z'}"), before, ct);
            await record();
            File.Move(draft, target, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("settings.read-only", $"{name} can't be written here ({failure.Message}).");
        }
    }

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static RefusedException ChangedMeanwhile() => new("settings.changed-meanwhile", "Somebody else has changed the file meanwhile.");

    private static RefusedException NoFile() => new("settings.no-file", "The organisation's file isn't there or isn't good.");

    private string PathOf(Organisation organisation) => registry.PathOf(organisation.Id) ?? throw NoFile();

    private static async Task<byte[]> Bytes(string path, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NoFile();
        }
    }

    private StoredFile Good(string path, Organisation organisation, byte[] bytes)
    {
        var file = parser.Parse(Path.GetFileName(path), bytes);
        if (file.Organisation?.Id != organisation.Id || JsonNode.Parse(file.Body) is not JsonObject settings) throw NoFile();
        return new(file.Name, HashOf(bytes), settings);
    }
}
