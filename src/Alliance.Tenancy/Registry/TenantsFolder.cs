using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Registry;

/// <summary>The folder of organisations' files as it is now, read through symbolic links.</summary>
/// <remarks>
/// Every look reads every file and compares the bytes: a few microseconds each, and right where times and notifications aren't. Kubernetes mounts
/// <c>x.json → ..data/x.json</c> and swaps <c>..data</c>; images set all times alike; network shares tell nothing.
/// Editors and copies leave half-written files and gaps: what is bad, or away, is so only when it stays so for a while.
/// </remarks>
internal sealed class TenantsFolder(
    IOptions<TenantsOptions> options, OrganisationParser parser, TimeProvider clock, IHostEnvironment? environment = null)
{
    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);
    private readonly byte[] _buffer = new byte[OrganisationParser.LargestFile + 1];

    public string Path { get; } = System.IO.Path.GetFullPath(options.Value.Folder, environment?.ContentRootPath ?? Environment.CurrentDirectory);

    /// <summary>Every file that counts, in the order of their names.</summary>
    public ImmutableArray<OrganisationFile> Files => [.. _seen.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => x.Value.File)];

    /// <summary>Why the folder tells nothing at the moment; <see cref="Files"/> is then what it last told.</summary>
    public string? Unreadable { get; private set; }

    public string PathOf(string fileName) => System.IO.Path.Combine(Path, fileName);

    /// <returns>Whether anything counts for something else than at the last look.</returns>
    public bool Look()
    {
        var before = Unreadable;
        List<string> names;
        try
        {
            names = [.. Directory.EnumerateFiles(Path, "*.json").Select(x => System.IO.Path.GetFileName(x)).Where(IsOrganisation)];
            Unreadable = null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Unreadable = $"can't be read: {failure.Message}";
            return before != Unreadable;
        }

        var changed = before is not null;
        foreach (var name in names) changed |= LookAt(name);
        foreach (var gone in _seen.Keys.Except(names, StringComparer.Ordinal).ToList()) changed |= Miss(gone);
        return changed;
    }

    private static bool IsOrganisation(string name) => name[0] != '.' && !name.EndsWith(".schema.json", StringComparison.Ordinal);

    private bool LookAt(string name)
    {
        if (!_seen.TryGetValue(name, out var seen)) _seen[name] = seen = new Seen(name);
        seen.AwaySince = null;

        ReadOnlySpan<byte> bytes;
        string? unreadable = null;
        try
        {
            bytes = Read(PathOf(name));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            bytes = [];
            unreadable = $"can't be read: {failure.Message}";
        }

        if (!seen.Is(bytes, unreadable))
            seen.Take(bytes, unreadable, unreadable is null ? parser.Parse(name, bytes.ToArray()) : OrganisationFile.Bad(name, unreadable), clock);
        return seen.Settle(clock, TimeSpan.FromMilliseconds(options.Value.SettleMilliseconds));
    }

    /// <summary>At most one byte more than the parser takes, so that it refuses what is too large.</summary>
    private ReadOnlySpan<byte> Read(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var read = 0;
        while (read < _buffer.Length && RandomAccess.Read(handle, _buffer.AsSpan(read), read) is > 0 and var more) read += more;
        return _buffer.AsSpan(0, read);
    }

    private bool Miss(string name)
    {
        var seen = _seen[name];
        seen.AwaySince ??= clock.GetTimestamp();
        return clock.GetElapsedTime(seen.AwaySince.Value).TotalMilliseconds >= options.Value.SettleMilliseconds && _seen.Remove(name);
    }

    /// <summary>What a file held at the last look, and what of it counts.</summary>
    private sealed class Seen(string name)
    {
        private byte[]? _bytes;
        private string? _unreadable;
        private OrganisationFile? _latest;
        private long _since;

        /// <summary>The last content that was good at once, or bad for long enough; at first neither.</summary>
        public OrganisationFile File { get; private set; } = new(name, "", null, null, null);

        public long? AwaySince { get; set; }

        public bool Is(ReadOnlySpan<byte> bytes, string? unreadable) =>
            _bytes is not null && _unreadable == unreadable && bytes.SequenceEqual(_bytes);

        public void Take(ReadOnlySpan<byte> bytes, string? unreadable, OrganisationFile file, TimeProvider clock) =>
            (_bytes, _unreadable, _latest, _since) = (bytes.ToArray(), unreadable, file, clock.GetTimestamp());

        public bool Settle(TimeProvider clock, TimeSpan settle)
        {
            if (ReferenceEquals(File, _latest) || (_latest!.IsBad && clock.GetElapsedTime(_since) < settle)) return false;
            File = _latest;
            return true;
        }
    }
}
