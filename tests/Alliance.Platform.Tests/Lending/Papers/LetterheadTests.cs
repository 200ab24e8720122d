using System.Net;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Lending.Loans;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SkiaSharp;
using UglyToad.PdfPig.Content;
using Reader = UglyToad.PdfPig.PdfDocument;

namespace Alliance.Platform.Tests.Lending.Papers;

/// <summary>What every paper of a platform bears, read back from the paper itself: its name, logo, address, number at the data commission, and where to pay.</summary>
internal sealed class LetterheadTests
{
    private const string Rib = "007640000123450000041222";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("letterhead-");

    [TearDown]
    public void Delete() => _folder.Delete(recursive: true);

    /// <summary>A loan that was paid out and paid on once, of a platform whose file says all that a paper may bear.</summary>
    /// <param name="logo">Bytes of the image that the file names; null where it names none.</param>
    /// <param name="inArabic">Its address in Arabic; null where the platform's file has none.</param>
    private async Task<(LoanCase Loan, string Payment)> Paid(byte[]? logo, string? inArabic = null)
    {
        if (logo is not null) await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "ism.png"), logo);
        var host = await PlatformHost.Start(services: x => x.AddSingleton(Options.Create(new TenantsOptions { Folder = _folder.FullName })));
        var platform = host.Organisations.Find(FixedOrganisations.Ism)!;
        host.Organisations.Put(platform with
        {
            Name = "Initiative Souss-Massa",
            Branding = logo is null ? platform.Branding : platform.Branding with { Logo = "ism.png" },
            Sections = platform.Sections
                .SetItem("letterhead", Section(new { address = "45, boulevard Hassan II, 80000 Agadir", addresses = new { en = "45 Hassan II Boulevard, Agadir", ar = inArabic }, phone = "05 28 00 00 00", email = "contact@souss-massa.example", cndp = "D-GC-102/2010" }))
                .SetItem("bank", Section(new { name = "INITIATIVE SM", rib = Rib })),
        });
        var (_, id) = await new DossierInput { Amount = 36_000 }.Approve(host);
        var loan = new LoanCase(host, id);
        await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        return (loan, (await (await loan.Pay(new { amount = 1_000, paidOn = "2023-06-15" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString()!);
    }

    private static JsonElement Section(object values) => JsonSerializer.SerializeToElement(values);

    private static byte[] Square()
    {
        using var square = new SKBitmap(60, 60);
        square.Erase(SKColors.Teal);
        return square.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    /// <summary>Of each page.</summary>
    private static async Task<List<Page>> Pages(LoanCase loan, string door)
    {
        using var read = Reader.Open(await loan.Treasurer.GetByteArrayAsync($"{loan.Path}/{door}"));
        return [.. read.GetPages()];
    }

    /// <summary>Without the gaps between words, which lie elsewhere for a reader than for who wrote them.</summary>
    private static string TextOf(Page page) => Closed(string.Concat(page.GetWords().Select(x => x.Text)));

    private static string Closed(string text) => string.Concat(text.Where(x => !char.IsWhiteSpace(x)));

    /// <summary>Arabic letters come out of a paper in the order in which they were drawn; figures and Latin words can be read. An address that isn't given in Arabic stands in an Arabic paper as it is written.</summary>
    [TestCase("schedule", "fr", "45, boulevard Hassan II, 80000 Agadir")]
    [TestCase("loan", "en", "45 Hassan II Boulevard, Agadir")]
    [TestCase("statement", "fr", "45, boulevard Hassan II, 80000 Agadir")]
    [TestCase("certificate", "fr", "45, boulevard Hassan II, 80000 Agadir")]
    [TestCase("schedule", "ar", "45, boulevard Hassan II, 80000 Agadir")]
    public async Task Every_page_of_a_loan_s_papers_says_whose_it_is_and_where_to_pay(string paper, string language, string address)
    {
        var (loan, _) = await Paid(Square());
        await using var _ = loan;

        var pages = await Pages(loan, $"papers/{paper}.pdf?language={language}");

        Assert.That(pages, Is.Not.Empty);
        foreach (var page in pages)
        {
            var text = TextOf(page);
            foreach (var said in new[] { "Initiative Souss-Massa", address, "05 28 00 00 00", "contact@souss-massa.example", "D-GC-102/2010", "INITIATIVE SM" }) Assert.That(text, Does.Contain(Closed(said)), $"page {page.Number}");
            Assert.That(text, Does.Contain(Rib));
            Assert.That(page.GetImages().Count(), Is.EqualTo(1), "the logo");
        }
    }

    /// <summary>In place of the other one, on papers in Arabic alone, and read from the right: its first figures stand right of its last.</summary>
    [Test]
    public async Task An_address_in_Arabic_stands_on_papers_in_Arabic()
    {
        var (loan, _) = await Paid(null, "45، شارع الحسن الثاني، 80000 أكادير");
        await using var _ = loan;

        var (arabic, french) = ((await Pages(loan, "papers/schedule.pdf?language=ar"))[0], (await Pages(loan, "papers/schedule.pdf?language=fr"))[0]);

        Assert.That(TextOf(arabic), Does.Not.Contain("boulevard"));
        Assert.That(TextOf(french), Does.Contain("45,boulevardHassanII"));
        var code = arabic.GetWords().Single(x => x.Text.Contains("80000", StringComparison.Ordinal)).BoundingBox;
        var line = arabic.Letters.Where(x => Math.Abs(x.StartBaseLine.Y - code.Bottom) < 4).ToList();
        var house = line.Where(x => x.Value is "4").MaxBy(x => x.BoundingBox.Left)!;
        Assert.That(house.BoundingBox.Left, Is.GreaterThan(code.Right));
    }

    /// <summary>Above what the paper says, and not distorted.</summary>
    [Test]
    public async Task The_logo_stands_in_the_head_and_keeps_its_proportions()
    {
        var (loan, _) = await Paid(Square());
        await using var _ = loan;

        var page = (await Pages(loan, "papers/loan.pdf?language=fr"))[0];

        var (logo, title) = (page.GetImages().Single().BoundingBox, page.GetWords().First(x => x.Text == "Fiche").BoundingBox);
        Assert.That(logo.Width, Is.EqualTo(logo.Height).Within(0.5).And.GreaterThan(20));
        Assert.That(logo.Bottom, Is.GreaterThan(title.Top));
    }

    [Test]
    public async Task A_receipt_bears_the_same_head()
    {
        var (loan, payment) = await Paid(Square());
        await using var _ = loan;

        var page = (await Pages(loan, $"payments/{payment}/receipt.pdf?language=fr"))[0];

        Assert.That(TextOf(page), Does.Contain("InitiativeSouss-Massa").And.Contain("45,boulevardHassanII").And.Contain("D-GC-102/2010"));
        Assert.That(page.GetImages().Count(), Is.GreaterThanOrEqualTo(1));
    }

    [TestCase(null, TestName = "none is named")]
    [TestCase(new byte[] { 1, 2, 3 }, TestName = "what is named is no image")]
    public async Task Without_a_logo_a_paper_is_printed_all_the_same(byte[]? logo)
    {
        var (loan, _) = await Paid(logo);
        await using var _ = loan;

        var page = (await Pages(loan, "papers/loan.pdf?language=fr"))[0];

        Assert.That(page.GetImages(), Is.Empty);
        Assert.That(TextOf(page), Does.Contain("InitiativeSouss-Massa"));
    }
}
