namespace Alliance.Platform.Files.Workbooks;

/// <summary>Texts that cells name by number, so that each stands in the workbook once.</summary>
internal sealed class SharedTexts
{
    private readonly List<string> _texts = [];

    public static SharedTexts Read(WorkbookParts parts, string? part, Reading reading)
    {
        var shared = new SharedTexts();
        if (!parts.Has(part)) return shared;

        var characters = 0;
        using var xml = parts.Open(part!);
        while (xml.Next(reading))
        {
            if (!xml.IsStart("si")) continue;
            var text = xml.Text(reading, without: "rPh"); // how it is pronounced
            if (shared._texts.Count == reading.Limits.SharedTexts || (characters += text.Length) > reading.Limits.SharedCharacters)
                throw new UnreadableException("too-large-unpacked", "Unpacked, the workbook is too large.");
            shared._texts.Add(CellText.Clean(text));
        }

        return shared;
    }

    /// <exception cref="UnreadableException"><c>bad-xlsx</c>.</exception>
    public string this[int index] => index >= 0 && index < _texts.Count ? _texts[index] : throw WorkbookParts.Bad();
}
