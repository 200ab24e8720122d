using System.Globalization;
using CsCheck;

namespace Alliance.Kernel.Tests;

/// <summary>Days as people type and paste them, whatever the language of their browser and keyboard. What each means was written down by hand.</summary>
public sealed class TypedDayTests
{
    [TestCase("30/06/2023")]
    [TestCase("30/6/2023")]
    [TestCase("30-06-2023")]
    [TestCase("30.06.2023")]
    [TestCase("30 06 2023")]
    [TestCase("30 / 06 / 2023")]
    [TestCase("30062023", TestName = "without signs, as on a keypad")]
    [TestCase("2023-06-30")]
    [TestCase("2023/06/30")]
    [TestCase("20230630")]
    [TestCase("٣٠/٠٦/٢٠٢٣", TestName = "Arabic-Indic digits")]
    [TestCase("۳۰/۰۶/۲۰۲۳", TestName = "Persian digits")]
    [TestCase("٣٠\u060D٠٦\u060D٢٠٢٣", TestName = "Arabic date sign")]
    [TestCase("\u200F30/06/2023\u200F", TestName = "pasted with invisible marks")]
    [TestCase("30\u201106\u20112023", TestName = "hyphens that don't break")]
    [TestCase("30 juin 2023")]
    [TestCase("30\u00A0JUIN\u00A02023")]
    [TestCase("30 يونيو 2023")]
    [TestCase("30 June 2023")]
    [TestCase("June 30, 2023")]
    [TestCase("30th June 2023")]
    [TestCase("30-Jun-2023")]
    public void Is_read(string typed) => Assert.That(TypedDay.Read(typed), Is.EqualTo(new DateOnly(2023, 6, 30)));

    [TestCase("1er juillet 2022", 2022, 7, 1)]
    [TestCase("15 juil. 2022", 2022, 7, 15)]
    [TestCase("9 févr. 2024", 2024, 2, 9)]
    [TestCase("9 FEVRIER 2024", 2024, 2, 9)]
    [TestCase("15 يوليوز 2022", 2022, 7, 15)]
    [TestCase("15 يوليو 2022", 2022, 7, 15)]
    [TestCase("31 غشت 2022", 2022, 8, 31)]
    [TestCase("31 أغسطس 2022", 2022, 8, 31)]
    [TestCase("4 ابريل 2022", 2022, 4, 4)]
    [TestCase("29/02/2024", 2024, 2, 29)]
    public void Months_are_known_by_their_names(string typed, int year, int month, int day) => Assert.That(TypedDay.Read(typed), Is.EqualTo(new DateOnly(year, month, day)));

    /// <summary>An American would mean the fourth of March.</summary>
    [Test]
    public void The_day_stands_first() => Assert.That(TypedDay.Read("03/04/2023"), Is.EqualTo(new DateOnly(2023, 4, 3)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \u00A0\u200F ")]
    public void Nothing_is_nothing(string? typed) => Assert.That(TypedDay.Read(typed), Is.Null);

    [TestCase("30/06/23", TypedDay.ShortYear)]
    [TestCase("23-06-30", TypedDay.ShortYear)]
    [TestCase("30 juin 23", TypedDay.ShortYear)]
    [TestCase("06/30/2023", TypedDay.MonthFirst, "30/06/2023")]
    [TestCase("2023-30-06", TypedDay.MonthFirst, "30/06/2023")]
    [TestCase("31/02/2023", TypedDay.NotInMonth, 28)]
    [TestCase("30/02/2024", TypedDay.NotInMonth, 29)]
    [TestCase("31/04/2023", TypedDay.NotInMonth, 30)]
    [TestCase("30/06/0203", TypedDay.OutOfBounds)]
    [TestCase("30/06/2323", TypedDay.OutOfBounds)]
    [TestCase("30/06", TypedDay.Unreadable)]
    [TestCase("30/06/203", TypedDay.Unreadable)]
    [TestCase("30/06/20233", TypedDay.Unreadable)]
    [TestCase("30/06-2023", TypedDay.Unreadable)]
    [TestCase("32/06/2023", TypedDay.Unreadable)]
    [TestCase("13/13/2023", TypedDay.Unreadable)]
    [TestCase("0/06/2023", TypedDay.Unreadable)]
    [TestCase("00/00/0000", TypedDay.Unreadable)]
    [TestCase("30 brumaire 2023", TypedDay.Unreadable)]
    [TestCase("hier", TypedDay.Unreadable)]
    [TestCase("45107", TypedDay.Unreadable)]
    public void Anything_else_is_refused_and_says_why(string typed, string code, params object[] told)
    {
        var refused = Assert.Throws<RefusedException>(() => TypedDay.Read(typed));

        Assert.That(refused!.Code, Is.EqualTo(code));
        Assert.That(refused.Arguments, Is.EqualTo(told));
        Assert.That(TypedDay.Find(typed), Is.Null);
    }

    [Test]
    public void What_we_show_is_read_back() => Gen.Int[0, BusinessDay.Last.DayNumber - BusinessDay.First.DayNumber].Select(x => BusinessDay.First.AddDays(x)).Sample(day =>
        TypedDay.Read(TypedDay.Write(day)) == day && new[] { "d MMM yyyy", "d MMMM yyyy" }.All(form =>
            new[] { "fr", "en" }.All(language => TypedDay.Read(day.ToString(form, CultureInfo.GetCultureInfo(language))) == day)));
}
