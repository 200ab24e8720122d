using Alliance.Contracts.Platform;
using Alliance.Federation.Figures;
using CsCheck;

namespace Alliance.Federation.Tests.Figures;

public sealed class WithholdingTests
{
    [Test]
    public void A_group_of_fewer_than_five_persons_is_withheld() =>
        Assert.That(Withheld(("agriculture", 4), ("trade", 3), ("crafts", 40)), Is.EqualTo("agriculture, trade"));

    [Test]
    public void A_group_of_five_is_shown() => Assert.That(Withheld(("agriculture", 5), ("trade", 40)), Is.Empty);

    [Test]
    public void A_single_small_group_takes_the_next_one_with_it_since_the_total_would_give_it_away() =>
        Assert.That(Withheld(("agriculture", 2), ("trade", 12), ("crafts", 40)), Is.EqualTo("agriculture, trade"));

    [Test]
    public void Small_groups_that_are_fewer_than_five_together_take_the_next_one_with_them() =>
        Assert.That(Withheld(("agriculture", 1), ("trade", 2), ("crafts", 40)), Is.EqualTo("agriculture, trade, crafts"));

    [Test]
    public void A_group_of_nobody_hides_nobody() => Assert.That(Withheld(("agriculture", 0), ("trade", 40)), Is.Empty);

    [Test]
    public void A_withheld_cell_has_no_figure_at_all() =>
        Assert.That(Withholding.Apply([Cell("agriculture", 2)]).Single(), Is.EqualTo(new ShownCell("agriculture", null)));

    [Test]
    public void A_few_applicants_are_withheld_though_nobody_has_borrowed_yet() =>
        Assert.That(
            Withholding.Apply([Cell("agriculture", 0, applicants: 3), Cell("trade", 40, 50), Cell("crafts", 9, 10)]).Where(x => x.Withheld).Select(x => x.Value),
            Is.EquivalentTo(new[] { "agriculture", "crafts" }));

    /// <summary>Somebody counted at a first enterprise, in another sector, got a loan for a second one.</summary>
    [Test]
    public void One_loan_is_withheld_where_nobody_is_counted() =>
        Assert.That(
            Withholding.Apply([Loans("fishing", 1), Cell("crafts", 9), Cell("trade", 40)]).Where(x => x.Withheld).Select(x => x.Value),
            Is.EquivalentTo(new[] { "fishing", "crafts" }));

    [Test]
    public void An_empty_group_is_withheld_where_nothing_else_can_hide_a_small_one() =>
        Assert.That(Withheld(("agriculture", 3), ("trade", 0)), Is.EqualTo("agriculture, trade"));

    /// <summary>Who knows the total and every cell shown learns nothing about fewer than five persons, nor about one cell alone.</summary>
    [Test]
    public void What_is_withheld_cannot_be_computed_from_what_is_shown() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 2]).Array[1, 12].Sample(groups =>
        {
            var cells = groups.Select((x, i) => x.Item1 == 0 ? Loans($"cell {i}", x.Item2) : Cell($"cell {i}", x.Item1)).ToArray();
            var shown = Withholding.Apply(cells);

            var remainder = groups.Sum(x => x.Item1) - shown.Sum(x => Persons(x) ?? 0);
            var hidden = shown.Count(x => x.Withheld);
            return shown.All(x => x.Withheld || Persons(x) >= 5 || x.Figures == FigureSet.Zero)
                && (hidden == 0 || hidden == shown.Length || (hidden > 1 && (remainder >= 5 || shown.All(x => x.Withheld || x.Figures == FigureSet.Zero))));
        });

    private static string Withheld(params (string Value, int Persons)[] cells) =>
        string.Join(", ", Withholding.Apply([.. cells.Select(x => Cell(x.Value, x.Persons))]).Where(x => x.Withheld).Select(x => x.Value));

    private static long? Persons(ShownCell cell) => cell.Figures?[Indicators.Borrowers];

    private static FigureCell Loans(string value, int loans) => FigureCell.Of(Dimensions.Sector, value, new() { [Indicators.LoansGranted] = loans });

    private static FigureCell Cell(string value, int borrowers, int? applicants = null) => FigureCell.Of(Dimensions.Sector, value, new()
    {
        [Indicators.Borrowers] = borrowers,
        [Indicators.Applicants] = applicants ?? borrowers,
        [Indicators.EnterprisesFinanced] = borrowers,
    });
}
