using System.Globalization;
using System.Text.Json;
using CsCheck;

namespace Alliance.Kernel.Tests;

public sealed class MoneyTests
{
    /// <summary>Up to the largest amount that JSON takes, of either sign.</summary>
    private static readonly Gen<Money> Amounts = Gen.Long[-100_000_000_000_000, 100_000_000_000_000].Select(x => new Money(x));

    private static readonly long[] Units = [1, 100, 1_000, 5_000];

    private sealed record Payment(Money Amount, string? Reference = null);

    [Test]
    public void Travels_through_JSON_unchanged() =>
        Amounts.Sample(x => JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(x)) == x);

    [Test]
    public void Travels_as_a_plain_number_of_dirhams() =>
        Assert.That(JsonSerializer.Serialize(new Payment(new(125_050)), JsonSerializerOptions.Web), Does.Contain("\"amount\":1250.5"));

    [TestCase("10.005")]
    [TestCase("0.001")]
    [TestCase("1e-3")]
    [TestCase("\"1250.50\"")]
    [TestCase("null")]
    [TestCase("true")]
    [TestCase("{\"centimes\":5}")]
    [TestCase("1e20")]
    [TestCase("1000000000000.01")]
    public void What_is_not_a_number_of_whole_centimes_is_not_read_as_zero(string json) =>
        Assert.That(() => JsonSerializer.Deserialize<Payment>($"{{\"Amount\":{json}}}"), Throws.InstanceOf<JsonException>());

    [TestCase("1250.50", 125_050)]
    [TestCase("1250.500", 125_050)]
    [TestCase("1.5e3", 150_000)]
    [TestCase("-0.01", -1)]
    public void Trailing_zeros_and_exponents_are_the_same_number(string json, long centimes) =>
        Assert.That(JsonSerializer.Deserialize<Money>(json).Centimes, Is.EqualTo(centimes));

    [Test]
    public void A_fraction_of_a_centime_is_refused() =>
        Assert.That(() => Money.Dirhams(10.005m), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("money.fraction-of-centime"));

    [TestCase(5_000_000, "50\u202F000,00")]
    [TestCase(123_456_789, "1\u202F234\u202F567,89")]
    [TestCase(5, "0,05")]
    [TestCase(-125_050, "-1\u202F250,50")]
    public void Is_shown_with_narrow_no_break_spaces_and_a_comma_in_every_language(long centimes, string shown)
    {
        foreach (var culture in new[] { "fr-MA", "ar-MA", "en-GB" })
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(new Money(centimes).ToString(), Is.EqualTo(shown), culture);
        }
    }

    [TestCase(250, 100, 200)]
    [TestCase(350, 100, 400)]
    [TestCase(251, 100, 300)]
    [TestCase(16_666.67, 100, 16_700)]
    [TestCase(1_500, 1_000, 2_000)]
    public void Rounds_half_to_even_units(decimal centimes, long unit, long rounded) =>
        Assert.That(Money.Rounded(centimes, new(unit)).Centimes, Is.EqualTo(rounded));

    [Test]
    public void Rounding_moves_by_half_a_unit_at_most_and_ends_on_a_unit() =>
        Gen.Select(Gen.Long[0, 1_000_000_000], Gen.Int[0, Units.Length - 1]).Sample((centimes, which) =>
        {
            var unit = Units[which];
            var rounded = Money.Rounded(centimes, new(unit)).Centimes;
            return rounded % unit == 0 && Math.Abs(rounded - centimes) * 2 <= unit;
        });

    [Test]
    public void Adds_up_exactly() =>
        Amounts.List[0, 30].Sample(x => x.Sum().Centimes == x.Sum(y => y.Centimes));

    [Test]
    public void More_than_can_be_held_is_an_error_and_not_a_negative_amount() =>
        Assert.That(() => new Money(long.MaxValue) + new Money(1), Throws.TypeOf<OverflowException>());
}
