using CsCheck;

namespace Alliance.Kernel.Tests;

public sealed class PagingTests
{
    [Test]
    public void Pages_one_after_the_other_are_all_rows_in_their_order() =>
        Gen.Select(Gen.Int[0, 120], Gen.Int[1, 40]).Sample((total, size) =>
        {
            var rows = Enumerable.Range(0, total).ToList();
            var pages = Enumerable.Range(1, new Paging(1, size).PagesOf(total)).Select(x => rows.On(new Paging(x, size)).ToList()).ToList();

            return pages.SelectMany(x => x).SequenceEqual(rows) && pages.SkipLast(1).All(x => x.Count == size);
        });

    [Test]
    public void Nothing_said_is_the_first_page_of_25() =>
        Assert.That((default(Paging).Number, default(Paging).Size, default(Paging).Skip), Is.EqualTo((1, 25, 0)));

    [TestCase(0, 25)]
    [TestCase(1, 0)]
    [TestCase(1, 201)]
    [TestCase(100_001, 25)]
    public void Pages_begin_with_1_and_have_at_most_200_rows(int number, int size) =>
        Assert.That(() => new Paging(number, size), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(1, 0, 0)]
    [TestCase(1, 24, 24)]
    [TestCase(1, 25, null)]
    [TestCase(3, 7, 57)]
    [TestCase(3, 0, null)]
    public void A_page_that_is_not_full_tells_how_many_there_are(int number, int rows, int? total) => Assert.That(new Paging(number).TotalBy(rows), Is.EqualTo(total));

    [TestCase("3", "50", 3, 50)]
    [TestCase(null, null, 1, 25)]
    [TestCase("0", "201", 1, 25)]
    [TestCase("-2", " 5", 1, 25)]
    [TestCase("x", "1e3", 1, 25)]
    [TestCase("99999999999999", "", 1, 25)]
    public void An_address_that_makes_no_sense_is_as_if_it_said_nothing(string? number, string? size, int expectedNumber, int expectedSize) =>
        Assert.That(Paging.Read(number, size), Is.EqualTo(new Paging(expectedNumber, expectedSize)));
}
