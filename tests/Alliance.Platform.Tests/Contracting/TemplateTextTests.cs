using Alliance.Kernel;
using Alliance.Platform.Contracting.LoanContracts;
using Alliance.Platform.Contracting.Templates;

namespace Alliance.Platform.Tests.Contracting;

/// <summary>What a template may say, and what it is refused for before anything is printed of it.</summary>
internal sealed class TemplateTextTests
{
    private static string Default => ContractTemplates.Default("fr");

    private static IReadOnlyList<TemplateProblem> ProblemsOf(string text) => TemplateText.Read(text).Problems;

    private static int LineOf(string text, string part) => text.Split('\n').ToList().FindIndex(x => x.Contains(part, StringComparison.Ordinal)) + 1;

    [TestCase("fr")]
    [TestCase("ar")]
    public void Those_that_come_with_the_service_can_be_used_as_they_are(string language)
    {
        var read = TemplateText.Read(ContractTemplates.Default(language));

        Assert.That(read.Problems, Is.Empty);
        Assert.That(read.Blocks.Where(x => x.Clause is not null).Select(x => x.Clause!.Value), Is.EquivalentTo(Enum.GetValues<ContractClause>()));
        Assert.That(read.Blocks.Select(x => x.Text), Has.None.Contain("//"), "remarks are printed nowhere");
    }

    [Test]
    public void Those_that_come_with_the_service_have_the_same_parts_in_both_languages() =>
        Assert.That(() => SideBySide.Demand(TemplateText.Read(Default).Blocks, TemplateText.Read(ContractTemplates.Default("ar")).Blocks), Throws.Nothing);

    [TestCase("loan.amuont", "loan.amount")]
    [TestCase("borower.name", "borrower.name")]
    [TestCase("Loan.Amount", "loan.amount")]
    [TestCase("loan.montant", "loan.amount")]
    [TestCase("xyzzy plugh", null)]
    public void A_field_that_there_isnt_is_named_with_its_line_and_the_nearest(string wrong, string? nearest)
    {
        var text = Default.Replace("{{loan.amount-in-words}}", "{{" + wrong + "}}", StringComparison.Ordinal);

        Assert.That(ProblemsOf(text), Is.EqualTo([new TemplateProblem(LineOf(text, wrong), "template.unknown-field", wrong, nearest)]));
    }

    /// <summary>What would run off the page, or be cut at its end, is refused before it is printed.</summary>
    [Test]
    public void A_table_fits_on_paper()
    {
        var (most, wide, tall) = ("| a | b | c | d | e | f |", "| a | b | c | d | e | f | g |", $"| a | {new string('x', 401)} |");

        Assert.That(ProblemsOf(Default.Replace("{{schedule}}", $"{most}\n\n{{{{schedule}}}}", StringComparison.Ordinal)), Is.Empty);
        Assert.That(ProblemsOf(Default.Replace("{{schedule}}", $"{wide}\n\n{{{{schedule}}}}", StringComparison.Ordinal)).Select(x => (x.Code, x.Found)), Is.EqualTo(new[] { ("template.too-many-columns", "7") }));
        Assert.That(ProblemsOf(Default.Replace("{{schedule}}", $"{tall}\n\n{{{{schedule}}}}", StringComparison.Ordinal)).Select(x => x.Code), Is.EqualTo(new[] { "template.cell-too-long" }));
    }

    [TestCase("## [late] ", "## ", "late")]
    [TestCase("## [data] ", "## [mentoring] ", "data")]
    public void A_clause_that_must_be_there_is_missed(string was, string becomes, string missing) =>
        Assert.That(ProblemsOf(Default.Replace(was, becomes, StringComparison.Ordinal)).Where(x => x.Line == 0), Is.EqualTo([new TemplateProblem(0, "template.missing-clause", missing)]));

    [Test]
    public void A_clause_that_there_isnt_is_named_with_the_nearest()
    {
        var text = Default.Replace("[early]", "[erly]", StringComparison.Ordinal);

        Assert.That(ProblemsOf(text)[0], Is.EqualTo(new TemplateProblem(LineOf(text, "[erly]"), "template.unknown-clause", "erly", "early")));
    }

    [TestCase("{{signatures}}", "", "template.missing-field", "signatures")]
    [TestCase("{{schedule}}", "{{schedule}}\n{{schedule}}", "template.twice", "schedule")]
    [TestCase("{{schedule}}", "Voici : {{schedule}}", "template.not-alone", "schedule")]
    [TestCase("{{signatures}}", "## Signatures\n{{signatures}}", "template.signatures-after-text", "signatures")]
    [TestCase("un prêt d’honneur de {{loan.amount}}", "un prêt d’honneur de {{loan.amount", "template.field-open", "{{loan.amount (")]
    [TestCase("{{schedule}}", "| A | B |\n|---|---|\n| 1 | 2 | 3 |\n\n{{schedule}}", "template.other-columns", "3")]
    [TestCase("## Dispositions", "## [late] Encore\n\n## Dispositions", "template.twice", "late")]
    public void What_would_print_wrongly_is_refused(string was, string becomes, string code, string found)
    {
        var problems = ProblemsOf(Default.Replace(was, becomes, StringComparison.Ordinal));

        Assert.That(problems.Select(x => x.Code), Has.Member(code));
        Assert.That(problems.First(x => x.Code == code).Found, Does.StartWith(found));
    }

    [Test]
    public void Paragraphs_lists_and_tables_are_told_apart()
    {
        var read = TemplateText.Read("# Titre\nun\ndeux\n\n- a\n- b\n| X | Y |\n|---|---|\n| 1 | 2 |\ntrois\r\n## Libre\n// rien\nquatre");

        Assert.That(read.Blocks.Select(x => (x.Kind, x.Text)), Is.EqualTo(new[]
        {
            (BlockKind.Title, "Titre"), (BlockKind.Paragraph, "un\ndeux"), (BlockKind.Item, "a"), (BlockKind.Item, "b"), (BlockKind.Table, ""), (BlockKind.Paragraph, "trois"),
            (BlockKind.Clause, "Libre"), (BlockKind.Paragraph, "quatre"),
        }));
        Assert.That(read.Blocks[4].Rows, Is.EqualTo(new[] { new[] { "X", "Y" }, new[] { "1", "2" } }));
    }

    [Test]
    public void A_value_is_never_read_as_a_template() =>
        Assert.That(TemplateText.Fill("{{borrower.name}} doit {{loan.amount}}", x => x == "borrower.name" ? "{{loan.amount}} }} {{" : "5"), Is.EqualTo("{{loan.amount}} }} {{ doit 5"));

    [TestCase('{')]
    [TestCase('|')]
    [TestCase('#')]
    [TestCase('-')]
    public void Nonsense_of_the_longest_size_is_read_to_its_end(char sign)
    {
        foreach (var text in new[] { new string(sign, TemplateText.Longest), string.Concat(Enumerable.Repeat($"{{{{{sign}}}}}", TemplateText.Longest / 5)), string.Concat(Enumerable.Repeat($"{sign} \n", TemplateText.Longest / 3)) })
            Assert.That(() => ProblemsOf(text), Throws.Nothing);
    }

    [Test]
    public void A_refusal_says_line_field_and_nearest()
    {
        var refused = Assert.Throws<RefusedException>(TemplateText.Read("{{loan.amuont}}").Demand);

        Assert.That(refused!.Arguments, Is.EqualTo(new object[] { 1, "loan.amuont", "loan.amount" }));
        Assert.That(refused.Message, Does.Contain("Line 1").And.Contain("'loan.amount'"));
    }
}
