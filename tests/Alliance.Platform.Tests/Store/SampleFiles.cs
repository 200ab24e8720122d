using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Alliance.Platform.Tests.Store;

/// <summary>Files as people send them, and as attackers make them.</summary>
internal static class SampleFiles
{
    /// <summary>Where the top line and the leftmost column of what is stored belong in what was seen, by EXIF's orientation from 1 (JEITA CP-3451, table 6).</summary>
    private static readonly (char Row, char Column)[] Orientations =
        [('T', 'L'), ('T', 'R'), ('B', 'R'), ('B', 'L'), ('L', 'T'), ('R', 'T'), ('R', 'B'), ('L', 'B')];

    public static readonly Dictionary<string, SKColor> Corners = new(StringComparer.Ordinal)
    {
        ["TL"] = SKColors.Red,
        ["TR"] = SKColors.Lime,
        ["BL"] = SKColors.Blue,
        ["BR"] = SKColors.Yellow,
    };

    public static byte[] Pdf(string text = "Relevé d’identité bancaire", int pages = 1)
    {
        using var file = new MemoryStream();
        using (var document = SKDocument.CreatePdf(file))
        {
            using var paint = new SKPaint { Color = SKColors.Black };
            using var font = new SKFont(SKTypeface.Default, 20);
            for (var i = 0; i < pages; i++)
            {
                document.BeginPage(595, 842).DrawText(text, 40, 80, font, paint);
                document.EndPage();
            }

            document.Close();
        }

        return file.ToArray();
    }

    public static byte[] PdfOf(int bytes)
    {
        var pdf = Pdf();
        var comment = Encoding.ASCII.GetBytes("\n%" + new string('x', bytes - pdf.Length - 2)); // what a comment says is passed over
        var end = pdf.AsSpan().LastIndexOf("startxref"u8);
        return [.. pdf[..(end - 1)], .. comment, .. pdf[(end - 1)..]];
    }

    public static byte[] Png(int width = 40, int height = 30) => Encode(Quarters(width, height, "TL", "TR", "BL", "BR"), SKEncodedImageFormat.Png);

    /// <summary>A photo that is seen upright <paramref name="width"/> × <paramref name="height"/> with a colour in each quarter, as a camera stores it that lay otherwise.</summary>
    public static byte[] Photo(int width = 96, int height = 128, int orientation = 1, bool withPosition = true)
    {
        var (row, column) = Orientations[orientation - 1];
        var isLying = row is 'L' or 'R';
        string Corner(char a, char b) => a is 'T' or 'B' ? $"{a}{b}" : $"{b}{a}";
        var stored = Quarters(
            isLying ? height : width, isLying ? width : height,
            Corner(row, column), Corner(row, Opposite(column)), Corner(Opposite(row), column), Corner(Opposite(row), Opposite(column)));
        var jpeg = Encode(stored, SKEncodedImageFormat.Jpeg);
        return [.. jpeg[..2], .. Exif(orientation, withPosition), .. jpeg[2..]];
    }

    public static byte[] Heic() => [0, 0, 0, 0x18, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[500]];

    public static byte[] Zip(string name = "index.html", string content = "<script>alert(1)</script>")
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry(name).Open())) writer.Write(content);
        return file.ToArray();
    }

    /// <summary>A PNG that says it is so large and holds next to nothing.</summary>
    public static byte[] PngThatSays(int width, int height)
    {
        var png = Png();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>A PDF whose table of objects is 200 MB of zeros, packed.</summary>
    public static byte[] PdfBomb(string dictionary = "/Type/ObjStm/N 1/First 4/Filter/FlateDecode") => PdfOf(dictionary, Packed(Enumerable.Repeat(new byte[1_000_000], 200)));

    public static byte[] Packed(IEnumerable<byte[]> parts)
    {
        using var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            foreach (var part in parts) pack.Write(part);
        return packed.ToArray();
    }

    /// <summary>A PDF of one stream.</summary>
    public static byte[] PdfOf(string dictionary, byte[] stream) =>
    [
        .. Encoding.ASCII.GetBytes($"%PDF-1.5\n1 0 obj\n<<{dictionary}/Length {stream.Length}>>\nstream\n"), .. stream,
        .. "\nendstream\nendobj\nstartxref\n9\n%%EOF\n"u8,
    ];

    /// <summary>A photo that says it is coded in a second scan.</summary>
    public static byte[] PhotoOfTwoScans(int width, int height)
    {
        var photo = Photo(width, height);
        return [.. photo[..^2], 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x11, 0x22, .. photo[^2..]];
    }

    public static SKBitmap Decode(byte[] file) => SKBitmap.Decode(file) ?? throw new AssertionException("no picture");

    /// <summary>The colour in the middle of a quarter.</summary>
    public static SKColor At(SKBitmap picture, string corner) =>
        picture.GetPixel(picture.Width * (corner[1] is 'L' ? 1 : 3) / 4, picture.Height * (corner[0] is 'T' ? 1 : 3) / 4);

    private static char Opposite(char side) => side switch { 'T' => 'B', 'B' => 'T', 'L' => 'R', _ => 'L' };

    private static SKBitmap Quarters(int width, int height, string topLeft, string topRight, string bottomLeft, string bottomRight)
    {
        var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        foreach (var (corner, x, y) in new[] { (topLeft, 0, 0), (topRight, 1, 0), (bottomLeft, 0, 1), (bottomRight, 1, 1) })
        {
            using var paint = new SKPaint { Color = Corners[corner] };
            canvas.DrawRect(x * width / 2f, y * height / 2f, width / 2f, height / 2f, paint);
        }

        return bitmap;
    }

    private static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using (bitmap)
        using (var encoded = bitmap.Encode(format, 95)) return encoded.ToArray();
    }

    /// <summary>As cameras write it: the orientation, and where the photo was taken (30° 25′ north).</summary>
    private static byte[] Exif(int orientation, bool withPosition)
    {
        byte[] position =
        [
            0, 2, // of the position: two entries
            0, 1, 0, 2, 0, 0, 0, 2, (byte)'N', 0, 0, 0,
            0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 68,
            0, 0, 0, 0,
            0, 0, 0, 30, 0, 0, 0, 1, 0, 0, 0, 25, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1,
        ];
        byte[] tiff =
        [
            .. "MM"u8, 0, 42, 0, 0, 0, 8,
            0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
            0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38,
            0, 0, 0, 0,
            .. withPosition ? position : [0, 0, 0, 0, 0, 0],
        ];
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xE1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var i = 0; i < 8; i++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }

        return ~crc;
    }
}
