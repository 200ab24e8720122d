using PdfSharp.Drawing;
using PdfSharp.Pdf.IO;
using SkiaSharp;

namespace Alliance.Documents;

/// <summary>Copies of somebody's PDF with a mark over each page.</summary>
public static class MarkedPdf
{
    /// <summary>Of a copy: more is no paper of a person.</summary>
    public const int MostPages = 100;

    /// <returns>Null when the file is encrypted, damaged, or has too many pages.</returns>
    public static byte[]? Of(byte[] file, CopyMark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        var overlays = new Dictionary<(double, double), XPdfForm>();
        try
        {
            using var original = new MemoryStream(file, writable: false);
            using var copy = PdfReader.Open(original, PdfDocumentOpenMode.Modify);
            if (copy.PageCount is 0 or > MostPages) return null;
            // Neither what is attached, nor what tells who made it where, nor what would lie over the mark goes along.
            foreach (var aside in (string[])["/Names", "/AF", "/Metadata", "/AcroForm", "/OpenAction"]) copy.Internals.Catalog.Elements.Remove(aside);
            foreach (var page in copy.Pages)
            {
                page.Elements.Remove("/Annots");
                var (width, height) = (page.Width.Point, page.Height.Point);
                if (!overlays.TryGetValue((width, height), out var overlay)) overlays[(width, height)] = overlay = XPdfForm.FromStream(Overlay(mark, width, height));
                using var sheet = XGraphics.FromPdfPage(page, XGraphicsPdfPageOptions.Append);
                sheet.DrawImage(overlay, 0, 0, width, height);
            }

            using var marked = new MemoryStream();
            copy.Save(marked, closeStream: false);
            return marked.ToArray();
        }
#pragma warning disable CA1031 // on a file that isn't as it should be the parser throws whatever its code runs into: a null, an index, a cast
        catch (Exception broken) when (broken is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return null;
        }
        finally
        {
            foreach (var overlay in overlays.Values) overlay.Dispose();
        }
    }

    /// <summary>The mark on a sheet of its own: drawn here, since PDFsharp joins no Arabic letters.</summary>
    private static MemoryStream Overlay(CopyMark mark, double width, double height)
    {
        var sheet = new MemoryStream();
        using (var document = SKDocument.CreatePdf(sheet))
        {
            mark.Draw(document.BeginPage((float)width, (float)height), (float)width, (float)height);
            document.EndPage();
            document.Close();
        }

        sheet.Position = 0;
        return sheet;
    }
}
