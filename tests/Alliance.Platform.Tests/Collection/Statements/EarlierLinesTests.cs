using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Tests.Lending.Loans;
using CsCheck;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>A file against earlier ones, all of one day and sum. What the comparison costs is counted in memory, never in time.</summary>
internal sealed class EarlierLinesTests
{
    private static readonly DateOnly On = new(2024, 1, 3);

    private static StatementEntry Entry(int number, string label) => new(number, On, Money.Dirhams(500), label);

    private static EarlierLines Earlier(IEnumerable<string> labels) => new(labels.Select((x, i) => new EarlierLines.Earlier(On, Money.Dirhams(500), x, null, null, $"k{i}")));

    private static List<StatementLine> Lines(IEnumerable<string> earlier, IEnumerable<string> now, CancellationToken ct = default)
    {
        List<StatementEntry> entries = [.. now.Select((x, i) => Entry(i + 2, x))];
        return Earlier(earlier).Lines(new("b.csv", "h", null, new(StatementFormat.Csv, null, entries, []), LoanBuilder.Later), entries, ct);
    }

    /// <summary><c>known</c>: says the same; <c>alike</c>: other words; <c>new</c>.</summary>
    private static string Likenesses(IEnumerable<StatementLine> lines) =>
        string.Join(' ', lines.Select(x => x.State is StatementLineState.Known ? "known" : x.IsPerhapsKnown ? "alike" : "new"));

    [TestCase("A", "A", "known")]
    [TestCase("A", "A A", "known new", Description = "an earlier line is used once")]
    [TestCase("A B", "C A", "alike known", Description = "what says the same goes first, though it stands below")]
    [TestCase("A B", "C D E", "alike alike new")]
    [TestCase("A A B", "A C A D", "known alike known new")]
    [TestCase("Élan", "ELAN", "known", Description = "folded")]
    public void Each_earlier_line_is_found_once(string earlier, string now, string likenesses) =>
        Assert.That(Likenesses(Lines(earlier.Split(' '), now.Split(' '))), Is.EqualTo(likenesses));

    [Test]
    public void Whatever_the_words_as_many_are_known_as_pair_off_and_no_more_are_alike_than_are_left() =>
        Gen.Select(Gen.Int[0, 3].List[0, 12], Gen.Int[0, 3].List[1, 12]).Sample((earlier, now) =>
        {
            var lines = Lines(earlier.Select(x => $"w{x}"), now.Select(x => $"w{x}"));

            var pairs = Enumerable.Range(0, 4).Sum(x => Math.Min(earlier.Count(y => y == x), now.Count(y => y == x)));
            var known = lines.Count(x => x.State is StatementLineState.Known);
            var alike = lines.Count(x => x.IsPerhapsKnown) - known;
            return (known, alike) == (pairs, Math.Min(earlier.Count - pairs, now.Count - pairs));
        });

    [Test]
    public void Twice_as_many_lines_of_one_day_and_sum_cost_about_twice_as_much()
    {
        Allocated(10); // so that nothing is made once while it is counted

        var (few, many) = (Allocated(400), Allocated(800));

        Assert.That(many, Is.LessThan(few * 3), "four times as much where each is compared with each");
        Assert.That(many, Is.LessThan(800 * 20_000));
    }

    [Test]
    public void Whoever_leaves_is_not_compared_for_any_longer() =>
        Assert.That(() => Lines(["A"], ["B"], new(canceled: true)), Throws.InstanceOf<OperationCanceledException>());

    private static long Allocated(int lines)
    {
        List<string> earlier = [.. Enumerable.Range(0, lines).Select(x => $"VERSEMENT {x}")];
        List<string> now = [.. Enumerable.Range(0, lines).Select(x => $"DEPOT {x}")];
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Lines(earlier, now), Has.Count.EqualTo(lines));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
