using SkiaSharp;

namespace Alliance.Documents;

/// <summary>What stands in the way of using a picture.</summary>
public enum PictureFault
{
    None,

    /// <summary>It is none, or is cut off.</summary>
    Unreadable,

    /// <summary>Unpacked, it would take more memory than a picture may.</summary>
    TooManyPixels,
}

/// <summary>Somebody's photo or scan (JPEG, PNG): looked at before it is unpacked, and copied upright without anything else that it tells, such as where it was taken.</summary>
/// <remarks>A JPEG is unpacked at a fraction of its size where that is enough; other formats can only be unpacked whole, and so may have fewer pixels.</remarks>
public static class Picture
{
    /// <summary>Of a JPEG: what large telephones make.</summary>
    public const int MostPixels = 64_000_000;

    /// <summary>Of a PNG: a sheet of A4 scanned at 400 dots to an inch has 15 million.</summary>
    public const int MostPixelsAtOnce = 25_000_000;

    /// <summary>Unpacked for a copy, before it is turned.</summary>
    private const int MostCopied = 16_000_000;

    private const int LongestSide = 20_000;
    private const int Eighths = 8;
    private const int Quality = 88;

    /// <summary>Whether it can be shown, found out by unpacking it: a JPEG at an eighth of its size.</summary>
    /// <param name="isOfOneScan">Else (a progressive JPEG) all that is coded is held at once, and it may have no more pixels than are unpacked for a copy.</param>
    public static PictureFault Check(ReadOnlySpan<byte> file, bool isOfOneScan = true)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width <= 0 || codec.Info.Height <= 0) return PictureFault.Unreadable;
        if (!IsWithin(codec) || (!isOfOneScan && (long)codec.Info.Width * codec.Info.Height > MostCopied)) return PictureFault.TooManyPixels;

        using var unpacked = Unpack(codec, 1);
        return unpacked is null ? PictureFault.Unreadable : PictureFault.None;
    }

    /// <summary>An upright copy, made anew from the pixels alone.</summary>
    /// <param name="longestSide">Null for as large as it is, up to 16 million pixels.</param>
    /// <param name="mark">Drawn into the copy, over all of it.</param>
    /// <returns>A PNG of a PNG that isn't made smaller, else a JPEG; null when it can't be read.</returns>
    public static byte[]? Copy(ReadOnlySpan<byte> file, int? longestSide = null, CopyMark? mark = null)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || !IsWithin(codec)) return null;

        using var unpacked = Unpack(codec, EighthsFor(codec, longestSide));
        if (unpacked is null) return null;

        var origin = codec.EncodedOrigin;
        var isLying = origin >= SKEncodedOrigin.LeftTop; // the last four exchange width and height
        var (width, height) = isLying ? (unpacked.Height, unpacked.Width) : (unpacked.Width, unpacked.Height);
        var scale = longestSide is { } most ? Math.Min(1f, (float)most / Math.Max(width, height)) : 1f;
        var isPng = codec.EncodedFormat is SKEncodedImageFormat.Png && longestSide is null;
        using var surface = SKSurface.Create(new SKImageInfo(Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)), SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        var canvas = surface.Canvas;
        canvas.Clear(isPng ? SKColors.Transparent : SKColors.White);
        canvas.Save();
        canvas.Scale(scale);
        canvas.Concat(Upright(origin, unpacked.Width, unpacked.Height));
        using (var image = SKImage.FromPixels(unpacked.PeekPixels())) canvas.DrawImage(image, 0, 0, scale < 1 ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : new SKSamplingOptions(SKFilterMode.Nearest));
        canvas.Restore();
        mark?.Draw(canvas, width * scale, height * scale);
        using var copy = surface.Snapshot();
        using var encoded = copy.Encode(isPng ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }

    private static bool IsWithin(SKCodec codec)
    {
        var (width, height) = ((long)codec.Info.Width, (long)codec.Info.Height);
        return Math.Max(width, height) <= LongestSide && width * height <= (codec.EncodedFormat is SKEncodedImageFormat.Jpeg ? MostPixels : MostPixelsAtOnce);
    }

    /// <summary>The smallest that is no smaller than asked for, and within what a copy may take.</summary>
    private static int EighthsFor(SKCodec codec, int? longestSide)
    {
        var (width, height) = ((long)codec.Info.Width, (long)codec.Info.Height);
        if (longestSide is { } most)
        {
            for (var n = 1; n < Eighths; n++)
                if (Math.Max(width, height) * n / Eighths >= most) return n;
        }

        for (var n = Eighths; n > 1; n--)
            if (width * height * n * n / (Eighths * Eighths) <= MostCopied) return n;
        return 1;
    }

    /// <returns>Null when it can't be read to its end.</returns>
    private static SKBitmap? Unpack(SKCodec codec, int eighths)
    {
        var size = eighths < Eighths ? codec.GetScaledDimensions((float)eighths / Eighths) : new(codec.Info.Width, codec.Info.Height);
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is SKCodecResult.Success) return bitmap;

        bitmap.Dispose();
        return null;
    }

    /// <summary>From how the sensor lay to how the photographer stood (EXIF, orientation 1 to 8).</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
