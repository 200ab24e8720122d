using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Alliance.Kernel;

namespace Alliance.Platform.Store.Intake;

/// <summary>Whether a PDF begins and ends as one, with nothing before or behind it, and its directories unpack to no more than a reader should bear.</summary>
internal static partial class PdfShape
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
            if (DirectoryBefore(bytes, keyword) is not { } dictionary) continue;
            if (PackedOtherwise().IsMatch(dictionary)) throw IncomingFile.Broken();

            var start = at + bytes[at..].IndexOfAnyExcept("\r\n"u8);
            if (start < at) return;
            using var source = new MemoryStream(whole.Array!, whole.Offset + start, whole.Count - start, writable: false);
            left -= Unpacked(source, left, block);
            if (left < 0) throw TooLarge();
        }
    }

    /// <summary>What stands before a stream that holds objects or the table, with its names as they are meant. Null before other streams.</summary>
    /// <remarks>Where an object begins can be feigned in a string, so what belongs to the object before may be among it: then one stream more is looked at. A dictionary longer than any is taken for one of these.</remarks>
    private static string? DirectoryBefore(ReadOnlySpan<byte> file, int keyword)
    {
        if (file[..keyword].EndsWith("end"u8)) return null;
        var before = HiddenLetter().Replace(Encoding.Latin1.GetString(file[Math.Max(0, keyword - DictionaryBefore)..keyword]), x => ((char)Convert.ToByte(x.Value[1..], 16)).ToString());
        return before.Contains("/ObjStm", StringComparison.Ordinal) || before.Contains("/XRef", StringComparison.Ordinal) || !before.Contains("obj", StringComparison.Ordinal) ? before : null;
    }

    [GeneratedRegex("#[0-9A-Fa-f]{2}", RegexOptions.CultureInvariant, 1_000)] private static partial Regex HiddenLetter();

    /// <summary>Directories are packed once, by Flate: layers upon layers, or letters for bytes, unpack to what can't be known here.</summary>
    [GeneratedRegex(@"/(ASCII|AHx|A85|LZW|RunLength)|/Fl[A-Za-z]*\s*/Fl", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)] private static partial Regex PackedOtherwise();

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
            // Broken: readers won't unpack it either.
        }

        return total;
    }

    private static RefusedException TooLarge() => new("file.unpacks-too-large", "Unpacked, the PDF is too large.");
}
