using System.IO.Compression;
using System.Runtime.InteropServices;
using Alliance.Kernel;

namespace Alliance.Platform.Store.Intake;

/// <summary>Whether a PDF begins and ends as one, with nothing before or behind it, and its directories unpack to no more than a reader should bear.</summary>
internal static class PdfShape
{
    /// <summary>From the last mark of the end to the end of the file: line ends, and zeros of printers' drivers.</summary>
    private const int MostBehind = 4_096;

    /// <summary>Before the mark of the end stands where the table begins.</summary>
    private const int LookedBack = 1_024;

    /// <summary>Of all directories together, unpacked; a thousand pages have some megabytes.</summary>
    private const long MostUnpacked = 64_000_000;

    private const int DictionaryBefore = 4_096;

    private static ReadOnlySpan<byte> Blank => "\r\n\t\f \0"u8;

    /// <summary>A file with more streams is made to be one.</summary>
    private const int MostStreams = 200_000;

    /// <exception cref="RefusedException"><c>file.broken</c>, <c>file.mixed</c>, <c>file.unpacks-too-large</c>.</exception>
    public static void Check(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        var end = bytes.LastIndexOf("%%EOF"u8);
        if (end < 0) throw IncomingFile.Broken();
        var behind = bytes[(end + "%%EOF"u8.Length)..];
        if (behind.Length > MostBehind || !behind.Trim(Blank).IsEmpty) throw IncomingFile.Mixed();
        if (bytes[Math.Max(0, end - LookedBack)..end].LastIndexOf("startxref"u8) < 0) throw IncomingFile.Broken();
        CheckDirectories(file);
    }

    /// <summary>Whoever opens a PDF unpacks its compressed tables and objects at once, however large they become.</summary>
    private static void CheckDirectories(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        var (left, block) = (MostUnpacked, new byte[65_536]);
        var whole = MemoryMarshal.TryGetArray(file, out var array) ? array : new(file.ToArray());
        var (at, streams) = (0, 0);
        while (bytes[at..].IndexOf("stream"u8) is >= 0 and var found)
        {
            var keyword = at + found;
            at = keyword + "stream"u8.Length;
            if (++streams > MostStreams) throw TooLarge();
            if (!IsDirectory(bytes, keyword)) continue;

            var start = at + bytes[at..].IndexOfAnyExcept("\r\n"u8);
            if (start < at) return;
            using var source = new MemoryStream(whole.Array!, whole.Offset + start, whole.Count - start, writable: false);
            left -= Unpacked(source, left, block);
            if (left < 0) throw TooLarge();
        }
    }

    /// <summary>Whether the stream that begins here holds objects or the table, by the dictionary before it.</summary>
    private static bool IsDirectory(ReadOnlySpan<byte> file, int keyword)
    {
        if (file[..keyword].EndsWith("end"u8)) return false;
        var before = file[Math.Max(0, keyword - DictionaryBefore)..keyword];
        var dictionary = before[(before.LastIndexOf("obj"u8) + 1)..];
        return dictionary.IndexOf("/ObjStm"u8) >= 0 || dictionary.IndexOf("/XRef"u8) >= 0;
    }

    /// <returns>How much it unpacks to, or little more than allowed.</returns>
    private static long Unpacked(MemoryStream packed, long most, byte[] block)
    {
        using var unpacking = new ZLibStream(packed, CompressionMode.Decompress);
        var total = 0L;
        try
        {
            while (total <= most && unpacking.Read(block) is > 0 and var read) total += read;
        }
        catch (InvalidDataException)
        {
            // Packed in another way, or broken: readers won't unpack it either.
        }

        return total;
    }

    private static RefusedException TooLarge() => new("file.unpacks-too-large", "Unpacked, the PDF is too large.");
}
