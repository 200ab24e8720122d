using System.Globalization;
using SkiaSharp;

namespace Alliance.Documents;

/// <summary>A document on A4, in French, Arabic (right to left, joined) or English: blocks from top to bottom, then <see cref="ToBytes"/>.</summary>
/// <remarks>
/// Texts come ready to print, in the document's language; the culture decides on direction, dates and page numbers.
/// The same blocks give the same bytes. All text is real text, so that it can be searched and copied.
/// </remarks>
/// <example><code>new PdfDocument(Letterhead.Of(organisation, business, "fr"), Cultures.French).Title("…").Table(columns, rows).ToBytes()</code></example>
public sealed class PdfDocument(PdfHeader header, CultureInfo culture, bool landscape = false)
{
    private static readonly SKSize Portrait = new(595.28f, 841.89f);

    private readonly List<PdfBlock> _blocks = [];
    private string _title = "";

    /// <summary>Of letters, lines and margins alike, 1 as designed: less where a paper is to stay on one page.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>Of the gaps between blocks, 1 as designed.</summary>
    public float Spacing { get; init; } = 1;

    public PdfDocument Title(string text)
    {
        _title = text;
        return Add(new TextBlock(text, new(18, true, PdfBlock.Ink), PdfAlign.Start, Before: 0, After: 4));
    }

    public PdfDocument Subtitle(string text) => Add(new TextBlock(text, new(11, false, PdfBlock.Grey), PdfAlign.Start, Before: 0, After: 12));

    /// <summary>Stays on the page of what follows it.</summary>
    public PdfDocument Heading(string text) => Add(new TextBlock(text, new(12, true, PdfBlock.Ink), PdfAlign.Start, Before: 10, After: 6, KeepWith: 60));

    /// <param name="text">Line feeds are kept.</param>
    public PdfDocument Paragraph(string text, PdfAlign align = PdfAlign.Start, bool bold = false) =>
        Add(new TextBlock(text, new(10.5f, bold, PdfBlock.Ink), align, Before: 0, After: 8));

    /// <summary>In small grey letters.</summary>
    public PdfDocument Note(string text) => Add(new TextBlock(text, new(8.5f, false, PdfBlock.Grey), PdfAlign.Start, Before: 2, After: 6));

    /// <summary>One large line, such as an amount.</summary>
    public PdfDocument Emphasis(string text) => Add(new TextBlock(text, new(20, true, PdfBlock.Ink), PdfAlign.Start, Before: 2, After: 8));

    public PdfDocument KeyValues(params IReadOnlyList<(string Key, string Value)> pairs) => pairs.Count == 0 ? this : Add(new KeyValuesBlock(pairs));

    /// <param name="totals">A last row in bold under a line, with as many cells as columns.</param>
    public PdfDocument Table(IReadOnlyList<PdfColumn> columns, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<string>? totals = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count, nameof(columns));
        return Add(new TableBlock(columns, [.. rows], totals));
    }

    /// <param name="caption">What scanning it is good for.</param>
    public PdfDocument QrCode(Uri address, string caption)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Add(new QrBlock(address.AbsoluteUri, caption));
    }

    /// <summary>The title in two languages side by side; the document runs from left to right.</summary>
    public PdfDocument PairedTitle(string left, string right)
    {
        _title = left;
        return Add(new PairBlock(left, right, new(15, true, PdfBlock.Ink), Before: 0, After: 8));
    }

    /// <summary>Stays on the page of what follows it.</summary>
    /// <inheritdoc cref="Paired"/>
    public PdfDocument PairedHeading(string left, string right) => Add(new PairBlock(left, right, new(11, true, PdfBlock.Ink), Before: 8, After: 4, KeepWith: 60));

    /// <summary>One passage in two languages side by side.</summary>
    /// <param name="left">In a language that runs from left to right.</param>
    /// <param name="right">In one that runs from right to left.</param>
    public PdfDocument Paired(string left, string right) => Add(new PairBlock(left, right, new(9.5f, false, PdfBlock.Ink), Before: 0, After: 6));

    /// <summary>Room for signatures, side by side; on the page of the last two lines before it, where those are lines of text.</summary>
    public PdfDocument Signatures(params IReadOnlyList<string> captions)
    {
        if (captions.Count == 0) return this;
        if (_blocks is [.., LinesBlock last]) _blocks[^1] = last with { Below = SignaturesBlock.Room };
        return Add(new SignaturesBlock(captions));
    }

    /// <param name="points">72 to an inch.</param>
    public PdfDocument Space(float points = 12) => Add(new SpaceBlock(points));

    public PdfDocument PageBreak() => Add(new PageBreakBlock());

    /// <summary>A passage that keeps its order within Arabic text: a bank account in groups, an address of the web.</summary>
    public static string LeftToRight(string passage) => Bidi.Isolate(passage);

    /// <summary>A passage of whatever script, such as an address: its numbers and commas stay on their side of it in a document that runs the other way.</summary>
    public static string Together(string passage) => Bidi.IsolateByItself(passage);

    /// <summary>How many pages it takes as it stands.</summary>
    public int CountPages()
    {
        using var logo = PdfLogo.Decode(header.Logo);
        return Lay(new(culture.TextInfo.IsRightToLeft), logo, null, 0);
    }

    public byte[] ToBytes()
    {
        var typesetter = new Typesetter(culture.TextInfo.IsRightToLeft);
        using var logo = PdfLogo.Decode(header.Logo);
        var pages = Lay(typesetter, logo, null, 0);
        using var file = new MemoryStream();
        using (var document = SKDocument.CreatePdf(file, Metadata()))
        {
            Lay(typesetter, logo, document, pages);
            document.EndPage();
            document.Close();
        }

        return file.ToArray();
    }

    private int Lay(Typesetter typesetter, SKImage? logo, SKDocument? document, int pages)
    {
        var flow = new PageFlow(header, logo, culture, typesetter, landscape ? new(Portrait.Height, Portrait.Width) : Portrait, document, pages) { Scale = Scale, Spacing = Spacing };
        flow.NextPage();
        foreach (var block in _blocks) block.Lay(flow);
        return flow.Pages;
    }

    private PdfDocument Add(PdfBlock block)
    {
        _blocks.Add(block);
        return this;
    }

    private SKDocumentPdfMetadata Metadata() => new()
    {
        Title = _title,
        Author = header.Name,
        Creator = "Alliance SaaS",
        Creation = header.On.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
        Modified = header.On.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
        RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
        EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
    };
}
