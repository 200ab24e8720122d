using HarfBuzzSharp;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace Alliance.Documents;

/// <param name="Size">In points.</param>
internal readonly record struct TextStyle(float Size, bool Bold, SKColor Color)
{
    /// <summary>From one baseline to the next: Arabic letters reach higher and lower.</summary>
    public float LineHeight(bool rightToLeft) => Size * (rightToLeft ? 1.6f : 1.4f);
}

/// <summary>One line, shaped and in the order it stands on paper.</summary>
internal sealed class SetLine(List<SetLine.Piece> pieces, float width)
{
    public float Width => width;

    /// <param name="x">Left edge.</param>
    /// <param name="baseline">Where letters stand.</param>
    public void Draw(SKCanvas canvas, float x, float baseline, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        foreach (var piece in pieces)
        {
            using var font = new SKFont(piece.Typeface.Skia, piece.Size) { Subpixel = true, Hinting = SKFontHinting.None };
            using var builder = new SKTextBlobBuilder();
            builder.AddPositionedRun(piece.Glyphs, font, piece.Points);
            using var blob = builder.Build();
            if (blob is not null) canvas.DrawText(blob, x + piece.X, baseline, paint);
        }
    }

    internal sealed record Piece(Typeface Typeface, float Size, ushort[] Glyphs, SKPoint[] Points, float X);
}

/// <summary>Turns text into lines: order of right-to-left and left-to-right, joining of Arabic letters, breaks.</summary>
internal sealed class Typesetter(bool rightToLeft)
{
    /// <summary>Naskh is drawn smaller than Latin letters of the same size.</summary>
    private const float ArabicScale = 1.15f;

    private const int LargestMemory = 5_000;
    private static readonly Feature[] NoLigatures = [new(new Tag('l', 'i', 'g', 'a'), 0)]; // a copied "fi" stays two letters

    private readonly Dictionary<(string, float, bool, bool), SetLine> _memory = [];

    public bool RightToLeft => rightToLeft;

    public SetLine Set(string text, TextStyle style, bool? fromRight = null)
    {
        var basis = fromRight ?? rightToLeft;
        var key = (text, style.Size, style.Bold, basis);
        if (_memory.TryGetValue(key, out var known)) return known;

        if (_memory.Count >= LargestMemory) _memory.Clear();
        return _memory[key] = Shape(text, style, basis);
    }

    /// <summary>Breaks at spaces and line feeds, and within a word that is wider than the line.</summary>
    public List<SetLine> Wrap(string text, TextStyle style, float width, bool? fromRight = null)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) && Set(text, style, fromRight) is var whole && whole.Width <= width) return [whole];
        return [.. text.Split('\n').SelectMany(x => Break(x, style, width, fromRight)).Select(x => Set(x, style, fromRight))];
    }

    private IEnumerable<string> Break(string text, TextStyle style, float width, bool? fromRight)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (Set(longer, style, fromRight).Width <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0) yield return line;
            line = word;
            while (line.Length > 1 && Set(line, style, fromRight).Width > width)
            {
                var fitting = Enumerable.Range(1, line.Length - 1).TakeWhile(x => Set(line[..x], style, fromRight).Width <= width).DefaultIfEmpty(1).Last();
                yield return line[..fitting];
                line = line[fitting..];
            }
        }

        yield return line;
    }

    private static SetLine Shape(string text, TextStyle style, bool basis)
    {
        var pieces = Cut(text, Bidi.Levels(text, basis));
        Bidi.ToVisualOrder(pieces, x => x.Level);
        var set = new List<SetLine.Piece>();
        var x = 0f;
        foreach (var (from, length, level, arabic) in pieces)
        {
            var typeface = Typefaces.Find(arabic, style.Bold);
            var size = arabic ? style.Size * ArabicScale : style.Size;
            using var buffer = new Buffer();
            buffer.AddUtf16(text.AsSpan(from, length));
            buffer.GuessSegmentProperties();
            buffer.Direction = level % 2 == 1 ? Direction.RightToLeft : Direction.LeftToRight;
            typeface.Shaper.Shape(buffer, arabic ? [] : NoLigatures);
            var unit = size / typeface.UnitsPerEm;
            var points = new SKPoint[buffer.Length];
            var advance = 0f;
            for (var i = 0; i < points.Length; i++)
            {
                var position = buffer.GlyphPositions[i];
                points[i] = new(advance + position.XOffset * unit, -position.YOffset * unit);
                advance += position.XAdvance * unit;
            }

            set.Add(new(typeface, size, [.. buffer.GlyphInfos.Select(info => (ushort)info.Codepoint)], points, x));
            x += advance;
        }

        return new(set, x);
    }

    /// <summary>Into pieces of one level and one font; spaces stay with the letters before them.</summary>
    private static List<(int From, int Length, byte Level, bool Arabic)> Cut(string text, byte[] levels)
    {
        var pieces = new List<(int From, int Length, byte Level, bool Arabic)>();
        for (var i = 0; i < text.Length; i++)
        {
            var arabic = Typefaces.IsArabic(text[i]) || text[i] is ' ' && pieces.Count > 0 && pieces[^1].Arabic;
            if (pieces.Count > 0 && pieces[^1] is var last && last.Level == levels[i] && last.Arabic == arabic) pieces[^1] = last with { Length = last.Length + 1 };
            else pieces.Add((i, 1, levels[i], arabic));
        }

        return pieces;
    }
}
