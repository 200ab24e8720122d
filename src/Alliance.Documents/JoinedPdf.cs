using PdfSharp.Pdf.IO;

namespace Alliance.Documents;

/// <summary>Several papers of our own as one.</summary>
public static class JoinedPdf
{
    /// <param name="papers">Written by <see cref="PdfDocument"/>; all their pages in this order.</param>
    /// <param name="title">Of the whole.</param>
    public static byte[] Of(IEnumerable<byte[]> papers, string title)
    {
        ArgumentNullException.ThrowIfNull(papers);
        using var whole = new PdfSharp.Pdf.PdfDocument();
        whole.Info.Title = title;
        foreach (var paper in papers)
        {
            using var stream = new MemoryStream(paper, writable: false);
            using var one = PdfReader.Open(stream, PdfDocumentOpenMode.Import);
            foreach (var page in one.Pages) whole.AddPage(page);
        }

        using var joined = new MemoryStream();
        whole.Save(joined, closeStream: false);
        return joined.ToArray();
    }
}
