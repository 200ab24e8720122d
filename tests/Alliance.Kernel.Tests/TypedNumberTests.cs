namespace Alliance.Kernel.Tests;

/// <summary>Whole numbers as people type and paste them.</summary>
public sealed class TypedNumberTests
{
    [TestCase("24", 24)]
    [TestCase(" 24 ", 24)]
    [TestCase("0", 0)]
    [TestCase("007", 7)]
    [TestCase("١٢", 12)]
    [TestCase("1 250", 1_250)]
    [TestCase("1\u202F250", 1_250, TestName = "narrow no-break space, as we write it")]
    [TestCase("1.250", 1_250)]
    [TestCase("1,250", 1_250)]
    [TestCase("1'250", 1_250)]
    [TestCase("1 234 567", 1_234_567)]
    [TestCase("24,0", 24)]
    [TestCase("24.00", 24)]
    [TestCase("0,000", 0)]
    public void Is_read(string typed, int number) => Assert.That(TypedNumber.Read(typed), Is.EqualTo(number));

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \u00A0\u200F ")]
    public void Nothing_is_nothing(string? typed) => Assert.That(TypedNumber.Read(typed), Is.Null);

    [TestCase("1,5", TypedNumber.NotWhole)]
    [TestCase("12.50", TypedNumber.NotWhole)]
    [TestCase("0,500", TypedNumber.NotWhole)]
    [TestCase("0.125", TypedNumber.NotWhole)]
    [TestCase("00,250", TypedNumber.NotWhole)]
    [TestCase("-5", TypedNumber.Unreadable)]
    [TestCase("+5", TypedNumber.Unreadable)]
    [TestCase("1e3", TypedNumber.Unreadable)]
    [TestCase("12 50", TypedNumber.Unreadable)]
    [TestCase("douze", TypedNumber.Unreadable)]
    [TestCase("99999999999", TypedNumber.Unreadable)]
    public void Anything_else_is_refused(string typed, string code) =>
        Assert.That(() => TypedNumber.Read(typed), Throws.TypeOf<RefusedException>().With.Property(nameof(RefusedException.Code)).EqualTo(code));
}
