using Alliance.Contracts.Platform;
using CsCheck;

namespace Alliance.Federation.Tests.Figures;

/// <summary>Which cells of a breakdown are withheld. Cases are "value persons" by year, <c>*</c> stands for a withheld one.</summary>
public sealed class ToldBreakdownTests
{
    [TestCase("trade 40, crafts 30", "trade 40, crafts 30", Description = "nobody is alone")]
    [TestCase("trade 5, crafts 40", "crafts 40, trade 5")]
    [TestCase("trade 40, crafts 4, fishing 3", "trade 40, crafts *, fishing *")]
    [TestCase("trade 40, crafts 12, fishing 2", "trade 40, crafts *, fishing *", Description = "alone, the total would tell of it: the next one hides it")]
    [TestCase("trade 40, crafts 2, fishing 1", "crafts *, fishing *, trade *", Description = "three together are still few: the next one too")]
    [TestCase("trade 40, crafts 30, agriculture 2, fishing 1", "trade 40, agriculture *, crafts *, fishing *")]
    [TestCase("fishing 3", "agri-food *, agriculture *, construction *, crafts *, digital *, education *, fishing *, health *, industry *, services *, tourism *, trade *, transport *",
        Description = "empty cells hide the only one")]
    public void A_group_of_fewer_than_five_is_withheld_and_what_would_tell_of_it(string cells, string told) =>
        Assert.That(Told(cells).Split(", "), Is.EquivalentTo(told.Split(", ")));

    [Test]
    public void Those_told_come_first_and_those_withheld_by_their_names_since_a_place_tells_a_size() =>
        Assert.That(Told("trade 40, agriculture 2, crafts 30, fishing 60, digital 3"), Is.EqualTo("fishing 60, trade 40, crafts 30, agriculture *, digital *"));

    [Test]
    public void A_few_applicants_are_withheld_though_nobody_has_borrowed_yet() =>
        Assert.That(Withheld(Table(2020, ("trade", Figures(50, 40)), ("crafts", Figures(20, 10)), ("fishing", Figures(3, 0)))), Is.EquivalentTo(new[] { "fishing", "crafts" }));

    [Test]
    public void Many_applicants_are_told_though_nobody_has_borrowed_yet() =>
        Assert.That(Withheld(Table(2020, ("trade", Figures(50, 40)), ("fishing", new() { [Indicators.Applicants] = 30, [Indicators.ApplicationsReceived] = 30 }))), Is.Empty);

    /// <summary>Somebody counted at a first enterprise, in another sector, got a loan for a second one.</summary>
    [Test]
    public void One_loan_is_withheld_where_nobody_is_counted() =>
        Assert.That(
            Withheld(Table(2020, ("trade", Figures(50, 40)), ("crafts", Figures(9, 9)), ("fishing", new() { [Indicators.LoansGranted] = 1, [Indicators.AmountGranted] = 5_000_000 }))),
            Is.EquivalentTo(new[] { "fishing", "crafts" }));

    [TestCase("trade 40, crafts 30", "trade 45, crafts 30", "trade 45, crafts 30", Description = "five came to one")]
    [TestCase("trade 40, crafts 30", "trade 45, crafts 35", "trade 45, crafts 35", Description = "five each")]
    [TestCase("trade 40, crafts 30, tourism 90", "trade 41, crafts 40, tourism 90", "trade *, crafts *, tourism 90", Description = "one came to trade: 41 less 40 would be that person")]
    [TestCase("trade 40, crafts 3, fishing 30, tourism 90", "trade 40, crafts 5, fishing 38, tourism 90", "trade 40, crafts 5, fishing 38, tourism 90", Description = "two came to where three had been withheld: they are told as five")]
    [TestCase("trade 40, crafts 30, tourism 90", "trade 41, crafts 30, tourism 99", "trade *, crafts *, tourism *",
        Description = "one came to trade and nobody to crafts: together they would still tell of the one")]
    public void Who_came_since_the_year_before_is_told_of_when_they_are_five(string before, string now, string told)
    {
        var shown = Last([Table(2020, before), Table(2021, now)]).Cells.Where(x => now.Contains(x.Value, StringComparison.Ordinal));

        Assert.That(string.Join(", ", shown.Select(Words)).Split(", "), Is.EquivalentTo(told.Split(", ")));
    }

    /// <summary>Tiznit and Agadir are one platform's, whose total is published; Oujda another's. What is withheld of the first is covered by its own.</summary>
    [Test]
    public void A_platforms_total_gives_none_of_its_provinces_away()
    {
        var told = Last([new BreakdownTable(new(2020, 12, 31), Dimensions.Province,
        [
            new([Province("Tiznit", 3), Province("Agadir", 200), Province("Taroudannt", 300)], []),
            new([Province("Oujda", 6), Province("Nador", 7), Province("Berkane", 90)], []),
        ])]);

        Assert.That(told.Cells.Where(x => x.Withheld).Select(x => x.Value), Is.EquivalentTo(new[] { "Tiznit", "Agadir" }));
    }

