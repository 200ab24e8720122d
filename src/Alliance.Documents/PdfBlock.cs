using SkiaSharp;

namespace Alliance.Documents;

/// <summary>One part of a document, from top to bottom.</summary>
internal abstract record PdfBlock
{
    public static readonly SKColor Ink = new(0x23, 0x30, 0x2F);
    public static readonly SKColor Grey = new(0x5A, 0x66, 0x63);
    public static readonly SKColor Line = new(0xD9, 0xD2, 0xC2);

    public abstract void Lay(PageFlow flow);
}

/// <summary>Lines that go on over pages, whole each.</summary>
internal abstract record LinesBlock(float Before, float After, float KeepWith) : PdfBlock
{
    /// <summary>What stands below the last lines on the same page, such as signatures: they never stand alone on one.</summary>
    public float Below { get; init; }

    protected void Lay(PageFlow flow, int count, float height, Action<int> draw)
    {
        flow.Gap(Before);
        flow.Need(height + KeepWith);
        for (var i = 0; i < count; i++)
        {
            flow.Need(Below > 0 && i == Math.Max(0, count - 2) ? (count - i) * height + After + Below : height);
            draw(i);
            flow.Skip(height);
        }

        flow.Gap(After);
    }
}

internal sealed record TextBlock(string Text, TextStyle Style, PdfAlign Align, float Before, float After, float KeepWith = 0) : LinesBlock(Before, After, KeepWith)
{
    public override void Lay(PageFlow flow)
    {
        var lines = flow.Typesetter.Wrap(Text, Style, flow.Width);
        Lay(flow, lines.Count, Style.LineHeight(flow.Typesetter.RightToLeft), i => flow.Lines([lines[i]], Style, 0, flow.Y, flow.Width, Align));
    }
}

/// <summary>One passage in two languages side by side, beginning on one line.</summary>
internal sealed record PairBlock(string Left, string Right, TextStyle Style, float Before, float After, float KeepWith = 0) : LinesBlock(Before, After, KeepWith)
{
    private const float Gap = 22;

    public override void Lay(PageFlow flow)
    {
        var width = (flow.Width - Gap) / 2;
        var left = flow.Typesetter.Wrap(Left, Style, width, fromRight: false);
        var right = flow.Typesetter.Wrap(Right, Style, width, fromRight: true);
        Lay(flow, Math.Max(left.Count, right.Count), Style.LineHeight(rightToLeft: true), i =>
        {
            if (i < left.Count) flow.Lines([left[i]], Style, 0, flow.Y, width, PdfAlign.Start);
            if (i < right.Count) flow.Lines([right[i]], Style, width + Gap, flow.Y, width, PdfAlign.End);
        });
    }
}

/// <summary>Names in grey at the start, their values beside them.</summary>
internal sealed record KeyValuesBlock(IReadOnlyList<(string Key, string Value)> Pairs) : PdfBlock
{
    private static readonly TextStyle KeyStyle = new(10, false, Grey);
    private static readonly TextStyle ValueStyle = new(10, true, Ink);

    public override void Lay(PageFlow flow)
    {
        var set = flow.Typesetter;
        var height = ValueStyle.LineHeight(set.RightToLeft);
        var keyWidth = Math.Min(flow.Width * 0.4f, Pairs.Max(x => set.Set(x.Key, KeyStyle).Width) + 18);
        foreach (var (key, value) in Pairs)
        {
            var keys = set.Wrap(key, KeyStyle, keyWidth - 12);
            var values = set.Wrap(value, ValueStyle, flow.Width - keyWidth);
            var tall = Math.Max(keys.Count, values.Count) * height + 3;
            flow.Need(tall);
            flow.Lines(keys, KeyStyle, 0, flow.Y, keyWidth, PdfAlign.Start);
            flow.Lines(values, ValueStyle, keyWidth, flow.Y, flow.Width - keyWidth, PdfAlign.Start);
            flow.Skip(tall);
        }

        flow.Gap(10);
    }
}

internal sealed record SpaceBlock(float Height) : PdfBlock
{
    public override void Lay(PageFlow flow) => flow.Skip(Height);
}

internal sealed record PageBreakBlock : PdfBlock
{
    public override void Lay(PageFlow flow) => flow.NextPage();
}

/// <summary>Room to sign: captions side by side over a line each.</summary>
internal sealed record SignaturesBlock(IReadOnlyList<string> Captions) : PdfBlock
{
    /// <summary>All that they take.</summary>
    public const float Room = Before + Height;

    private const float Before = 16;
    private const float Height = 90;
    private static readonly TextStyle Style = new(9, false, Grey);

    public override void Lay(PageFlow flow)
    {
        flow.Skip(Before);
        flow.Need(Height);
        var width = flow.Width / Captions.Count;
        for (var i = 0; i < Captions.Count; i++)
        {
            if (Captions[i].Length == 0) continue; // room left free
            flow.Lines(flow.Typesetter.Wrap(Captions[i], Style, width - 24), Style, i * width, flow.Y, width - 24, PdfAlign.Start);
            flow.Fill(i * width, flow.Y + 78, width - 24, 0.7f, Line);
        }

        flow.Skip(Height);
    }
}
