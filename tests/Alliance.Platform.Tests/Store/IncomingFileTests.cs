using System.Text;
using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Store.Intake;

namespace Alliance.Platform.Tests.Store;

/// <summary>A file is what its bytes say (S13), and nothing else besides.</summary>
internal sealed class IncomingFileTests
{
    private static string? Refusal(byte[] file)
    {
        try
        {
            IncomingFile.Of(file);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Code;
        }
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    [Test]
    public void Pdf_jpeg_and_png_are_known_and_kept_byte_by_byte()
    {
        foreach (var (form, file) in new[] { (StoredForm.Pdf, SampleFiles.Pdf()), (StoredForm.Jpeg, SampleFiles.Photo()), (StoredForm.Png, SampleFiles.Png()) })
        {
            var incoming = IncomingFile.Of(file);
            Assert.That((incoming.Form, incoming.Content.ToArray()), Is.EqualTo((form, file)));
        }
    }

    [Test]
    public void The_largest_is_taken_and_one_byte_more_is_not() => Assert.That(
        (Refusal(SampleFiles.PdfOf(10_000_000)), Refusal(SampleFiles.PdfOf(10_000_001))), Is.EqualTo(((string?)null, "file.too-large")));

    private static IEnumerable<TestCaseData> Hostile()
    {
        (string What, Func<byte[]> File, string Code)[] all =
        [
            ("nothing", () => [], "file.empty"),
            ("a program", () => [.. "MZ"u8, .. new byte[5_000]], "file.other-kind"),
            ("a program of Linux", () => [0x7F, .. "ELF"u8, .. new byte[5_000]], "file.other-kind"),
            ("a page", () => Text("<!doctype html><script>alert(1)</script>"), "file.other-kind"),
            ("a drawing that runs", () => Text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), "file.other-kind"),
            ("an iPhone’s photo", SampleFiles.Heic, "file.heic"),
            ("a text of an office program", () => SampleFiles.Zip("word/document.xml"), "file.office"),
            ("an old text of an office program", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[5_000]], "file.office"),
            ("a page before a PDF", () => [.. Text("<html>"), .. SampleFiles.Pdf()], "file.other-kind"),
            ("a page behind a PDF", () => [.. SampleFiles.Pdf(), .. Text("<html><script>alert(1)</script>")], "file.mixed"),
            ("an archive behind a PDF", () => [.. SampleFiles.Pdf(), .. SampleFiles.Zip()], "file.mixed"),
            ("an archive within a PDF that ends as one", () => [.. SampleFiles.Pdf(), .. SampleFiles.Zip(), .. Text("\nstartxref\n9\n%%EOF\n")], "file.mixed"),
            ("a PDF cut off", () => SampleFiles.Pdf()[..400], "file.broken"),
            ("the beginning of a PDF", () => Text("%PDF-1.7\n%%EOF"), "file.broken"),
            ("a PDF that unpacks to 200 MB", () => SampleFiles.PdfBomb(), "file.unpacks-too-large"),
            ("one that writes so in other letters", () => SampleFiles.PdfBomb("/Type/Obj#53tm/N 1/First 4/Filter/FlateDecode"), "file.unpacks-too-large"),
            ("one that feigns the beginning of an object", () => SampleFiles.PdfBomb("/Type/ObjStm/N 1/First 4/Filter/FlateDecode/X(\n9 0 obj\n<<)"), "file.unpacks-too-large"),
            ("one whose dictionary is longer than is looked at", () => SampleFiles.PdfBomb($"/Type/ObjStm/N 1/First 4/Filter/FlateDecode/X({new string('x', 5_000)})"), "file.unpacks-too-large"),
            ("one that is packed twice", () => SampleFiles.PdfOf("/Type/ObjStm/N 1/First 4/Filter[/FlateDecode /FlateDecode]", SampleFiles.Packed([SampleFiles.Packed([new byte[1_000_000]])])), "file.broken"),
            ("one that is packed in letters", () => SampleFiles.PdfOf("/Filter[/ASCIIHexDecode/FlateDecode]/Type/XRef", Text(Convert.ToHexString(SampleFiles.Packed([new byte[1_000_000]])))), "file.broken"),
            ("an archive behind a photo", () => [.. SampleFiles.Photo(), .. SampleFiles.Zip()], "file.mixed"),
            ("a page behind a photo", () => [.. SampleFiles.Photo(), .. Text("<html><script>alert(1)</script>")], "file.mixed"),
            ("a photo cut off", () => SampleFiles.Photo()[..^40], "file.broken"),
            ("the first bytes of a photo", () => [0xFF, 0xD8, 0xFF, 0xE0], "file.broken"),
            ("an archive behind a drawing", () => [.. SampleFiles.Png(), .. SampleFiles.Zip()], "file.mixed"),
            ("a drawing cut off", () => SampleFiles.Png()[..40], "file.broken"),
            ("a drawing of 10,000 million pixels", () => SampleFiles.PngThatSays(100_000, 100_000), "file.too-many-pixels"),
            ("a drawing a little too large", () => SampleFiles.PngThatSays(5_001, 5_000), "file.too-many-pixels"),
            ("a photo of two scans that is unpacked whole", () => SampleFiles.PhotoOfTwoScans(4_500, 4_000), "file.too-many-pixels"),
            ("a drawing that holds less than it says", () => SampleFiles.PngThatSays(4_000, 4_000), "file.broken"),
        ];
        return all.Select(x => new TestCaseData(x.File, x.Code).SetArgDisplayNames(x.What));
    }

    [TestCaseSource(nameof(Hostile))]
    public void What_is_something_else_is_refused_with_its_reason(Func<byte[]> file, string code) => Assert.That(Refusal(file()), Is.EqualTo(code));

    private static IEnumerable<TestCaseData> BehindPhotos()
    {
        yield return new TestCaseData(new byte[300]).SetArgDisplayNames("zeros");
        yield return new TestCaseData(SampleFiles.Photo(20, 20)).SetArgDisplayNames("a second picture");
        yield return new TestCaseData((byte[])[.. Text("Image_UTC_Data1700000000000SEFH"), .. new byte[24], .. Text("SEFT")]).SetArgDisplayNames("notes of the maker");
        yield return new TestCaseData((byte[])[0, 0, 0, 0x18, .. "ftypmp42"u8, .. new byte[400], .. Text("<script>")]).SetArgDisplayNames("a film");
    }

    /// <summary>What telephones append is no reason to refuse a photo, and none to keep it.</summary>
    [TestCaseSource(nameof(BehindPhotos))]
    public void What_telephones_append_is_left_out(byte[] appended)
    {
        var photo = SampleFiles.Photo();

        Assert.That(IncomingFile.Of((byte[])[.. photo, .. appended]).Content.ToArray(), Is.EqualTo(photo));
    }

    /// <summary>As programs write their tables: with rows told from the one before, and parameters before or behind the filter.</summary>
    [TestCase("/Type/XRef/DecodeParms<</Columns 5/Predictor 12>>/Filter/FlateDecode/W[1 2 2]/Size 9")]
    [TestCase("/Type /XRef /Filter [ /FlateDecode ] /DecodeParms [ << /Columns 5 /Predictor 12 >> ] /W [ 1 2 2 ]")]
    [TestCase("/Type/ObjStm/N 1/First 4")]
    public void A_pdf_s_tables_are_packed_once(string dictionary) => Assert.That(Refusal(SampleFiles.PdfOf(dictionary, SampleFiles.Packed([new byte[1_000_000]]))), Is.Null);

    [Test]
    public void A_small_photo_of_several_scans_is_taken() => Assert.That(Refusal(SampleFiles.PhotoOfTwoScans(96, 128)), Is.Null);

    [Test]
    public void A_pdf_may_end_in_line_breaks() => Assert.That(Refusal([.. SampleFiles.Pdf(), .. Text("\r\n\r\n")]), Is.Null);

    [TestCase("IMG_0413.HEIC", "IMG_0413.jpg")]
    [TestCase("cin.pdf", "cin.jpg")]
    [TestCase("../../etc/passwd", "passwd.jpg")]
    [TestCase(@"D:\Dossiers\amina\cin recto.JPG", "cin recto.jpg")]
    [TestCase("facture.jpg.pdf.JPEG", "facture.jpg")]
    [TestCase("devis 12.2023", "devis 12.2023.jpg")]
    [TestCase("virus.exe", "virus.exe.jpg")]
    [TestCase("cin\u202Efdp.exe\u0000\r\nSet-Cookie: a=b", "cinfdp.exe Set-Cookie- a=b.jpg")]
    [TestCase("بطاقة التعريف.jpg", "بطاقة التعريف.jpg")]
    [TestCase("身份证 ⵉⴷ.png", "身份证 ⵉⴷ.jpg")]
    [TestCase("a:b*c?d\"e<f>g|h", "a-b-c-d-e-f-g-h.jpg")]
    [TestCase("CON.pdf", "_CON.jpg")]
    [TestCase("...", "document.jpg")]
    [TestCase("\u200F \u202E", "document.jpg")]
    [TestCase("", "document.jpg")]
    [TestCase(null, "document.jpg")]
    public void A_name_is_a_label_with_the_ending_of_what_it_is(string? name, string label) => Assert.That(FileLabel.Of(name, StoredForm.Jpeg), Is.EqualTo(label));

    [Test]
    public void A_long_name_is_cut_between_signs()
    {
        var label = FileLabel.Of(string.Concat(Enumerable.Repeat("👩‍🌾", 100)) + ".pdf", StoredForm.Pdf);

        Assert.That(label.Length, Is.LessThanOrEqualTo(FileLabel.Longest));
        Assert.That(Encoding.UTF8.GetByteCount(label), Is.LessThan(255));
        Assert.That(label[..^4].Replace("👩‍🌾", "", StringComparison.Ordinal), Is.Empty, "whole signs alone");
    }

    [Test]
    public void A_marked_pdf_has_its_pages_its_text_and_the_mark()
    {
        var marked = MarkedPdf.Of(SampleFiles.Pdf("Plan d’affaires", pages: 2), new CopyMark(["Initiative Larache", "Copie pour : banque", "30 juin 2023"], RightToLeft: false))!;

        using var read = UglyToad.PdfPig.PdfDocument.Open(marked);
        Assert.That(read.NumberOfPages, Is.EqualTo(2));
        foreach (var page in read.GetPages())
        {
            var letters = string.Concat(page.Letters.Select(x => x.Value)).Replace(" ", "", StringComparison.Ordinal);
            Assert.That(letters, Does.Contain("affaires").And.Contain("InitiativeLarache").And.Contain("Copiepour:banque").And.Contain("30juin2023"));
        }
    }

    [Test]
    public void A_pdf_that_cannot_be_read_gets_no_mark() => Assert.That(MarkedPdf.Of(Text("%PDF-1.7\nnothing\nstartxref\n9\n%%EOF"), new CopyMark(["x"], false)), Is.Null);
}
