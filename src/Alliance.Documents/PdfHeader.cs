namespace Alliance.Documents;

/// <summary>What stands on every page of a document: who issues it, and when.</summary>
/// <param name="Name">The platform's name, in the document's language.</param>
/// <param name="On">Business date, shown in the footer; also the file's own date, so that the same document gives the same bytes.</param>
/// <param name="Color">The platform's colour, as <c>#RRGGBB</c>.</param>
/// <param name="Reference">Number of the document, shown in the footer.</param>
/// <param name="Notice">Shown beneath the name, such as that the data are a demonstration's.</param>
public sealed record PdfHeader(string Name, DateOnly On, string Color = "#23302F", string? Reference = null, string? Notice = null)
{
    /// <summary>Beneath the name: where and how the platform is reached.</summary>
    public string? Contact { get; init; }

    /// <summary>Above the number of the page, one line each: the account to pay to, the number at the data commission.</summary>
    public IReadOnlyList<string> Foot { get; init; } = [];

    /// <summary>A PNG or WebP image, at the end side of the head.</summary>
    public ReadOnlyMemory<byte> Logo { get; init; }
}
