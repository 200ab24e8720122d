using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Alliance.Testing;

/// <summary>A file whose cost has no proportion to its size.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Write">Makes it, anew each time: some have 10 MB.</param>
/// <param name="Fault">What it is refused for, without the door that says it.</param>
/// <param name="MostSteps">Nodes, rows, cells and blocks of text that may be looked at until then.</param>
public sealed record HostileFile(string Name, Func<byte[]> Write, string Fault, int MostSteps);

/// <summary>Files that cost without proportion to their size, which tests count and benchmarks time.</summary>
public static class HostileFiles
{
    private const string Camt = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02";
    private const string Pain = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.03";

    /// <summary>One of each kind.</summary>
    public static IEnumerable<HostileFile> All()
    {
        yield return new("quotes alone, 160 KB", () => Text(new string('"', 160_000)), "line-too-long", 10);
        yield return new("quotes alone, 10 MB", () => Text(new string('"', 9_999_999)), "line-too-long", 10);
        yield return new("a quotation that swallows all", () => Text("Date;Libellé;Crédit\n\"" + string.Concat(Enumerable.Repeat("03/01/2024;A;5\n", 600_000))), "line-too-long", 20);
        yield return new("quotes and separators by turns", () => Text("Date;Libellé;Crédit\n" + string.Concat(Enumerable.Repeat("\"\";", 3_000_000))), "line-too-long", 20);
        yield return new("a line of separators", () => Text(new string(';', 9_000_000)), "line-too-long", 10);
        yield return new("a million lines", () => Text("Date;Libellé;Crédit\n" + string.Concat(Enumerable.Repeat(";;1\n", 1_000_000))), "too-many-lines", 60_000);
        yield return new("a row numbered two thousand million", () => Sheet("""<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>"""), "bad-xlsx", 100);
        yield return new("a column far out", () => Sheet("""<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>"""), "bad-xlsx", 100);
        yield return new("a cell of 99 MB", () => Sheet(x => Repeat(x, "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>", 'x', 99_000_000, "</t></is></c></row>")), "too-large-unpacked", 100);
        yield return new("a cell of 60 MB", () => Sheet(x => Repeat(x, "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>", 'x', 60_000_000, "</t></is></c></row>")), "cell-too-long", 1_000);
        yield return new("an attribute of 60 MB", () => Sheet(x => Repeat(x, "<row r=\"", '1', 60_000_000, "\"/>")), "cell-too-long", 1_000);
        yield return new("a shared text of 60 MB", () => Shared(x => Repeat(x, "<si><t>", 'x', 60_000_000, "</t></si>")), "cell-too-long", 1_000);
        yield return new("shared texts without end", () => Shared(x => Repeat(x, "", "<si><t>abcdefgh</t></si>", 2_500_000, "")), "too-large-unpacked", 1_400_000);
        yield return new("cells without end", () => Sheet(x => Repeat(x, "<row r=\"1\">", "<c/>", 15_000_000, "</row>")), "bad-xlsx", 20_000);
        yield return new("rows without end", () => Sheet(x => Repeat(x, "", "<row/>", 10_000_000, "")), "bad-xlsx", 1_100_000);
        yield return new("a zip bomb", () => Workbook().Part("xl/media/image1.png", x => Repeat(x, "", '\0', 150_000_000, "")).Bytes(), "too-large-unpacked", 10);
        yield return new("a part that is larger than it says", () => Lying(Sheet(x => Repeat(x, "", "<row/>", 1_000_000, ""))), "bad-xlsx", 1_100_000);
        yield return new("a hundred thousand parts", () => Parts(100_000), "too-large-unpacked", 10);
        yield return new("entities within entities", () => Sheet("&b;", """<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""), "bad-xlsx", 100);
        yield return new("CAMT 100,000 deep", () => Text($"<Document xmlns=\"{Camt}\">{string.Concat(Enumerable.Repeat("<a>", 100_000))}{string.Concat(Enumerable.Repeat("</a>", 100_000))}</Document>"), "too-deep", 200);
        yield return new("an entry 100,000 deep", () => Text($"<Document xmlns=\"{Camt}\"><BkToCstmrStmt><Stmt><Ntry>{string.Concat(Enumerable.Repeat("<a>", 100_000))}</Ntry></Stmt></BkToCstmrStmt></Document>"), "too-deep", 200);
        yield return new("an entry of a million elements", () => Text($"<Document xmlns=\"{Camt}\"><BkToCstmrStmt><Stmt><Ntry>{string.Concat(Enumerable.Repeat("<x/>", 2_000_000))}</Ntry></Stmt></BkToCstmrStmt></Document>"), "too-much-work", 5_000);
        yield return new("a million names", () => Text($"<Document xmlns=\"{Camt}\"><BkToCstmrStmt>{string.Concat(Enumerable.Range(0, 700_000).Select(x => $"<n{x:x}/>"))}</BkToCstmrStmt></Document>"), "too-many-names", 20_000);
        yield return new("a million entries", () => Text($"<Document xmlns=\"{Camt}\"><BkToCstmrStmt><Stmt>{string.Concat(Enumerable.Repeat("<Ntry/>", 1_000_000))}</Stmt></BkToCstmrStmt></Document>"), "too-many-lines", 200_000);
        yield return new("a million statements", () => Text($"<Document xmlns=\"{Camt}\"><BkToCstmrStmt>{string.Concat(Enumerable.Repeat("<Stmt/>", 1_000_000))}</BkToCstmrStmt></Document>"), "too-many-lines", 200_000);
        yield return new("answers about files without end", () => Text($"<Document xmlns=\"{Pain}\"><CstmrPmtStsRpt>{string.Concat(Enumerable.Repeat("<OrgnlGrpInfAndSts/>", 450_000))}</CstmrPmtStsRpt></Document>"), "too-many-lines", 200_000);
        yield return new("answers about blocks without end", () => Text($"<Document xmlns=\"{Pain}\"><CstmrPmtStsRpt>{string.Concat(Enumerable.Repeat("<OrgnlPmtInfAndSts/>", 450_000))}</CstmrPmtStsRpt></Document>"), "too-many-lines", 200_000);
        yield return new("a text of 9 MB", () => Text($"<Document xmlns=\"{Camt}\"><BkToCstmrStmt><Stmt><Ntry><AddtlNtryInf>{new string('x', 9_000_000)}</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>"), "cell-too-long", 1_000);
        yield return new("a text of 9 MB in pieces", () => Text($"<Document xmlns=\"{Camt}\"><BkToCstmrStmt><Stmt><Ntry><AddtlNtryInf>{string.Concat(Enumerable.Repeat("<![CDATA[xxxxxxxxxx]]>", 400_000))}</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>"), "cell-too-long", 20_000);
        yield return new("billion laughs", () => Text($"<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\">{string.Concat("bcdefghij".Select(x => $"<!ENTITY {x} \"{string.Concat(Enumerable.Repeat($"&{(char)(x - 1)};", 10))}\">"))}]><Document xmlns=\"{Camt}\">&j;</Document>"), "bad-xml", 10);
        yield return new("an outer entity", () => Text($"<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Document xmlns=\"{Camt}\">&e;</Document>"), "bad-xml", 10);
        yield return new("more than 10 MB", () => new byte[10_000_001], "too-large", 10);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static WorkbookFile Workbook() => new WorkbookFile().Sheet(WorkbookFile.Row(1, "Date", "Libellé", "Crédit"));

    private static byte[] Sheet(string rows, string prolog = "") => Sheet(x => x.Write(Encoding.UTF8.GetBytes(rows)), prolog);

    /// <summary>Its first sheet lies in a part written apart.</summary>
    private static byte[] Sheet(Action<Stream> rows, string prolog = "") => Rewritten("xl/worksheets/sheet1.xml", $"{prolog}<worksheet xmlns=\"{WorkbookFile.Main}\"><sheetData>", rows, "</sheetData></worksheet>", Workbook().Bytes());

    private static byte[] Shared(Action<Stream> texts) => Rewritten(
        "xl/sharedStrings.xml", $"<sst xmlns=\"{WorkbookFile.Main}\">", texts, "</sst>", new WorkbookFile { SharedTexts = "" }.Sheet("""<row r="1"><c r="A1" t="s"><v>0</v></c></row>""").Bytes());

    private static byte[] Rewritten(string part, string before, Action<Stream> write, string after, byte[] workbook)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)!.Delete();
            using var contents = archive.CreateEntry(part, CompressionLevel.SmallestSize).Open();
            contents.Write(Encoding.UTF8.GetBytes(before));
            write(contents);
            contents.Write(Encoding.UTF8.GetBytes(after));
        }

        return file.ToArray();
    }

    private static void Repeat(Stream to, string before, char character, int times, string after) => Repeat(to, before, new string(character, 1_000), times / 1_000, after);

    private static void Repeat(Stream to, string before, string text, int times, string after)
    {
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, 100)));
        to.Write(Encoding.UTF8.GetBytes(before));
        for (var i = 0; i < times / 100; i++) to.Write(block);
        to.Write(Encoding.UTF8.GetBytes(after));
    }

    /// <summary>The directory claims a thousand bytes for the largest part.</summary>
    private static byte[] Lying(byte[] workbook)
    {
        for (var at = workbook.AsSpan().IndexOf("PK\u0001\u0002"u8); at >= 0 && at < workbook.Length;)
        {
            var size = workbook.AsSpan(at + 24, 4);
            if (BinaryPrimitives.ReadUInt32LittleEndian(size) > 1_000_000) BinaryPrimitives.WriteUInt32LittleEndian(size, 1_000);
            at = workbook.AsSpan(at + 4).IndexOf("PK\u0001\u0002"u8) is >= 0 and var next ? at + 4 + next : -1;
        }

        return workbook;
    }

    private static byte[] Parts(int count)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < count; i++) archive.CreateEntry(i.ToString("x", System.Globalization.CultureInfo.InvariantCulture), CompressionLevel.NoCompression);
        return file.ToArray();
    }
}
