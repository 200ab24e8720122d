using Alliance.Contracts.Platform;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Tests.Insight.Figures;

internal sealed class DimensionsTests
{
    /// <summary>An empty cell may have to hide a small one: then it has to be known that there is such a cell.</summary>
    [Test]
    public void Every_value_that_a_cell_may_have_is_known_to_whoever_withholds()
    {
        Assert.That(Dimensions.ValuesOf(Dimensions.Gender), Is.EquivalentTo(Enum.GetValues<Gender>().Select(KebabCase.Of)));
        Assert.That(Dimensions.ValuesOf(Dimensions.ProjectKind), Is.EquivalentTo(Enum.GetValues<ProjectKind>().Select(KebabCase.Of)));
        Assert.That(KebabCase.Of(ProjectKind.Created), Is.EqualTo(Dimensions.Created));
    }
}
