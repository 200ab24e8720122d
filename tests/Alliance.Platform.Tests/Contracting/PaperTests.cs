using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Contracting.LoanContracts;
using Alliance.Platform.Contracting.Templates;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Product;

namespace Alliance.Platform.Tests.Contracting;

/// <summary>Contracts with their whole schedule, read back page by page (S18). What Arabic letters a reader finds in a PDF is not asked: places, figures and marks in Latin letters are.</summary>
internal sealed partial class PaperTests
{
    private const double Margin = 51;

    /// <summary>The last word before the signatures.</summary>
    private const string End = "ZEND";

    private static readonly DateOnly Day = new(2023, 6, 15);

    /// <summary>The ends of the range and where a page ends within the schedule: all take half a minute and more, and are asked for by name.</summary>
    private static readonly int[] Telling = [12, 24, 36, 60];

    private static IEnumerable<TestCaseData> Some() => from form in Enum.GetValues<ContractForm>() from term in Telling select new TestCaseData(form, term);

    [TestCaseSource(nameof(Some))]
    public void A_contract_is_whole_on_paper(ContractForm form, int term) => Check(Pages(form, term), form, term);

    [Explicit("All 147, in half a minute.")]
    [Test]
    public void Contracts_of_all_terms_are_whole_on_paper([Values] ContractForm form, [Range(12, 60)] int term) => Check(Pages(form, term), form, term);

    /// <summary>By three lines more each, less than signatures take: so they come to each part of a page.</summary>
    [Test]
    public void Signatures_never_stand_alone_wherever_the_text_before_them_ends([Values] ContractForm form)
    {
        for (var lines = 0; lines < 24; lines += 3) Check(Pages(form, 12, lines), form, 12);
    }

    private static void Check(IReadOnlyList<PaperReader.Page> pages, ContractForm form, int term)
    {
        PagesAreNumbered(pages);
        NothingIsCut(pages);
        TheScheduleIsWhole(pages, form, term);
        SignaturesAreNotAlone(pages);
    }

    private static void PagesAreNumbered(IReadOnlyList<PaperReader.Page> pages)
    {
        foreach (var page in pages)
            Assert.That(page.Lines[^1].Text.Replace("\0", "", StringComparison.Ordinal), Does.Contain($"{page.Number}/{pages.Count}").Or.Match($"^{pages.Count}/?{page.Number}"), "from left to right, or in Arabic from right to left");
    }

    private static void NothingIsCut(IReadOnlyList<PaperReader.Page> pages)
    {
        foreach (var page in pages)
        {
            foreach (var letter in Body(page).SelectMany(x => x.Letters))
            {
                Assert.That(letter.BoundingBox.Left, Is.GreaterThan(Margin - 2));
                Assert.That(letter.BoundingBox.Right, Is.LessThan(page.Width - Margin + 2));
                Assert.That(letter.StartBaseLine.Y, Is.GreaterThan(Margin + 26));
            }
        }
    }

    private static void TheScheduleIsWhole(IReadOnlyList<PaperReader.Page> pages, ContractForm form, int term)
    {
        var rows = pages.SelectMany(x => x.Lines).Where(x => Row().IsMatch(x.Text)).ToList();
        Assert.That(rows, Has.Count.EqualTo(term), "each instalment on one line, once");

        // 47 310,00 stands below the column of what is due, once: elsewhere it is within a sentence.
        var due = DueEnds(rows[0], form);
        var totals = pages.SelectMany(x => x.Lines).Count(x => !Row().IsMatch(x.Text) && x.Text.Contains("47310,00", StringComparison.Ordinal) && Math.Abs(DueEnds(x, form) - due) < 2);
        Assert.That(totals, Is.EqualTo(1));

        var headings = pages.Where(x => x.Lines.Any(y => Row().IsMatch(y.Text))).Select(x => x.Lines[x.Lines.ToList().FindIndex(y => Row().IsMatch(y.Text)) - 1].Text).Distinct().ToList();
        Assert.That(headings, Has.Count.EqualTo(1), "the same heading on each page of the schedule");
        Assert.That(headings[0], Does.Not.Match(@"^\d"));
    }

    /// <summary>Where the first amount of a line ends, as it is read: from the left, or in Arabic from the right.</summary>
    private static double DueEnds(PaperReader.Line line, ContractForm form)
    {
        var at = form is ContractForm.Arabic ? line.Text.LastIndexOf(",00", StringComparison.Ordinal) : line.Text.IndexOf(",00", StringComparison.Ordinal);
        return at < 0 ? -1 : line.Letters[at + 2].BoundingBox.Right;
    }

