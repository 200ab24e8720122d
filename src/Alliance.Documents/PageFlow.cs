using System.Globalization;
using SkiaSharp;

namespace Alliance.Documents;

/// <summary>Where the next block goes: runs down a page and on to the next. Laid out twice, first to count the pages, then to draw them.</summary>
/// <remarks>Positions are counted from the start side; drawing mirrors them for Arabic.</remarks>
internal sealed class PageFlow(PdfHeader header, SKImage? logo, CultureInfo culture, Typesetter typesetter, SKSize paper, SKDocument? document, int pages)
{
    private const float Margin = 51; // 18 mm
    private const float FooterHeight = 26;
    private static readonly SKColor Ink = new(0x23, 0x30, 0x2F);

    private SKCanvas? _canvas;

    /// <summary>Of all that is drawn: a page of 0.9 has room for a ninth more each way.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>Of the gaps between blocks.</summary>
    public float Spacing { get; init; } = 1;

    public int Pages { get; private set; }

    /// <summary>From the top of the page.</summary>
    public float Y { get; private set; }

    public float Width => Size.Width - 2 * Margin;

    public Typesetter Typesetter => typesetter;

    public SKColor Accent { get; } = SKColor.TryParse(header.Color, out var color) ? color : Ink;

    /// <summary>The page as it is laid out.</summary>
    private SKSize Size => new(paper.Width / Scale, paper.Height / Scale);

    private bool RightToLeft => typesetter.RightToLeft;

    private float Bottom => Size.Height - Margin - FooterHeight - FootHeight;

    private float FootHeight => header.Foot.Count * Small.LineHeight(RightToLeft);

    private static TextStyle Small { get; } = new(8, false, PdfBlock.Grey);

    /// <summary>Whether this much fits on the page; an empty page takes anything.</summary>
    public bool Fits(float height) => Y + height <= Bottom;

    /// <summary>Goes to the next page unless this much fits on this one.</summary>
    public void Need(float height)
    {
        if (!Fits(height)) NextPage();
    }

    public void Skip(float height) => Y += height;

    /// <summary>Between blocks.</summary>
    public void Gap(float height) => Skip(height * Spacing);

    public void NextPage()
    {
        document?.EndPage();
        _canvas = document?.BeginPage(paper.Width, paper.Height);
        _canvas?.Scale(Scale);
        Pages++;
        Y = Margin;
        DrawHeader();
        DrawFooter();
    }

    /// <summary>Draws lines one under the other from <paramref name="top"/>, without going on.</summary>
    /// <param name="start">Distance of the column from the start side.</param>
    public void Lines(IReadOnlyList<SetLine> lines, TextStyle style, float start, float top, float width, PdfAlign align)
    {
        if (_canvas is null) return;

        var height = style.LineHeight(RightToLeft);
        var baseline = top + height * 0.72f;
        foreach (var line in lines)
        {
            var free = width - line.Width;
            var inset = align switch { PdfAlign.Start => 0, PdfAlign.Centre => free / 2, PdfAlign.Figures when RightToLeft => 0, _ => free };
            line.Draw(_canvas, Left(start + inset, line.Width), baseline, style.Color);
            baseline += height;
        }
    }

    public void Fill(float start, float top, float width, float height, SKColor color)
    {
        using var paint = new SKPaint { Color = color };
        _canvas?.DrawRect(Left(start, width), top, width, height, paint);
    }

    public void Path(SKPath path, float start, float top, float width)
    {
        using var paint = new SKPaint { Color = SKColors.Black };
        _canvas?.Save();
        _canvas?.Translate(Left(start, width), top);
        _canvas?.DrawPath(path, paint);
        _canvas?.Restore();
    }

    private float Left(float start, float width) => RightToLeft ? Size.Width - Margin - start - width : Margin + start;

    private void DrawHeader()
    {
        var top = Y;
        var name = new TextStyle(11, true, Accent);
        Lines([typesetter.Set(header.Name, name)], name, 0, Y, Width, PdfAlign.Start);
        Skip(name.LineHeight(RightToLeft));
        foreach (var line in new[] { header.Contact, header.Notice }.OfType<string>().SelectMany(x => typesetter.Wrap(x, Small, logo is null ? Width : Width - PdfLogo.LargestWidth - 12)))
        {
            Lines([line], Small, 0, Y, Width, PdfAlign.Start);
            Skip(Small.LineHeight(RightToLeft));
        }

        if (logo is not null)
        {
            var room = PdfLogo.SizeOf(logo);
            var left = Left(Width - room.Width, room.Width);
            _canvas?.DrawImage(logo, SKRect.Create(left, top, room.Width, room.Height));
            Y = Math.Max(Y, top + room.Height);
        }

        Skip(4);
        Fill(0, Y, Width, 1.2f, Accent);
        Skip(18);
    }

    private void DrawFooter()
    {
        var top = Size.Height - Margin - FooterHeight + 12;
        Fill(0, top - 5 - FootHeight, Width, 0.5f, PdfBlock.Line);
        Lines([.. header.Foot.Select(x => typesetter.Set(x, Small))], Small, 0, top - FootHeight, Width, PdfAlign.Start);
        var on = header.On.ToString(culture.DateTimeFormat.LongDatePattern, culture);
        Lines([typesetter.Set(header.Reference is { } reference ? $"{Bidi.Isolate(reference)} · {on}" : on, Small)], Small, 0, top, Width, PdfAlign.Start);
        var page = string.Format(culture, DocumentsText.In(culture.TwoLetterISOLanguageName, "Page {0} / {1}"), Pages, pages);
        Lines([typesetter.Set(page, Small)], Small, 0, top, Width, PdfAlign.End);
    }
}
