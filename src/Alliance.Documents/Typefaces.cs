using System.Collections.Concurrent;
using HarfBuzzSharp;
using SkiaSharp;

namespace Alliance.Documents;

/// <summary>The fonts of documents, embedded so that a page looks the same on every machine: Noto Sans, and Noto Naskh Arabic for what Noto Sans can't write.</summary>
internal static class Typefaces
{
    private static readonly ConcurrentDictionary<(bool Arabic, bool Bold), Typeface> Loaded = new();

    public static Typeface Find(bool arabic, bool bold) => Loaded.GetOrAdd((arabic, bold), static key =>
        new((key.Arabic ? "NotoNaskhArabic" : "NotoSans") + (key.Bold ? "-Bold" : "-Regular") + ".ttf"));

    public static bool IsArabic(char character) => character is
        >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' or >= '\u08A0' and <= '\u08FF'
        or >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC' or '\u200C' or '\u200D';
}

/// <summary>One font, as Skia draws it and as HarfBuzz shapes it. Neither changes once made, so that all threads share them.</summary>
internal sealed class Typeface
{
    private readonly object[] _kept; // what the shaper reads from: collected earlier, it would read freed memory

    /// <param name="resource">Name of the embedded file.</param>
    public Typeface(string resource)
    {
        using var stream = typeof(Typeface).Assembly.GetManifestResourceStream(resource)!;
        var data = SKData.Create(stream);
        Skia = SKTypeface.FromData(data);
        // Not Blob.FromStream: it hands HarfBuzz the address of an array that may move.
        var blob = new Blob(data.Data, (int)data.Size, MemoryMode.ReadOnly);
        var face = new Face(blob, 0) { UnitsPerEm = Skia.UnitsPerEm };
        _kept = [data, blob, face];
        UnitsPerEm = Skia.UnitsPerEm;
        Shaper = new Font(face);
        Shaper.SetScale(UnitsPerEm, UnitsPerEm);
        Shaper.SetFunctionsOpenType();
    }

    public SKTypeface Skia { get; }

    public Font Shaper { get; }

    public int UnitsPerEm { get; }
}
