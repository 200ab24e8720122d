using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Alliance.Platform.Files.Workbooks;

/// <summary>The parts of a workbook's archive by name, each opened as bounded XML. Parts that nobody asks for are never unpacked.</summary>
internal sealed class WorkbookParts
{
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Reading _reading;

    public WorkbookParts(byte[] file, Reading reading)
    {
        _reading = reading;
        RefuseTooManyParts(file);
        var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read); // memory alone, nothing to close
        var unpacked = 0L;
        foreach (var part in archive.Entries)
        {
            if ((unpacked += part.Length) > reading.Limits.UnpackedBytes) throw new UnreadableException("too-large-unpacked", "Unpacked, the workbook is too large.");
            _parts[Named(part.FullName)] = part;
        }

        if (_parts.ContainsKey("[Content_Types].xml")) return;
        if (_parts.ContainsKey("mimetype")) throw FileKinds.SaveAsXlsx(); // OpenDocument
        if (_parts.Count > 0 && !_parts.Keys.Any(x => x.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))) throw FileKinds.UnpackFirst();
    }

    public bool Has(string? name) => name is not null && _parts.ContainsKey(Named(name));

    /// <exception cref="UnreadableException"><c>bad-xlsx</c>.</exception>
    public XmlReader Open(string name) => _parts.TryGetValue(Named(name), out var part)
        ? BoundedXml.Open(new StreamReader(part.Open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true), _reading)
        : throw Bad();

    public static UnreadableException Bad() => new("bad-xlsx", "The workbook can't be read.");

    /// <summary>Before the archive's directory is read: each part in it takes memory, and a small file names a great many.</summary>
    private void RefuseTooManyParts(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> directoryEntry = [(byte)'P', (byte)'K', 1, 2];
        if (file.Count(directoryEntry) > _reading.Limits.Parts) throw new UnreadableException("too-large-unpacked", "The workbook has too many parts.");
    }

    private static string Named(string path) => path.Replace('\\', '/').TrimStart('/');
}
