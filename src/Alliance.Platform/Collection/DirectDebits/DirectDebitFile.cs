using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Alliance.Kernel;
using Alliance.Platform.Lending;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>A batch in the layout of SEPA's <c>pain.008.001.02</c>: one block per day of collection. Accounts are RIBs (Morocco has no IBAN in SEPA) and the currency is the dirham.</summary>
internal static class DirectDebitFile
{
    private const string NotProvided = "NOTPROVIDED";
    private static readonly XNamespace Pain = "urn:iso:std:iso:20022:tech:xsd:pain.008.001.02";

    public static byte[] Write(DirectDebitBatch batch, IReadOnlyList<DirectDebitLine> lines)
    {
        if (lines.FirstOrDefault(x => !Identifiers.IsRib(x.Rib)) is { } wrong)
            throw new RefusedException("direct-debits.bad-rib-in-file", $"The account of line {wrong.Number} is not valid.", wrong.Number);

        var document = new XDocument(new XDeclaration("1.0", "UTF-8", null), Element("Document", Element(
            "CstmrDrctDbtInitn",
            Element(
                "GrpHdr",
                Element("MsgId", batch.Reference),
                Element("CreDtTm", batch.PreparedAt.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)),
                Element("NbOfTxs", Count(lines)),
                Element("CtrlSum", Sum(lines)),
                Element("InitgPty", Element("Nm", Latin(batch.CreditorName)))),
            lines.GroupBy(x => x.CollectOn).OrderBy(x => x.Key).Select((x, i) => Day(batch, x.Key, [.. x.OrderBy(y => y.Number)], i + 1)))));
        using var file = new MemoryStream();
        using (var writer = XmlWriter.Create(file, new() { Encoding = new UTF8Encoding(false), Indent = true })) document.Save(writer);
        return file.ToArray();
    }

    /// <summary>What the bank's answer calls the debits of one day.</summary>
    /// <param name="number">Of the day among those of the file, from 1.</param>
    public static string BlockOf(DirectDebitBatch batch, int number) => string.Create(CultureInfo.InvariantCulture, $"{batch.Reference}-{number:00}");

    private static XElement Day(DirectDebitBatch batch, DateOnly collectOn, List<DirectDebitLine> lines, int number) => Element(
        "PmtInf",
        Element("PmtInfId", BlockOf(batch, number)),
        Element("PmtMtd", "DD"),
        Element("BtchBookg", "true"),
        Element("NbOfTxs", Count(lines)),
        Element("CtrlSum", Sum(lines)),
        Element("PmtTpInf", Element("LclInstrm", Element("Cd", "CORE")), Element("SeqTp", "RCUR")),
        Element("ReqdColltnDt", Iso(collectOn)),
        Element("Cdtr", Element("Nm", Latin(batch.CreditorName))),
        Element("CdtrAcct", Account(batch.CreditorRib), Element("Ccy", "MAD")),
        Element("CdtrAgt", Element("FinInstnId", Element("BIC", batch.CreditorBic))),
        Element("ChrgBr", "SLEV"),
        Element("CdtrSchmeId", Element("Id", Element("PrvtId", Element("Othr", Element("Id", batch.CreditorId), Element("SchmeNm", Element("Prtry", "SEPA")))))),
        lines.Select(Debit));

    private static XElement Debit(DirectDebitLine line) => Element(
        "DrctDbtTxInf",
        Element("PmtId", Element("EndToEndId", line.EndToEndId)),
        new XElement(Pain + "InstdAmt", new XAttribute("Ccy", "MAD"), Amount(line.Amount)),
        Element("DrctDbtTx", Element("MndtRltdInf", Element("MndtId", line.MandateReference), Element("DtOfSgntr", Iso(line.MandateSignedOn)))),
        Element("DbtrAgt", Element("FinInstnId", Element("Othr", Element("Id", NotProvided)))),
        Element("Dbtr", Element("Nm", Latin(line.Debtor))),
        Element("DbtrAcct", Account(line.Rib)),
        Element("RmtInf", Element("Ustrd", $"{line.LoanNumber} {Iso(line.DueOn ?? line.CollectOn)}")));

    private static XElement Account(string rib) => Element("Id", Element("Othr", Element("Id", rib), Element("SchmeNm", Element("Prtry", "RIB"))));

    private static string Count(IReadOnlyCollection<DirectDebitLine> lines) => lines.Count.ToString(CultureInfo.InvariantCulture);

    private static string Sum(IEnumerable<DirectDebitLine> lines) => Amount(lines.Sum(x => x.Amount));

    /// <summary>Exact, from whole centimes.</summary>
    private static string Amount(Money amount) => amount.InDirhams.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A file that was made before names were asked for in Latin letters stays as it was.</summary>
    private static string Latin(string name) => BankName.Of(name) ?? NotProvided;

    private static XElement Element(string name, params object[] contents) => new(Pain + name, contents);
}
