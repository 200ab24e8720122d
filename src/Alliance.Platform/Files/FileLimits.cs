namespace Alliance.Platform.Files;

/// <summary>How much a file that somebody uploads may cost. Whatever it holds, reading it stays within these bounds, and more is a refusal.</summary>
/// <remarks>Fifty thousand movements fit with room to spare: a bank's month of them takes some 5 MB as CSV, 30 MB unpacked as a workbook.</remarks>
internal sealed record FileLimits
{
    public static FileLimits Default { get; } = new();

    /// <summary>As uploaded.</summary>
    public int Bytes { get; init; } = 10_000_000;

    /// <summary>Of all parts of a workbook together, unpacked; also the characters of one XML part.</summary>
    public long UnpackedBytes { get; init; } = 64_000_000;

    /// <summary>Parts of a workbook.</summary>
    public int Parts { get; init; } = 500;

    /// <summary>Lines that say something: movements of a statement, answers about debits.</summary>
    public int Rows { get; init; } = 50_000;

    /// <summary>The number a workbook gives a row; a spreadsheet has no more.</summary>
    public int RowNumber { get; init; } = 1_048_576;

    public int Columns { get; init; } = 64;

    /// <summary>Of one cell or one text of XML; a spreadsheet has no more in a cell.</summary>
    public int CellCharacters { get; init; } = 32_767;

    /// <summary>Of one line of a CSV file, with the line feeds in its cells.</summary>
    public int RowBytes { get; init; } = 100_000;

    /// <summary>Texts that the cells of a workbook share.</summary>
    public int SharedTexts { get; init; } = 250_000;

    /// <summary>Characters of all shared texts together.</summary>
    public int SharedCharacters { get; init; } = 8_000_000;

    /// <summary>Elements within elements; messages of banks are about fifteen deep, workbooks ten.</summary>
    public int Depth { get; init; } = 40;

    /// <summary>Different names of elements and attributes in one XML part.</summary>
    public int XmlNames { get; init; } = 5_000;

    /// <summary>Elements within one movement of XML, all its payments left aside.</summary>
    public int ElementsTogether { get; init; } = 2_000;

    /// <summary>Nodes, rows, cells and blocks of text looked at. What takes more is not worth a person's patience.</summary>
    public long Steps { get; init; } = 12_000_000;
}
