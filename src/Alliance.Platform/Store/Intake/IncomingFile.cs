using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Files;

namespace Alliance.Platform.Store.Intake;

/// <summary>A file that somebody sends, found to be a PDF, JPEG or PNG and nothing else besides. Its name and the type that came with it are only claims.</summary>
/// <param name="Content">What is kept: all of it, but for what a telephone appends behind a picture.</param>
internal sealed record IncomingFile(StoredForm Form, ReadOnlyMemory<byte> Content)
{
    /// <summary>As uploaded.</summary>
    public static FileLimits Limits => FileLimits.Default;

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <exception cref="RefusedException">
    /// <c>file.empty</c>, <c>file.too-large</c>, <c>file.heic</c>, <c>file.office</c>, <c>file.other-kind</c>, <c>file.mixed</c>, <c>file.broken</c>, <c>file.too-many-pixels</c>, <c>file.unpacks-too-large</c>.
    /// </exception>
    public static IncomingFile Of(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        if (bytes.IsEmpty) throw new RefusedException("file.empty", "The file is empty.");
        if (bytes.Length > Limits.Bytes) throw TooLarge();

        var scans = 1;
        var incoming = bytes.StartsWith(Jpeg) ? new IncomingFile(StoredForm.Jpeg, file[..End(bytes, out scans)])
            : bytes.StartsWith(Png) ? new(StoredForm.Png, file[..PngEnd.Of(bytes)])
            : bytes.StartsWith("%PDF-"u8) ? new(StoredForm.Pdf, file)
            : throw OtherKind(bytes);
        if (ArchiveInside.Has(incoming.Content.Span)) throw Mixed();
        if (incoming.Form is StoredForm.Pdf) PdfShape.Check(file);
        else CheckPicture(incoming.Content.Span, isOfOneScan: scans <= 1);
        return incoming;
    }

    public static RefusedException TooLarge() => new("file.too-large", $"A file has at most {Limits.Bytes / 1_000_000} MB.", Limits.Bytes / 1_000_000);

    /// <summary>One thing to who looks at it, another to who opens it otherwise.</summary>
    public static RefusedException Mixed() => new("file.mixed", "The file holds something else beside the picture or PDF.");

    public static RefusedException Broken() => new("file.broken", "The file is damaged or cut off.");

    private static int End(ReadOnlySpan<byte> jpeg, out int scans)
    {
        (var end, scans) = JpegEnd.Of(jpeg);
        return end;
    }

    private static void CheckPicture(ReadOnlySpan<byte> picture, bool isOfOneScan)
    {
        switch (Picture.Check(picture, isOfOneScan))
        {
            case PictureFault.Unreadable:
                throw Broken();
            case PictureFault.TooManyPixels:
                throw new RefusedException("file.too-many-pixels", "The picture has too many pixels.", Picture.MostPixels / 1_000_000, Picture.MostPixelsAtOnce / 1_000_000);
        }
    }

    private static RefusedException OtherKind(ReadOnlySpan<byte> bytes)
    {
        if (IsHeic(bytes)) return new("file.heic", "A HEIC picture: set the phone to take JPEG, or send the picture as JPEG.");
        if (bytes.StartsWith("PK"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return new("file.office", "A document of an office program, or an archive: save it as PDF.");
        return new("file.other-kind", "The file is no PDF, JPG or PNG.");
    }

    /// <summary>HEIC and AVIF: both are boxes, and the first one names the brand.</summary>
    private static bool IsHeic(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8)
        && (bytes[8..11].SequenceEqual("hei"u8) || bytes[8..11].SequenceEqual("hev"u8) || bytes[8..12].SequenceEqual("mif1"u8) || bytes[8..12].SequenceEqual("msf1"u8) || bytes[8..11].SequenceEqual("avi"u8));
}
