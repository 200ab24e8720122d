using System.Text;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>Rewrites <c>status</c> in an organisation's file and leaves every other byte as it is; running hosts see it within seconds.</summary>
internal sealed class StatusInFile(OrganisationRegistry registry, OrganisationParser parser)
{
    public async Task Change(string id, OrganisationStatus from, OrganisationStatus to, CancellationToken ct)
    {
        if (registry.PathOf(id) is not { } path || !File.Exists(path))
            throw new RefusedException("organisation.no-file", $"{id} has no file any more: put it back first.");

        var bytes = await File.ReadAllBytesAsync(path, ct);
        var file = parser.Parse(Path.GetFileName(path), bytes);
        if (file.Organisation is not { } organisation)
            throw new RefusedException("organisation.bad-file", $"{path} {file.Reason}. Correct it first; taking the file away suspends the organisation too.");
        if (organisation.Status != from)
            throw new RefusedException("organisation.other-status", $"{id} is {Word(organisation.Status)}, not {Word(from)}.");

        var (start, length) = Find(bytes);
        await Replace(path, [.. bytes[..start], .. Encoding.UTF8.GetBytes($"\"{Word(to)}\""), .. bytes[(start + length)..]], ct);
    }

    private static string Word(OrganisationStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    /// <summary>Where the value of the outermost <c>status</c> stands, quotes included.</summary>
    private static (int Start, int Length) Find(byte[] bytes)
    {
        var skipped = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var reader = new Utf8JsonReader(bytes.AsSpan(skipped));
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName || reader.CurrentDepth != 1 || !reader.ValueTextEquals("status")) continue;
            reader.Read();
            return (skipped + (int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex));
        }

        throw new InvalidOperationException("A file that keeps to the schema has a status.");
    }

    /// <summary>Whole or not at all, so that nobody reads half a file; through a symbolic link, where it leads.</summary>
    private static async Task Replace(string path, byte[] bytes, CancellationToken ct)
    {
        var target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        var draft = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.new");
        try
        {
            await File.WriteAllBytesAsync(draft, bytes, ct);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
            File.Move(draft, target, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(
                "organisation.read-only", $"{target} can't be written here ({failure.Message}). Change 'status' where the folder comes from, such as its ConfigMap.");
        }
    }
}
