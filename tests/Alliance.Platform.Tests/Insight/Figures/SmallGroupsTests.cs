using System.Globalization;
using Alliance.Contracts.Platform;
using Alliance.Platform.Insight.Figures;

namespace Alliance.Platform.Tests.Insight.Figures;

internal sealed class SmallGroupsTests
{
    private static readonly DateOnly Day = new(2023, 6, 30);

    [TestCase("5,6,7", "")]
    [TestCase("4,9,30", "0,1", Description = "the total would tell what the one withheld is")]
    [TestCase("4,3,30", "0,1")]
    [TestCase("0,9,30", "0,1", Description = "loans of people who are counted elsewhere")]
    [TestCase("0,-,30", "0,2", Description = "an empty group hides nothing while there are others")]
    [TestCase("3,-", "0,1", Description = "but alone, the small one would be the total")]
    [TestCase("-,9", "", Description = "of an empty group nothing is told")]
    [TestCase("1,2", "0,1")]
    [TestCase("3", "0")]
    public void A_group_of_fewer_than_five_persons_is_withheld(string persons, string withheld)
    {
        var cells = persons.Split(',').Select((x, i) => FigureCell.Of(Dimensions.Gender, $"{i}", x == "-" ? FigureSet.Zero
            : new() { [Indicators.Borrowers] = int.Parse(x, CultureInfo.InvariantCulture), [Indicators.LoansGranted] = 50 })).ToList();

        var shown = ShowBreakdown.Shown(cells, Day);

        Assert.That(string.Join(',', shown.Where(x => x.Figures is null).Select(x => x.Value)), Is.EqualTo(withheld));
        Assert.That(shown.Select(x => x.Value), Is.EqualTo(cells.Select(x => x.By!.Value)), "that there is such a group may be seen");
    }
}
