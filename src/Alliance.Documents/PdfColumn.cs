namespace Alliance.Documents;

public enum PdfAlign
{
    /// <summary>Left in French and English, right in Arabic.</summary>
    Start,
    Centre,
    End,

    /// <summary>Amounts and counts: on one line, written from left to right and flush right in all languages, so that units stand under units.</summary>
    Figures,
}

/// <param name="Title">Repeated on every page.</param>
/// <param name="Weight">Share of the width left over once every column has what it needs; 0 keeps to the contents. Figures never get any.</param>
public sealed record PdfColumn(string Title, PdfAlign Align = PdfAlign.Start, float Weight = 1);
