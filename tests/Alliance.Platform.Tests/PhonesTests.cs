using Alliance.Platform.Entries;

namespace Alliance.Platform.Tests;

/// <summary>What people write into a field for a phone, and what a telephone would dial.</summary>
internal sealed class PhonesTests
{
    [TestCase("0612 345 678", "0612345678")]
    [TestCase("+212 612-345-678", "+212612345678")]
    [TestCase("+212 (0) 612 345 678", "+212612345678")]
    [TestCase("00212 612 345 678", "00212612345678")]
    [TestCase("٠٦١٢ ٣٤٥ ٦٧٨", "0612345678")]
    [TestCase("\u200E+٢١٢ ٦١٢ ٣٤٥ ٦٧٨", "+212612345678")]
    [TestCase("06.12.34.56.78", "0612345678")]
    [TestCase("0537 70 00 00 poste 12", "0537700000")]
    [TestCase("0612345678 / 0661000000", "0612345678", "0661000000")]
    [TestCase("0612345678 ou 0661000000", "0612345678", "0661000000")]
    [TestCase("0612345678،0661000000", "0612345678", "0661000000")]
    [TestCase("0612345678 و 0661000000", "0612345678", "0661000000")]
    [TestCase("0612345678; 0661000000, 0537700000", "0612345678", "0661000000", "0537700000")]
    [TestCase("0612345678 / bureau", "0612345678", null)]
    public void Each_number_is_dialled_for_itself(string written, params string?[] dialled) =>
        Assert.That(Phones.In(written).Select(x => x.Dialled), Is.EqualTo(dialled));

    [TestCase(null)]
    [TestCase("  ")]
    [TestCase(" / ")]
    public void Nothing_is_nothing(string? written) => Assert.That(Phones.In(written), Is.Empty);

    [Test]
    public void For_a_single_button_the_first_that_can_be_called() => Assert.That(Phones.First("bureau / 0612 345 678"), Is.EqualTo("0612345678"));
}
