using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Reads a CAMT.053 statement (ISO 20022, versions 02 to 13), movement by movement. Document types and entities are refused, nothing is fetched.</summary>
internal static class CamtFile
{
    private const string Namespace = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.";
    private const string Currency = "MAD";

    private static readonly string[] Versions = [.. Enumerable.Range(2, 12).Select(x => x.ToString("00", CultureInfo.InvariantCulture))];

    /// <exception cref="RefusedException"><c>statement.bad-xml</c>, <c>statement.unknown-xml</c>, <c>statement.several-accounts</c>, <c>statement.too-many-lines</c>.</exception>
    public static StatementContents Read(byte[] file, DateOnly today)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = StatementFile.LargestSize, IgnoreWhitespace = true, IgnoreComments = true };
        try
        {
            using var stream = new MemoryStream(file);
            using var reader = XmlReader.Create(stream, settings);
            reader.MoveToContent();
            if (!IsStatement(reader)) throw new RefusedException("statement.unknown-xml", "The file is not CAMT.053.");
            return Read(reader, today);
        }
        catch (XmlException wrong)
        {
            throw new RefusedException("statement.bad-xml", $"Line {wrong.LineNumber}: {wrong.Message}", wrong.LineNumber);
        }
    }

    private static bool IsStatement(XmlReader reader) =>
        reader.LocalName is "Document" && reader.NamespaceURI.StartsWith(Namespace, StringComparison.Ordinal) && Versions.Contains(reader.NamespaceURI[Namespace.Length..]);

    private static StatementContents Read(XmlReader reader, DateOnly today)
    {
        var (entries, bad, number, account) = (new List<StatementEntry>(), new List<BadLine>(), 0, (string?)null);
        while (!reader.EOF)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "Acct" or "Ntry" })
            {
                reader.Read();
                continue;
            }

            var element = (XElement)XNode.ReadFrom(reader); // moves on behind it
            if (element.Name.LocalName is "Acct")
            {
                var own = AccountOf(element);
                if (account is not null && own != account) throw new RefusedException("statement.several-accounts", "The file is about several accounts: import them one by one.");
                account = own;
            }
            else if (IsBooked(element))
            {
                foreach (var movement in Movements(element))
                {
                    if (++number > StatementFile.MostLines) throw StatementFile.TooManyLines();
                    try
                    {
                        entries.Add(Entry(number, element, movement, today));
                    }
                    catch (RefusedException wrong)
                    {
                        bad.Add(new(number, wrong.Code, wrong.Message));
                    }
                }
            }
        }

        return new(StatementFormat.Camt053, account, entries, bad);
    }

    /// <summary>What is announced or pending has not happened yet.</summary>
    private static bool IsBooked(XElement entry) => Child(entry, "Sts") is not { } status || (Text(status, "Cd") ?? status.Value.Trim()) is "BOOK" or "";

    /// <summary>A booking of several payments at once is told apart where the file gives each one's amount, and they make up the whole.</summary>
    private static List<XElement> Movements(XElement entry)
    {
        List<XElement> details = [.. entry.Elements().Where(x => x.Name.LocalName is "NtryDtls").Elements().Where(x => x.Name.LocalName is "TxDtls")];
        return details.Count > 1 && SumOf(details) is { } sum && decimal.TryParse(Child(entry, "Amt")?.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var whole) && sum == whole
            ? details
            : [entry];
    }

    private static decimal? SumOf(IEnumerable<XElement> details) => details.Aggregate((decimal?)0m, (sum, x) =>
        decimal.TryParse(AmountOf(x)?.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? sum + amount : null);

    private static XElement? AmountOf(XElement movement) =>
        Child(movement, "Amt") ?? (Child(movement, "AmtDtls") is { } amounts && (Child(amounts, "TxAmt") ?? Child(amounts, "InstdAmt")) is { } one ? Child(one, "Amt") : null);

    private static StatementEntry Entry(int number, XElement entry, XElement movement, DateOnly today)
    {
        var on = Day(entry, "BookgDt") ?? Day(entry, "ValDt") ?? throw new RefusedException("statement.no-date", "The line has no date.");
        if (on > today) throw new RefusedException("statement.in-the-future", "The line lies after today.");

        var isCredit = Text(movement, "CdtDbtInd", deep: false) ?? Text(entry, "CdtDbtInd", deep: false);
        if (isCredit is not ("CRDT" or "DBIT")) throw new RefusedException("statement.no-direction", "The line says neither credit nor debit.");
        var amount = Amount(AmountOf(movement));
        var other = isCredit is "CRDT" ? "Dbtr" : "Cdtr";
        return new(number, on, isCredit is "CRDT" ? amount : -amount, StatementEntry.Short(Label(entry, movement), StatementLine.LongestLabel) ?? "")
        {
            Reference = StatementEntry.Short(Reference(movement) ?? Text(entry, "AcctSvcrRef", deep: false) ?? Text(entry, "NtryRef", deep: false), StatementLine.LongestReference),
            Counterparty = StatementEntry.Short(movement.Descendants().FirstOrDefault(x => x.Name.LocalName == other) is { } party ? Text(party, "Nm") : null, StatementLine.LongestReference),
            CounterAccount = StatementEntry.Short(movement.Descendants().FirstOrDefault(x => x.Name.LocalName == other + "Acct") is { } account ? AccountOf(account) : null, StatementLine.LongestAccount),
            IsReversal = Text(entry, "RvslInd", deep: false) is "true" or "1",
        };
    }

    private static Money Amount(XElement? written)
    {
        if (WrittenAmount.Read(written?.Value) is not { } amount) throw new RefusedException("statement.no-amount", "The line has no amount.");
        if (written!.Attribute("Ccy")?.Value is { } currency && currency != Currency) throw new RefusedException("statement.other-currency", "The line is not in dirhams.");
        if (amount == Money.Zero) throw new RefusedException("statement.amount-zero", "The amount is zero.");
        return amount > Money.Zero ? amount : throw new RefusedException("statement.unreadable-amount", "An amount has no sign here.");
    }

    private static string? Reference(XElement movement) =>
        movement.Descendants().Where(x => x.Name.LocalName is "EndToEndId" or "OrgnlEndToEndId").Select(x => x.Value.Trim()).FirstOrDefault(x => x is not ("" or "NOTPROVIDED"))
        ?? (movement.Descendants().FirstOrDefault(x => x.Name.LocalName is "CdtrRefInf") is { } structured ? Text(structured, "Ref") : null);

    private static string Label(XElement entry, XElement movement)
    {
        var words = string.Join(' ', movement.Descendants().Where(x => x.Name.LocalName is "Ustrd").Select(x => x.Value.Trim()));
        return words.Length > 0 ? words : Text(movement, "AddtlTxInf") ?? Text(entry, "AddtlNtryInf") ?? "";
    }

    private static string? AccountOf(XElement account) =>
        (Text(account, "IBAN") ?? account.Descendants().Where(x => x.Name.LocalName is "Othr").Select(x => Text(x, "Id")).FirstOrDefault()) is { } id ? Folded.Rib(id) ?? id : null;

    private static DateOnly? Day(XElement entry, string name) => Child(entry, name) is { } day ? WrittenDay.Read(day.Value) : null;

    private static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(x => x.Name.LocalName == name);

    private static string? Text(XElement parent, string name, bool deep = true) =>
        Blank.ToNull((deep ? parent.Descendants().FirstOrDefault(x => x.Name.LocalName == name) : Child(parent, name))?.Value);
}
