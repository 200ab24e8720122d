using QRCoder;
using SkiaSharp;

namespace Alliance.Documents;

/// <summary>A QR code with a sentence beside it that says what it is for, and its address for who has no camera at hand.</summary>
internal sealed record QrBlock(string Address, string Caption) : PdfBlock
{
    private const float Side = 96; // 34 mm: read by any telephone from a sheet of paper
    private static readonly TextStyle Style = new(9, false, Ink);
    private static readonly TextStyle Small = new(7.5f, false, Grey);

    public override void Lay(PageFlow flow)
    {
        flow.Skip(8);
        flow.Need(Side + 8);
        using var path = Modules();
        flow.Path(path, 0, flow.Y, Side);
        var width = flow.Width - Side - 16;
        var caption = flow.Typesetter.Wrap(Caption, Style, width);
        flow.Lines(caption, Style, Side + 16, flow.Y + 8, width, PdfAlign.Start);
        flow.Lines(
            flow.Typesetter.Wrap(Address, Small, width, fromRight: false), Small, Side + 16,
            flow.Y + 14 + caption.Count * Style.LineHeight(flow.Typesetter.RightToLeft), width, PdfAlign.Start);
        flow.Skip(Side + 8);
    }

    /// <summary>One shape of many squares: neighbours that were drawn apart would show seams.</summary>
    private SKPath Modules()
    {
        using var code = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.M);
        var matrix = code.ModuleMatrix;
        var unit = Side / matrix.Count;
        var path = new SKPath();
        for (var y = 0; y < matrix.Count; y++)
        {
            for (var x = 0; x < matrix.Count; x++)
            {
                var from = x;
                while (x < matrix.Count && matrix[y][x]) x++;
                if (x > from) path.AddRect(new(from * unit, y * unit, x * unit, (y + 1) * unit));
            }
        }

        return path;
    }
}
