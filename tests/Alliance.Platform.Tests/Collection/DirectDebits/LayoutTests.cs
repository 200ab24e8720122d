using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Lending.Loans;
using CsCheck;

namespace Alliance.Platform.Tests.Collection.DirectDebits;

/// <summary>Whatever the lines, the file is one of <c>pain.008.001.02</c>: elements in their order, texts within their lengths, sums that agree.</summary>
internal sealed class LayoutTests
{
    private static readonly XNamespace Pain = "urn:iso:std:iso:20022:tech:xsd:pain.008.001.02";
    private static readonly string[] Names = ["Société Élan & Fils <SARL>", "فاطمة الزهراء", "O'Brien; \"x\"", new('é', 70), "\u0001\uFFFE", ""];

    private static readonly Gen<DirectDebitLine> Line = Gen.Select(
        Gen.Long[1, 30_000_000], Gen.Long[0, 5_000_000], Gen.Int[0, 4], Gen.OneOf(Names), Gen.Bool, (due, arrears, days, name, arrearsAlone) => new DirectDebitLine
        {
            Id = Guid.CreateVersion7(),
            BatchId = default,
            Number = 0,
            EndToEndId = "",
            LoanId = default,
            LoanNumber = "ISM-2023-0001",
            Debtor = name,
            Rib = DebitCase.GoodRib,
            MandateReference = "ISM-2023-0001-1",
            MandateSignedOn = new(2023, 6, 1),
            Due = new(due),
            Arrears = new(arrears),
            DueOn = arrearsAlone ? null : new(2024, 1, 1),
            CollectOn = new DateOnly(2024, 1, 2).AddDays(days),
        });

    [Test]
    public void Holds_for_any_lines() => Line.List[1, 40].Sample(drawn =>
    {
        var batch = Batch();
        var lines = drawn.Select((x, i) => Numbered(batch, x, i + 1)).ToList();

        var file = DirectDebitFile.Write(batch, lines);

        Validate(file);
        var initiation = XDocument.Load(new MemoryStream(file)).Root!.Element(Pain + "CstmrDrctDbtInitn")!;
        var payments = initiation.Elements(Pain + "PmtInf").ToList();
        Assert.That(Said(initiation.Element(Pain + "GrpHdr")!), Is.EqualTo((lines.Count, lines.Sum(x => x.Amount.InDirhams))));
        Assert.That(payments.Select(x => x.Element(Pain + "ReqdColltnDt")!.Value), Is.Ordered.And.Unique, "one block for each day of collection");
        foreach (var payment in payments)
        {
            var amounts = payment.Elements(Pain + "DrctDbtTxInf").Select(x => decimal.Parse(x.Element(Pain + "InstdAmt")!.Value, CultureInfo.InvariantCulture)).ToList();
            Assert.That(Said(payment), Is.EqualTo((amounts.Count, amounts.Sum())));
        }
    }, iter: 200);

    [Test]
    public void An_element_out_of_its_place_is_noticed()
    {
        var batch = Batch();
        var document = XDocument.Load(new MemoryStream(DirectDebitFile.Write(batch, [Numbered(batch, Line.Single(), 1)])));
        var header = document.Descendants(Pain + "GrpHdr").Single();
        header.AddFirst(header.Elements().Last());
        header.Elements().Last().Remove();

        Assert.That(() => Validate(Encoding.UTF8.GetBytes(document.ToString())), Throws.TypeOf<XmlSchemaValidationException>(), "else the schema proves nothing");
    }

    [Test]
    public void A_wrong_account_is_never_written()
    {
        var batch = Batch();
        var line = Numbered(batch, Line.Single(), 1, rib: "007640000123450000041223");

        Assert.That(() => DirectDebitFile.Write(batch, [line]), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("direct-debits.bad-rib-in-file"));
    }

    private static (int, decimal) Said(XElement block) => (
        int.Parse(block.Element(Pain + "NbOfTxs")!.Value, CultureInfo.InvariantCulture), decimal.Parse(block.Element(Pain + "CtrlSum")!.Value, CultureInfo.InvariantCulture));

    private static void Validate(byte[] file)
    {
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings };
        using var schema = XmlReader.Create(new StringReader(Pain008.Schema));
        settings.Schemas.Add(Pain.NamespaceName, schema);
        using var reader = XmlReader.Create(new MemoryStream(file), settings);
        while (reader.Read())
        {
        }
    }

    private static DirectDebitBatch Batch() => new()
    {
        Id = Id<DirectDebitBatch>.New(),
        Number = 12,
        Reference = DirectDebitBatch.ReferenceOf("an-organisation-with-a-long-name", 12),
        Month = new(2024, 1, 1),
        WithArrears = true,
        PreparedOn = new(2023, 12, 20),
        PreparedBy = "Trésorier",
        PreparedAt = new(2023, 12, 20, 9, 0, 0, DateTimeKind.Utc),
        CreditorName = "Initiative Souss-Massa",
        CreditorRib = DebitCase.OtherRib,
        CreditorBic = "BCMAMAMC",
        CreditorId = "MA-ISM-001",
    };

    private static DirectDebitLine Numbered(DirectDebitBatch batch, DirectDebitLine x, int number, string? rib = null) => new()
    {
        Id = x.Id,
        BatchId = batch.Id,
        Number = number,
        EndToEndId = $"{batch.Reference}-{number:00000}",
        LoanId = Id<Loan>.New(),
        LoanNumber = x.LoanNumber,
        Debtor = x.Debtor,
        Rib = rib ?? x.Rib,
        MandateReference = x.MandateReference,
        MandateSignedOn = x.MandateSignedOn,
        Due = x.Due,
        Arrears = x.Arrears,
        DueOn = x.DueOn,
        CollectOn = x.CollectOn,
    };
}
