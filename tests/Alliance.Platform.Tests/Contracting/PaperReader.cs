using UglyToad.PdfPig.Content;
using Reader = UglyToad.PdfPig.PdfDocument;

namespace Alliance.Platform.Tests.Contracting;

/// <summary>A paper read back page by page and line by line, as it lies on the page.</summary>
internal static class PaperReader
{
    /// <param name="Text">From left to right, without spaces.</param>
    /// <param name="Baseline">From the bottom of the page, in points.</param>
    /// <param name="Right">Right edge of the last letter.</param>
    public sealed record Line(string Text, double Baseline, IReadOnlyList<Letter> Letters);

    public sealed record Page(int Number, double Width, IReadOnlyList<Line> Lines);

    public static string Text(byte[] pdf)
    {
        using var read = Reader.Open(pdf);
        return string.Join(' ', read.GetPages().SelectMany(x => x.GetWords()).Select(x => x.Text)).Replace('\u202F', ' ').Replace('\u00A0', ' ');
    }

    public static IReadOnlyList<Page> Pages(byte[] pdf)
    {
        using var read = Reader.Open(pdf);
        return [.. read.GetPages().Select(x => new Page(x.Number, x.Width, [.. Lines(x)]))];
    }

    private static IEnumerable<Line> Lines(UglyToad.PdfPig.Content.Page page) =>
        from letter in page.Letters
        where !string.IsNullOrWhiteSpace(letter.Value)
        group letter by Math.Round(letter.StartBaseLine.Y) into line
        orderby line.Key descending
        let letters = line.OrderBy(x => x.BoundingBox.Left).ToList()
        select new Line(string.Concat(letters.Select(x => x.Value)), line.Key, letters);
}
