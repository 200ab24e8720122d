using System.Buffers.Binary;

namespace Alliance.Platform.Store.Intake;

/// <summary>Whether a file can be opened as an archive too: an archive is read from its end, whatever stands in front of it.</summary>
internal static class ArchiveInside
{
    private const int Shortest = 22;

    /// <summary>The comment at an archive's end may be so long.</summary>
    private const int LongestComment = ushort.MaxValue;

    public static bool Has(ReadOnlySpan<byte> file)
    {
        var from = Math.Max(0, file.Length - Shortest - LongestComment);
        for (var tail = file[from..]; tail.IndexOf("PK\x05\x06"u8) is >= 0 and var at; tail = tail[(at + 1)..])
        {
            // The directory's end says how long a comment follows; what claims less than there is, readers pass over all the same.
            if (tail.Length - at >= Shortest && at + Shortest + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) <= tail.Length && IsDirectory(file, tail[at..])) return true;
        }

        return false;
    }

    /// <summary>An archive within a PDF's stream has its directory where it says; counted from the start of the file it lies elsewhere, unless the whole is meant to be an archive, and readers forgive an offset.</summary>
    private static bool IsDirectory(ReadOnlySpan<byte> file, ReadOnlySpan<byte> end)
    {
        var (count, size) = (BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), BinaryPrimitives.ReadUInt32LittleEndian(end[12..]));
        var endsAt = file.Length - end.Length;
        if (size == uint.MaxValue) return true; // of a large archive: where it lies is said elsewhere
        if (count == 0 || size > endsAt) return false;
        return file.Slice(endsAt - (int)size, (int)Math.Min(4, size)).SequenceEqual("PK\x01\x02"u8);
    }
}
