using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>One debit that the bank says didn't hold.</summary>
/// <param name="Number">Line of a CSV file, from 1; place among the transactions of an XML file.</param>
/// <param name="On">Null where the file doesn't say.</param>
/// <param name="Problem">Code of what is wrong with the line itself; null when it can be read.</param>
public sealed record ReturnedDebit(int Number, string Reference, string? Reason, DateOnly? On, string? Problem = null);

/// <summary>Reads the bank's answer about returned debits: CSV with a heading (reference, reason, date), or CAMT.054 or pain.002 in XML.</summary>
internal static class ReturnsFile
{
    /// <summary>5 MB.</summary>
    public const int LargestSize = 5_000_000;

    public const int MostLines = 20_000;

    /// <summary>Messages of banks are about fifteen elements deep.</summary>
    private const int DeepestElement = 40;

    private static readonly char[] Separators = [';', '\t', ','];

    private static readonly string[] ReferenceNames = ["reference", "référence", "endtoendid", "end-to-end", "end to end", "ref"];
    private static readonly string[] ReasonNames = ["reason", "motif", "raison", "code", "libelle", "libellé"];
    private static readonly string[] DateNames = ["date", "returned on", "returnedon", "rejeté le", "date rejet", "date de rejet"];

    /// <exception cref="RefusedException">The file can't be read at all.</exception>
    public static IReadOnlyList<ReturnedDebit> Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > LargestSize) throw new RefusedException("returns.too-large", "A file has at most 5 MB.");

        var debits = IsXml(file) ? ReadXml(file) : ReadCsv(file);
        if (debits.Count == 0) throw new RefusedException("returns.empty", "The file names no returned debit.");
        return debits;
    }

    private static bool IsXml(byte[] file) => file.AsSpan().TrimStart("\uFEFF \r\n\t"u8) is [(byte)'<', ..];

    private static List<ReturnedDebit> ReadXml(byte[] file)
    {
        XDocument document;
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestSize, MaxCharactersFromEntities = 0 };
            RefuseTooDeep(file, settings);
            using var stream = new MemoryStream(file);
            using var reader = XmlReader.Create(stream, settings);
            document = XDocument.Load(reader);
        }
        catch (XmlException wrong)
        {
            throw new RefusedException("returns.bad-xml", $"Line {wrong.LineNumber}: {wrong.Message}", wrong.LineNumber);
        }

        var transactions = document.Descendants().Where(x => x.Name.LocalName is "TxDtls" or "TxInfAndSts").Take(MostLines + 1).ToList();
        if (transactions.Count == 0) throw new RefusedException("returns.unknown-xml", "The file is neither CAMT.054 nor pain.002.");
        if (transactions.Count > MostLines) throw TooManyLines();

        return [.. transactions.Select((x, i) => (Transaction: x, Number: i + 1))
            .Where(x => x.Transaction.Name.LocalName is "TxDtls" ? IsReturn(x.Transaction) : Text(x.Transaction, "TxSts") is null or "RJCT")
            .Select(x => OfXml(x.Transaction, x.Number))];
    }

    /// <summary>A CAMT.054 tells of debits that were collected too: those must not be taken back.</summary>
    private static bool IsReturn(XElement transaction)
    {
        var entry = Entry(transaction);
        return transaction.Elements().Any(x => x.Name.LocalName is "RtrInf")
            || Child(entry, "RvslInd")?.Value.Trim() is "true" or "1"
            || (Child(transaction, "CdtDbtInd") ?? Child(entry, "CdtDbtInd"))?.Value.Trim() is "DBIT";
    }

    /// <summary>Elements within elements without end cost time that grows with their square.</summary>
    private static void RefuseTooDeep(byte[] file, XmlReaderSettings settings)
    {
        using var stream = new MemoryStream(file);
        using var reader = XmlReader.Create(stream, settings);
        while (reader.Read())
            if (reader.Depth > DeepestElement) throw new RefusedException("returns.unknown-xml", "The file is neither CAMT.054 nor pain.002.");
    }

    private static ReturnedDebit OfXml(XElement transaction, int number)
    {
        var reference = Text(transaction, "OrgnlEndToEndId") ?? Text(transaction, "EndToEndId") ?? "";
        var reason = transaction.Descendants().FirstOrDefault(x => x.Name.LocalName is "RtrInf" or "StsRsnInf") is { } why
            ? Blank.ToNull(string.Join(' ', why.Descendants().Where(x => x.Name.LocalName is "Cd" or "Prtry" or "AddtlInf").Select(x => x.Value.Trim())))
            : null;
        var on = Child(Entry(transaction), "BookgDt")?.Value.Trim();
        return Checked(number, reference, reason, on is { Length: >= 10 } ? on[..10] : on);
    }

    private static XElement? Entry(XElement transaction) => transaction.Ancestors().FirstOrDefault(x => x.Name.LocalName is "Ntry");

    private static XElement? Child(XElement? parent, string name) => parent?.Elements().FirstOrDefault(x => x.Name.LocalName == name);

    private static string? Text(XElement parent, string name) => Blank.ToNull(parent.Descendants().FirstOrDefault(x => x.Name.LocalName == name)?.Value);

    private static List<ReturnedDebit> ReadCsv(byte[] file)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.Latin1.GetString(file); // what spreadsheets on Windows still write
        }

        if (text.Contains('\0', StringComparison.Ordinal)) throw new RefusedException("returns.not-text", "The file is neither CSV nor XML.");
        var heading = text.AsSpan(0, text.IndexOfAny(['\r', '\n']) is >= 0 and var end ? end : text.Length).ToString();
        var separator = Separators.MaxBy(x => heading.Count(y => y == x));
        var rows = Rows(text, separator);
        var names = rows.FirstOrDefault().Cells?.ConvertAll(x => x.Trim().ToLowerInvariant()) ?? [];
        var reference = names.FindIndex(ReferenceNames.Contains);
        if (reference < 0) throw new RefusedException("returns.no-reference-column", "The first line names the columns; one of them is called reference.");

        var (reason, date) = (names.FindIndex(ReasonNames.Contains), names.FindIndex(DateNames.Contains));
        if (rows.Count - 1 > MostLines) throw TooManyLines();
        return [.. rows.Skip(1).Select(x => x.Cells.Count == names.Count
            ? Checked(x.Line, x.Cells[reference].Trim(), reason < 0 ? null : Blank.ToNull(x.Cells[reason]), date < 0 ? null : Blank.ToNull(x.Cells[date]))
            : new ReturnedDebit(x.Line, "", null, null, "returns.wrong-number-of-columns"))];
    }

    private static ReturnedDebit Checked(int number, string reference, string? reason, string? date)
    {
        DateOnly? on = DateOnly.TryParseExact(date, ["yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var problem = reference.Length == 0 ? "returns.no-reference" : date is not null && on is null ? "returns.unreadable-date" : null;
        return new(number, reference[..Math.Min(100, reference.Length)], reason?[..Math.Min(DirectDebitLine.LongestReason, reason.Length)], on, problem);
    }

    private static RefusedException TooManyLines() => new("returns.too-many-lines", $"A file has at most {MostLines} lines.", MostLines);

    /// <summary>Cells may be quoted, and hold separators, quotes and line feeds then. Empty lines are passed over.</summary>
    private static List<(int Line, List<string> Cells)> Rows(string text, char separator)
    {
        var rows = new List<(int, List<string>)>();
        var (cells, cell, quoted, line, begun) = (new List<string>(), new StringBuilder(), false, 1, 1);
        for (var i = 0; i <= text.Length && rows.Count <= MostLines + 1; i++)
        {
            var character = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (character == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
                else if (character == '"') quoted = false;
                else cell.Append(character);
                if (character == '\n') line++;
                continue;
            }

            if (character == '"' && cell.Length == 0) quoted = true;
            else if (character == separator || character == '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (character == separator) continue;

                if (cells.Exists(x => x.Length > 0)) rows.Add((begun, cells));
                (cells, begun) = ([], ++line);
            }
            else cell.Append(character);
        }

        return rows;
    }
}
