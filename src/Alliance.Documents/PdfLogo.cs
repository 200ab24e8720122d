using SkiaSharp;

namespace Alliance.Documents;

/// <summary>A platform's sign. What is no image, or a huge one, is left out: a paper is worth more than its ornament.</summary>
internal static class PdfLogo
{
    /// <summary>In points.</summary>
    public const float Height = 36;

    public const float LargestWidth = 150;

    /// <summary>Pixels of a side: an image is unpacked whole.</summary>
    private const int LargestSide = 3_000;

    public static SKImage? Decode(ReadOnlyMemory<byte> file)
    {
        if (file.IsEmpty) return null;
        using var data = SKData.CreateCopy(file.Span);
        using var codec = SKCodec.Create(data);
        return codec is null || codec.Info.Width is 0 or > LargestSide || codec.Info.Height is 0 or > LargestSide ? null : SKImage.FromEncodedData(data);
    }

    /// <summary>As large as there is room for, not distorted.</summary>
    public static SKSize SizeOf(SKImage logo)
    {
        var scale = Math.Min(Height / logo.Height, LargestWidth / logo.Width);
        return new(logo.Width * scale, logo.Height * scale);
    }
}