    /// <summary>They take 106 points below the last line before them; where that doesn't fit, two lines go along.</summary>
    private static void SignaturesAreNotAlone(IReadOnlyList<PaperReader.Page> pages)
    {
        var page = pages.Single(x => x.Lines.Any(y => y.Text.Contains(End, StringComparison.Ordinal)));
        var end = page.Lines.Last(x => x.Text.Contains(End, StringComparison.Ordinal));
        Assert.That(end.Baseline - 100, Is.GreaterThan(Margin + 26), "room for the signatures on the page of the last clause");
        var captions = pages.Where(x => x.Lines.Any(y => y.Text.Contains("(nom,signature,cachet)", StringComparison.Ordinal))).ToList();
        if (captions.Count > 0) Assert.That(captions.Single().Number, Is.EqualTo(page.Number));
    }

    /// <summary>Without the foot of the page.</summary>
    private static IEnumerable<PaperReader.Line> Body(PaperReader.Page page) => page.Lines.Where(x => x.Baseline > Margin + 26);

    private static IReadOnlyList<PaperReader.Page> Pages(ContractForm form, int term, int more = 0)
    {
        var loan = new Loan(Id<LoanApplication>.New(), Id<Enterprise>.New(), "ISM-2023-0117", new(Money.Dirhams(47_310), term, 6, false, Money.Dirhams(1), 30, Surplus.Next), Day, needsContract: true);
        var facts = new ContractFacts
        {
            Organisation = FixedOrganisations.Platform(FixedOrganisations.Ism, "MA-09") with { Name = "Initiative Souss-Massa", Sections = FixedOrganisations.Letterhead },
            Loan = loan,
            Dossier = "ISM-D-2023-0117",
            Person = new("Fatima Zahra Amrani", Gender.Woman, new(1990, 3, 12), "J123456"),
            Enterprise = new("Atelier Tafraout", ProjectKind.Created, "crafts", LegalForm.Cooperative, "Tiznit", Area.Rural, 4),
            Particulars = new() { LoanId = loan.Id, OtherName = "فاطمة الزهراء العمراني", Address = "12, rue de la Kasbah, Tiznit", AddressInArabic = "12، زنقة القصبة، تزنيت" },
            Number = "ISM-2023-0117/1",
            Today = Day,
            PaidOutOn = Day,
        }.Planned();
        var text = new ContractText
        {
            Number = facts.Number,
            Platform = new("Initiative Souss-Massa", "مبادرة سوس ماسة"),
            Loan = loan.Number,
            Form = form,
            MadeOn = Day,
            DecidedOn = Day,
            Borrower = facts.Person.Name,
            Amount = loan.Terms.Granted,
            Term = term,
            GraceMonths = 6,
            PaidOutOn = Day,
            Schedule = facts.Schedule,
            Figures = [],
            Wordings = [.. form.Languages().Select(x => facts.Fill(new(0, Marked(x, more)), x))],
        };
        var writing = new ContractWriting(text, new(loan, 1, text, new Entry(Day, "Chargée", DateTime.UnixEpoch)), null, new("http://ism.example/contracts/verify/AAAAAAAAAAAAAAAAAAAAAA"));
        var pdf = writing.Write(new PdfHeader("Initiative Souss-Massa", Day) { Contact = "45, boulevard Hassan II, Agadir" });
        if (Environment.GetEnvironmentVariable("ALLIANCE_TEST_PAPERS") is { Length: > 0 } folder && more == 0) File.WriteAllBytes(Path.Combine(folder, $"contract-{form}-{term}.pdf"), pdf);
        return PaperReader.Pages(pdf);
    }

    /// <summary>The template that comes with the service, its end marked in letters that are read alike in both scripts.</summary>
    private static string Marked(string language, int more) => ContractTemplates.Default(language)
        .Replace("\n\n{{signatures}}", $" {End}\n\n{{{{signatures}}}}", StringComparison.Ordinal)
        .Replace("## [mentoring]", string.Concat(Enumerable.Repeat("x\n", more)) + "\n## [mentoring]", StringComparison.Ordinal);

    [GeneratedRegex(@"\d\d/\d\d/\d{4}", RegexOptions.NonBacktracking)]
    private static partial Regex Row();
}
