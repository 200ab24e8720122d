using SkiaSharp;

namespace Alliance.Documents;

/// <summary>A table that goes on over pages with its heading repeated; figures stand under each other, totals under a line.</summary>
internal sealed record TableBlock(IReadOnlyList<PdfColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string>? Totals) : PdfBlock
{
    private const float Padding = 5;
    private const int Measured = 300; // rows that decide on widths: beyond them a table only repeats itself
    private const float Largest = 9;
    private const float Smallest = 6.5f;
    private static readonly SKColor Ground = new(0xF3, 0xF0, 0xE8);

    public override void Lay(PageFlow flow)
    {
        var (widths, size) = Widths(flow);
        var body = new TextStyle(size, false, Ink);
        var heading = new TextStyle(size, true, Ink);
        flow.Need(4 * body.LineHeight(flow.Typesetter.RightToLeft) + 16);
        Heading();
        foreach (var row in Rows)
        {
            var cells = Wrapped(flow, row, widths, body);
            if (!flow.Fits(Height(flow, cells, body)))
            {
                flow.NextPage();
                Heading();
            }

            Row(flow, cells, widths, body, ground: null);
        }

        if (Totals is not null)
        {
            var cells = Wrapped(flow, Totals, widths, heading);
            if (!flow.Fits(Height(flow, cells, heading)))
            {
                flow.NextPage();
                Heading();
            }

            flow.Fill(0, flow.Y, flow.Width, 1, Ink);
            Row(flow, cells, widths, heading, ground: null);
        }

        flow.Gap(12);

        void Heading() => Row(flow, Wrapped(flow, [.. Columns.Select(x => x.Title)], widths, heading, isHeading: true), widths, heading, Ground);
    }

    private void Row(PageFlow flow, List<List<SetLine>> cells, float[] widths, TextStyle style, SKColor? ground)
    {
        var height = Height(flow, cells, style);
        if (ground is { } color) flow.Fill(0, flow.Y, flow.Width, height, color);
        var start = 0f;
        for (var i = 0; i < cells.Count; i++)
        {
            flow.Lines(cells[i], style, start + Padding, flow.Y + 3, widths[i] - 2 * Padding, Columns[i].Align);
            start += widths[i];
        }

        flow.Skip(height);
        flow.Fill(0, flow.Y - 0.5f, flow.Width, 0.5f, Line);
    }

    private static float Height(PageFlow flow, List<List<SetLine>> cells, TextStyle style) =>
        cells.Max(x => x.Count) * style.LineHeight(flow.Typesetter.RightToLeft) + 6;

    private List<List<SetLine>> Wrapped(PageFlow flow, IReadOnlyList<string> row, float[] widths, TextStyle style, bool isHeading = false) =>
        [.. Columns.Select((column, i) => flow.Typesetter.Wrap(
            i < row.Count ? row[i] : "", style, widths[i] - 2 * Padding, column.Align is PdfAlign.Figures && !isHeading ? false : null))];

    /// <summary>What each column needs; where all together need more than there is, text wraps; where single words do, letters shrink.</summary>
    private (float[] Widths, float Size) Widths(PageFlow flow)
    {
        for (var size = Largest; ; size -= 0.5f)
        {
            var needed = Columns.Select((column, i) => Needed(flow, column, i, size)).ToArray();
            if (flow.Width - needed.Sum() is >= 0 and var free) return (Spread(needed, free), size);

            // Headings of figures wrap before sentences do.
            needed = [.. Columns.Select((column, i) => column.Align is PdfAlign.Figures ? Least(flow, column, i, size, needed[i]) : needed[i])];
            if (flow.Width - needed.Sum() is >= 0 and var left) return (Spread(needed, left), size);
            var least = Columns.Select((column, i) => Least(flow, column, i, size, needed[i])).ToArray();
            if (least.Sum() <= flow.Width || size <= Smallest) return (Squeezed(needed, least, flow.Width), size);
        }
    }

    private float Needed(PageFlow flow, PdfColumn column, int i, float size) =>
        Math.Max(Contents(flow, i, size), flow.Typesetter.Set(column.Title, new(size, true, Ink)).Width) + 2 * Padding + 1;

    private float Contents(PageFlow flow, int i, float size) => Rows.Take(Measured).Append(Totals ?? []).Where(x => i < x.Count)
        .Select(x => flow.Typesetter.Set(x[i], new(size, ReferenceEquals(x, Totals), Ink)).Width).DefaultIfEmpty(0).Max();

    /// <summary>Figures never break; text does, but not within a word if it can be helped.</summary>
    private float Least(PageFlow flow, PdfColumn column, int i, float size, float needed)
    {
        var contents = column.Align is PdfAlign.Figures
            ? Contents(flow, i, size)
            : Math.Min(90, Rows.Take(Measured).Where(x => i < x.Count).Select(x => LongestWord(flow, x[i], size, false)).DefaultIfEmpty(0).Max());
        return Math.Min(needed, Math.Max(LongestWord(flow, column.Title, size, true), contents) + 2 * Padding + 1);
    }

    private static float LongestWord(PageFlow flow, string text, float size, bool bold) =>
        text.Split(' ', '\n').Max(x => flow.Typesetter.Set(x, new(size, bold, Ink)).Width);

    private float[] Spread(float[] needed, float free)
    {
        var weights = Columns.Select(x => x.Align is PdfAlign.Figures ? 0 : x.Weight).ToArray();
        var all = weights.Sum();
        if (all <= 0) (weights, all) = ([.. Columns.Select(_ => 1f)], Columns.Count);
        return [.. needed.Select((x, i) => x + free * weights[i] / all)];
    }

    private static float[] Squeezed(float[] needed, float[] least, float width)
    {
        var free = width - least.Sum();
        if (free <= 0) return [.. least.Select(x => x * width / least.Sum())];

        var wanted = needed.Zip(least, (x, y) => x - y).ToArray();
        var all = Math.Max(1, wanted.Sum());
        return [.. least.Select((x, i) => x + free * wanted[i] / all)];
    }
}
