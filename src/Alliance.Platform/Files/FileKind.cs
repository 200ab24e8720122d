namespace Alliance.Platform.Files;

internal enum FileKind
{
    Csv,
    Xlsx,
    Xml,
}

/// <summary>What a file is, by what it holds: names and types that come with it are only claims.</summary>
internal static class FileKinds
{
    private static ReadOnlySpan<byte> Zip => [(byte)'P', (byte)'K'];

    /// <summary>Of workbooks before 2007, and of those with a password.</summary>
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly string[] WebPages = ["<html", "<!doctype html", "<head", "<body", "<table", "<meta", "<style", "<script"];
    private static readonly string[] OlderWorkbooks = ["progid=\"Excel.Sheet\"", "urn:schemas-microsoft-com:office:spreadsheet"];

    /// <exception cref="UnreadableException"><c>save-as-xlsx</c>, <c>not-text</c>.</exception>
    public static FileKind Of(byte[] file)
    {
        if (file.AsSpan().StartsWith(Zip)) return FileKind.Xlsx;
        if (file.AsSpan().StartsWith(CompoundFile)) throw SaveAsXlsx();

        var head = FileText.Of(file).Head();
        if (head.Contains('\0', StringComparison.Ordinal)) throw NotText();

        var start = head.AsSpan().TrimStart("\uFEFF \r\n\t");
        if (start is not ['<', ..]) return FileKind.Csv;
        if (Array.Exists(OlderWorkbooks, x => head.Contains(x, StringComparison.OrdinalIgnoreCase))) throw SaveAsXlsx();
        foreach (var page in WebPages)
            if (start.StartsWith(page, StringComparison.OrdinalIgnoreCase) || IsXhtml(start, page)) throw SaveAsXlsx();
        return FileKind.Xml;
    }

    public static UnreadableException NotText() => new("not-text", "The file is neither CSV nor XLSX nor XML.");

    public static UnreadableException SaveAsXlsx() => new("save-as-xlsx", "The file is a web page or another kind of workbook: open it in a spreadsheet and save it as XLSX or CSV.");

    /// <summary>Which of several files is meant is for a person to say, and what an archive holds may be of any size.</summary>
    public static UnreadableException UnpackFirst() => new("unpack-first", "The file is an archive: unpack it and choose the file in it.");

    private static bool IsXhtml(ReadOnlySpan<char> start, string page) => page == WebPages[0] && start.StartsWith("<?xml", StringComparison.Ordinal) && start.Contains(page, StringComparison.OrdinalIgnoreCase);
}
