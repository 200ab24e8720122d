using System.Text;
using System.Text.Unicode;

namespace Alliance.Platform.Files;

/// <summary>In which encoding a file of text is written: it says so by a mark, or its bytes tell.</summary>
/// <param name="Start">Of the text, behind the mark.</param>
internal sealed record FileText(byte[] File, Encoding Encoding, int Start)
{
    private const int Looked = 4_096;

    /// <summary>In fewer, zeros say nothing.</summary>
    private const int FewestPairs = 8;

    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], Encoding.UTF8), ([0xFF, 0xFE, 0, 0], Encoding.UTF32), ([0, 0, 0xFE, 0xFF], new UTF32Encoding(bigEndian: true, byteOrderMark: false)),
        ([0xFF, 0xFE], Encoding.Unicode), ([0xFE, 0xFF], Encoding.BigEndianUnicode),
    ];

    /// <summary>By mark, by the zeros between Latin letters of UTF-16, as UTF-8 if it is that, else in the code page of Windows that the letters speak for.</summary>
    public static FileText Of(byte[] file)
    {
        foreach (var (mark, encoding) in Marks)
            if (file.AsSpan().StartsWith(mark)) return new(file, encoding, mark.Length);

        return new(file, WithoutMark(file), 0);
    }

    /// <summary>All of it, read as it is asked for.</summary>
    public StreamReader Open() => new(Bytes(), Encoding, detectEncodingFromByteOrderMarks: false);

    public MemoryStream Bytes() => new(File, Start, File.Length - Start, writable: false);

    /// <summary>How it begins.</summary>
    public string Head()
    {
        using var reader = Open();
        var head = new char[Looked];
        return new(head, 0, reader.ReadBlock(head, 0, Looked));
    }

    private static Encoding WithoutMark(byte[] file)
    {
        var (even, odd, pairs) = (0, 0, Math.Min(file.Length, Looked) / 2);
        for (var i = 0; i < pairs; i++)
        {
            if (file[2 * i] == 0) even++;
            if (file[(2 * i) + 1] == 0) odd++;
        }

        if (pairs >= FewestPairs && odd > pairs / 4 && even <= odd / 8) return Encoding.Unicode;
        if (pairs >= FewestPairs && even > pairs / 4 && odd <= even / 8) return Encoding.BigEndianUnicode;
        return Utf8.IsValid(file) ? Encoding.UTF8 : WindowsCodePage.Of(file);
    }
}