    /// <summary>Enterprises created are a headline: of 100 financed, 97 are created, so that three are not.</summary>
    [Test]
    public void A_headline_gives_no_kind_of_project_away() =>
        Assert.That(
            Last([new BreakdownTable(new(2020, 12, 31), Dimensions.ProjectKind,
                [new([FigureCell.Of(Dimensions.ProjectKind, "created", Figures(97, 97)), FigureCell.Of(Dimensions.ProjectKind, "taken-over", Figures(3, 3))], [])])]).Cells.Select(x => x.Value),
            Is.EquivalentTo(new[] { "created", "taken-over", "developed" }));

    /// <summary>Histories of a few years, several platforms, dossiers and loans, attacked by somebody who adds and subtracts.</summary>
    [Test]
    public void Nothing_that_is_told_tells_of_one_to_four_persons() =>
        Gen.Select(
            Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 12], Gen.Bool).Array[1, 40], Gen.Bool)
        .Sample((arrivals, apart) =>
        {
            var tables = new List<BreakdownTable>();
            for (var year = 0; year < 4; year++)
            {
                var parts = arrivals.Where(x => x.Item3 <= year).GroupBy(x => apart ? x.Item2 / 2 : 0).Select(platform => new BreakdownPart(
                    [.. platform.GroupBy(x => x.Item2).Select(x => FigureCell.Of(Dimensions.Province, $"{x.Key}", x.Aggregate(FigureSet.Zero, (sum, y) => sum + Figures(y.Item4, y.Item5 ? y.Item4 : y.Item4 / 2))))], [])).ToList();
                if (parts.Count > 0) tables.Add(new BreakdownTable(new(2020 + year, 12, 31), Dimensions.Province, parts));
            }

            var read = tables.Select((x, i) => Read(x, Last(tables.Take(i + 1)))).ToList();
            var found = DisclosureAttack.On(read);
            return found.Count == 0 ? true : throw new InvalidOperationException(string.Join('\n', found.Concat(read.Select(x => string.Join(' ', x.Cells.Select(y => $"{y.Key}:{y.Value?["applicants"]}/{y.Value?["borrowers"]}"))))));
        }, iter: 1_000);

    /// <summary>The last of several years, each told after those before it.</summary>
    private static ToldBreakdown Last(IEnumerable<BreakdownTable> yearEnds) =>
        yearEnds.Aggregate(new List<ToldTable>(), (told, next) => [.. told, ToldTable.Of(next, told)])[^1].Told([.. Indicators.Stocks.Select(x => x.Code)]);

    /// <summary>What is published besides is each platform's total, of its own provinces alone, and the total of all.</summary>
    private static ReadTable Read(BreakdownTable table, ToldBreakdown told) => new(
        table.AsOf,
        told.Cells.ToDictionary(x => x.Value, x => x.Figures is null ? null : (IReadOnlyDictionary<string, decimal>)Numbers(x.Figures), StringComparer.Ordinal),
        [.. table.Platforms.Select(x => x.Cells).Append([.. table.Platforms.SelectMany(x => x.Cells)]).Select(Total)]);

    private static (IReadOnlySet<string>, IReadOnlyDictionary<string, decimal>) Total(IReadOnlyList<FigureCell> cells) => (
        cells.Where(x => x.Figures != FigureSet.Zero).Select(x => x.By!.Value).ToHashSet(StringComparer.Ordinal),
        Numbers(cells.Aggregate(FigureSet.Zero, (sum, x) => sum + x.Figures)));

    private static Dictionary<string, decimal> Numbers(FigureSet figures) =>
        new[] { Indicators.Applicants, Indicators.ApplicationsReceived, Indicators.Borrowers, Indicators.LoansGranted }.ToDictionary(x => x.Code, x => (decimal)figures[x], StringComparer.Ordinal);

    private static string Told(string cells) => string.Join(", ", Last([Table(2020, cells)]).Cells.Select(Words));

    private static string Words(ToldCell x) => $"{x.Value} {(x.Figures is null ? "*" : $"{x.Figures[Indicators.Borrowers]}")}";

    private static IEnumerable<string> Withheld(BreakdownTable table) => Last([table]).Cells.Where(x => x.Withheld).Select(x => x.Value);

    private static BreakdownTable Table(int year, string cells) =>
        Table(year, [.. cells.Split(", ").Select(x => x.Split(' ')).Select(x => (x[0], Figures(int.Parse(x[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(x[1], System.Globalization.CultureInfo.InvariantCulture))))]);

    private static BreakdownTable Table(int year, params (string Value, FigureSet Figures)[] cells) =>
        new BreakdownTable(new(year, 12, 31), Dimensions.Sector, [new([.. cells.Select(x => FigureCell.Of(Dimensions.Sector, x.Value, x.Figures))], [])]);

    private static FigureCell Province(string name, int persons) => FigureCell.Of(Dimensions.Province, name, Figures(persons, persons));

    /// <summary>Loans of 50 000 DH, one for each borrower.</summary>
    private static FigureSet Figures(int applicants, int borrowers) => new()
    {
        [Indicators.Applicants] = applicants,
        [Indicators.ApplicationsReceived] = applicants,
        [Indicators.Borrowers] = borrowers,
        [Indicators.LoansGranted] = borrowers,
        [Indicators.AmountGranted] = borrowers * 5_000_000L,
    };
}
