using Alliance.Documents;
using Alliance.Ui;
using Reader = UglyToad.PdfPig.PdfDocument;

namespace Alliance.Platform.Tests.Documents;

/// <summary>What comes out is read back as a reader would: pages, words, positions.</summary>
public sealed class PdfDocumentTests
{
    private static readonly PdfHeader Header = new("Initiative Souss-Massa", new DateOnly(2023, 6, 30), "#8A5A16", "R-2023-000123");

    private static PdfDocument Empty(string language = "fr", PdfHeader? header = null) => new(header ?? Header, Cultures.Find(language)!);

    private static List<string> TextOf(byte[] pdf)
    {
        using var read = Reader.Open(pdf);
        return [.. read.GetPages().Select(x => string.Join(' ', x.GetWords().Select(word => word.Text)))];
    }

    private static PdfDocument WithRows(int count, string language = "fr") => Empty(language).Title("Prêts").Table(
        [new("Numéro"), new("Entreprise"), new("Restant dû (DH)", PdfAlign.Figures)],
        Enumerable.Range(1, count).Select(x => (IReadOnlyList<string>)[$"ISM-2023-{x:0000}", "Coopérative Tiznit", Alliance.Kernel.Money.Dirhams(x * 1_000.5m).ToString()]),
        ["Total", "", "9 999,00"]);

    [Test]
    public void Says_who_what_and_when_on_each_page()
    {
        var page = TextOf(Empty().Title("Reçu de paiement").Paragraph("L’emprunteuse a payé à échéance.").ToBytes()).Single();

        Assert.That(page, Does.Contain("Initiative Souss-Massa").And.Contain("Reçu de paiement").And.Contain("L’emprunteuse a payé à échéance.")
            .And.Contain("R-2023-000123 · 30 juin 2023").And.Contain("Page 1 / 1"));
    }

    [Test]
    public void Goes_on_over_pages_with_the_heading_repeated_and_the_totals_once()
    {
        var pages = TextOf(WithRows(120).ToBytes());

        Assert.That(pages, Has.Count.GreaterThan(2));
        Assert.That(pages, Has.All.Contain("Entreprise"));
        Assert.That(pages[^1], Does.Contain($"Page {pages.Count} / {pages.Count}"));
        Assert.That(pages.Count(x => x.Contains("9 999,00", StringComparison.Ordinal)), Is.EqualTo(1));
        for (var i = 1; i <= 120; i++) Assert.That(pages.Count(x => x.Contains($"ISM-2023-{i:0000}", StringComparison.Ordinal)), Is.EqualTo(1), $"row {i}");
    }

    [TestCase("fr")]
    [TestCase("ar")]
    public void Figures_end_under_each_other_and_within_the_page(string language)
    {
        using var read = Reader.Open(WithRows(20, language).ToBytes());
        var page = read.GetPage(1);
        var ends = page.GetWords().Where(x => x.Text.EndsWith(",00", StringComparison.Ordinal) || x.Text.EndsWith(",50", StringComparison.Ordinal)).Select(x => Math.Round(x.BoundingBox.Right)).ToList();

        Assert.That(ends, Has.Count.GreaterThan(19));
        Assert.That(ends.Max() - ends.Min(), Is.LessThanOrEqualTo(2));
        Assert.That(page.Letters.Max(x => x.BoundingBox.Right), Is.LessThan(page.Width - 45));
        Assert.That(page.Letters.Min(x => x.BoundingBox.Left), Is.GreaterThan(45));
    }

    [Test]
    public void Arabic_starts_at_the_right()
    {
        using var french = Reader.Open(Empty("fr").Paragraph("2023").ToBytes());
        using var arabic = Reader.Open(Empty("ar").Paragraph("2023").ToBytes());

        var left = french.GetPage(1).GetWords().First(x => x.Text == "2023").BoundingBox.Left;
        var right = arabic.GetPage(1).GetWords().First(x => x.Text == "2023").BoundingBox.Right;
        Assert.That(left, Is.EqualTo(51).Within(2));
        Assert.That(right, Is.EqualTo(595.28 - 51).Within(2));
    }

    [Test]
    public void The_same_document_has_the_same_bytes()
    {
        var first = WithRows(40).ToBytes();

        Assert.That(WithRows(40).ToBytes(), Is.EqualTo(first));
    }

    [Test]
    public void Fonts_travel_with_the_file_without_what_it_does_not_use()
    {
        var bytes = Empty("ar").Title("وصل أداء").Paragraph("قرض الشرف").ToBytes();

        Assert.That(bytes, Has.Length.LessThan(100_000));
        Assert.That(System.Text.Encoding.Latin1.GetString(bytes), Does.Contain("FontFile2"));
    }

    [Test]
    public void A_word_wider_than_the_page_is_broken() =>
        Assert.That(TextOf(Empty().Paragraph(new string('x', 400)).ToBytes()).Single().Count(x => x == 'x'), Is.EqualTo(400));

    /// <summary>For the eye: set <c>ALLIANCE_TEST_PAPERS</c> to a folder and look.</summary>
    [TestCase("fr", "Échéancier de remboursement", "Prêt d’honneur sans intérêt ni garantie, n° ISM-2022-0117, accordé le 12 juin 2022.", "Échéance", "Montant (DH)")]
    [TestCase("ar", "جدول سداد القرض", "قرض شرف بدون فائدة ولا ضمانة، رقم ISM-2022-0117، ممنوح بتاريخ 12 يونيو 2022 (60 شهرا).", "تاريخ الاستحقاق", "المبلغ (درهم)")]
    public void Sets_a_whole_page(string language, string title, string paragraph, string due, string amount)
    {
        var written = Empty(language, Header with { Name = language == "ar" ? "مبادرة سوس ماسة" : Header.Name, Notice = paragraph }).Title(title).Subtitle(paragraph)
            .KeyValues((due, "30/06/2023"), (amount, "50\u202F000,00"), ("RIB", PdfDocument.LeftToRight("007 780 0001234567890123 45")))
            .Table([new(due), new(title), new(amount, PdfAlign.Figures)], Enumerable.Range(1, 8).Select(x => (IReadOnlyList<string>)[$"{x}/7/2023", paragraph, "1\u202F250,00"]), ["", "", "10\u202F000,00"])
            .QrCode(new("https://souss-massa.example.ma/receipts/verify/0123456789abcdef0123456789abcdef"), paragraph).Signatures(title, due).ToBytes();
        if (Environment.GetEnvironmentVariable("ALLIANCE_TEST_PAPERS") is { Length: > 0 } folder) File.WriteAllBytes(Path.Combine(folder, $"page-{language}.pdf"), written);

        using var read = Reader.Open(written);
        Assert.That(read.NumberOfPages, Is.EqualTo(1));
        Assert.That(read.GetPage(1).Letters, Has.Count.GreaterThan(600));
    }

    [Test]
    public async Task Many_can_be_made_at_the_same_time()
    {
        var expected = WithRows(30, "ar").ToBytes();

        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => WithRows(30, "ar").ToBytes())));

        Assert.That(made, Has.All.EqualTo(expected));
    }
}
