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

internal sealed record TextBlock(string Text, TextStyle Style, PdfAlign Align, float Before, float After, float KeepWith = 0) : PdfBlock
{
    public override void Lay(PageFlow flow)
    {
        var lines = flow.Typesetter.Wrap(Text, Style, flow.Width);
        var height = Style.LineHeight(flow.Typesetter.RightToLeft);
        flow.Skip(Before);
        flow.Need(height + KeepWith);
        foreach (var line in lines)
        {
            flow.Need(height);
            flow.Lines([line], Style, 0, flow.Y, flow.Width, Align);
            flow.Skip(height);
        }

        flow.Skip(After);
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

        flow.Skip(10);
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
    private static readonly TextStyle Style = new(9, false, Grey);

    public override void Lay(PageFlow flow)
    {
        flow.Skip(16);
        flow.Need(90);
        var width = flow.Width / Captions.Count;
        for (var i = 0; i < Captions.Count; i++)
        {
            if (Captions[i].Length == 0) continue; // room left free
            flow.Lines(flow.Typesetter.Wrap(Captions[i], Style, width - 24), Style, i * width, flow.Y, width - 24, PdfAlign.Start);
            flow.Fill(i * width, flow.Y + 78, width - 24, 0.7f, Line);
        }

        flow.Skip(90);
    }
}
