using System.Globalization;
using System.Numerics;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Tests;

internal sealed class IdentifiersTests
{
    [TestCase("J123456", true)]
    [TestCase("JB1", true)]
    [TestCase("jb1234567", true)]
    [TestCase("JBK123", false)]
    [TestCase("J", false)]
    [TestCase("J12345678", false)]
    [TestCase("123456", false)]
    [TestCase("", false)]
    public void A_card_has_one_or_two_letters_and_up_to_seven_digits(string text, bool valid) =>
        Assert.That(Identifiers.IsCin(text), Is.EqualTo(valid));

    [TestCase("000000000000097", true)]
    [TestCase("000000000000098", false)]
    [TestCase("00000000000097", false)]
    [TestCase("00000000000009a", false)]
    public void An_ice_is_divisible_by_97(string text, bool valid) => Assert.That(Identifiers.IsIce(text), Is.EqualTo(valid));

    [Test]
    public void A_rib_has_24_digits_divisible_by_97()
    {
        var account = "0117800000123456789012";
        var key = 97 - (int)(BigInteger.Parse(account + "00", CultureInfo.InvariantCulture) % 97);

        Assert.That(Identifiers.IsRib($"{account}{key:00}"), Is.True);
        Assert.That(Identifiers.IsRib($"{account}{(key + 1) % 97:00}"), Is.False);
    }
}
