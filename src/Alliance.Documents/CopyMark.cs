using SkiaSharp;

namespace Alliance.Documents;

/// <summary>What is written across a copy that leaves the house: by whom, what for, on which day, so that it is of no use for anything else.</summary>
/// <param name="Lines">In the reader's language, ready to print; the first one stands in bold.</param>
/// <param name="RightToLeft">Whether the language is written so.</param>
public sealed record CopyMark(IReadOnlyList<string> Lines, bool RightToLeft)
{
    private const float Slope = -28;

    /// <summary>Of a size that a phone's screen still shows, and that leaves what it lies over readable.</summary>
    private const float PartOfSide = 1f / 36;

    private static readonly SKColor Ink = new(0x8A, 0x1C, 0x1C, 0x78);
    private static readonly SKColor Halo = new(0xFF, 0xFF, 0xFF, 0x78);

    /// <summary>Repeats the lines over all of a sheet or picture: what is cut off it bears them too.</summary>
    internal void Draw(SKCanvas canvas, float width, float height)
    {
        var size = Math.Max(7, Math.Max(width, height) * PartOfSide);
        var typesetter = new Typesetter(RightToLeft);
        var longest = Math.Max(width, height) * 0.55f;
        List<SetLine> lines = [.. Lines.Index().SelectMany(x => typesetter.Wrap(x.Item, new TextStyle(size, x.Index == 0, Ink), longest))];
        if (lines.Count == 0) return;

        var line = new TextStyle(size, false, Ink).LineHeight(RightToLeft);
        var block = new SKSize(lines.Max(x => x.Width) + size * 2, line * lines.Count + size * 1.5f);
        var reach = MathF.Sqrt(width * width + height * height) / 2;
        canvas.Save();
        canvas.ClipRect(new SKRect(0, 0, width, height));
        canvas.Translate(width / 2, height / 2);
        canvas.RotateDegrees(Slope);
        var row = 0;
        for (var y = -reach; y < reach; y += block.Height, row++)
        {
            // Every other row is moved by half a block, so that no strip stays free.
            for (var x = -reach - (row % 2 * block.Width / 2); x < reach; x += block.Width) Draw(canvas, lines, x, y, line, size);
        }

        canvas.Restore();
    }

    private void Draw(SKCanvas canvas, List<SetLine> lines, float x, float y, float lineHeight, float size)
    {
        var widest = lines.Max(l => l.Width);
        for (var i = 0; i < lines.Count; i++)
        {
            var start = RightToLeft ? x + widest - lines[i].Width : x;
            var baseline = y + lineHeight * (i + 1);
            lines[i].Draw(canvas, start + size / 24, baseline + size / 24, Halo); // on dark ground the ink alone would not be seen
            lines[i].Draw(canvas, start, baseline, Ink);
        }
    }
}
