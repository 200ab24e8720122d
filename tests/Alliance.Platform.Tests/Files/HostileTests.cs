using System.Text;
using Alliance.Platform.Files;
using Alliance.Platform.Files.Iso20022;

namespace Alliance.Platform.Tests.Files;

/// <summary>Files that cost without proportion to their size. What they may cost is counted, in steps and in memory, never in time.</summary>
internal sealed class HostileTests
{
    private const long MostAllocated = 50_000_000;

    private static IEnumerable<TestCaseData> Files() => HostileFiles.All().Select(x => new TestCaseData(x.Write, x.Fault, x.MostSteps).SetArgDisplayNames(x.Name));

    [TestCaseSource(nameof(Files))]
    public void Cost_little_and_are_refused(Func<byte[]> write, string fault, int mostSteps)
    {
        var file = write();
        var reading = new Reading(FileLimits.Default);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refused = Assert.Catch<UnreadableException>(() => Consume(file, reading));

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(refused!.Fault, Is.EqualTo(fault));
        Assert.That(reading.Steps, Is.LessThanOrEqualTo(mostSteps), "steps");
        Assert.That(allocated, Is.LessThanOrEqualTo(MostAllocated), "bytes allocated");
    }

    [Test]
    public void Whoever_leaves_is_not_read_for_any_longer()
    {
        using var left = new CancellationTokenSource();
        var reading = new Reading(FileLimits.Default, left.Token);
        using var rows = TableFile.Sheets(Text("Date;Libellé;Crédit\n" + string.Concat(Enumerable.Repeat("03/01/2024;A;5\n", 1_000))), reading)[0].Rows.GetEnumerator();
        rows.MoveNext();
        var steps = reading.Steps;

        left.Cancel();

        Assert.That(() => rows.MoveNext(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(reading.Steps, Is.EqualTo(steps));
    }

    private static void Consume(byte[] file, Reading reading)
    {
        reading.RefuseTooLarge(file.Length);
        if (FileKinds.Of(file) is FileKind.Xml) Iso20022File.Read(file, reading);
        else
            foreach (var sheet in TableFile.Sheets(file, reading))
                foreach (var row in sheet.Rows)
                    if (row.Problem is "line-too-long") throw new UnreadableException("line-too-long", "The row says it itself.");
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
