using System.Text.RegularExpressions;

namespace Alliance.Architecture.Tests;

/// <summary>No test's outcome depends on how fast the machine is: it waits for what happens, never for a time to pass.</summary>
public sealed class Patience
{
    private const string Clocks =
        @"\b(Task\.Delay|Thread\.Sleep|SpinWait|CancelAfter|WaitAsync(?!\(\))|WaitForTimeoutAsync|Stopwatch|GetElapsedTime|TickCount(64)?|PeriodicTimer)\b"
        + @"|\b(GotoAsync|GoBackAsync|GoForwardAsync|ReloadAsync|WaitForURLAsync|WaitForLoadStateAsync|RunAndWaitForNavigationAsync)\b"
        + @"|\bnew (System\.Threading\.)?Timer\(|\bCancellationTokenSource\([^)]|\.After\(\d|\[(Retry|MaxTime|Timeout|CancelAfter)\b|[,\[] ?(Retry|MaxTime|Timeout)\(\d|\.(Wait|WaitOne|Join)\(\s*(\d|TimeSpan)";

    /// <summary>Who looks at a clock all the same, and why its outcome doesn't depend on it.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["tests/Alliance.Testing/Eventually.cs"] = "the one place that waits; its patience ends what would hang for ever",
        ["tests/Alliance.EndToEnd.Tests/Browsing/Browsers.cs"] = "opens pages; a browser's own waiting for one that has come already never ends, so it is asked where it is",
        ["tests/Alliance.EndToEnd.Tests/Onboarding/OthersWatch.cs"] = "leaves the machine to others between two questions; how many are asked is waited for",
        ["tests/Alliance.EndToEnd.Tests/Messages/RabbitMq.cs"] = "a broker that is coming up may accept a connection and say nothing: it is asked again",
        ["tests/Alliance.Benchmarks/"] = "measures time, and asserts nothing",
    };

    [Test]
    public void Tests_wait_for_what_happens()
    {
        var found = Watching().Where(x => !Allowed.Keys.Any(allowed => x.File.IsIn(allowed))).Select(x => $"{x.File.Path}:{x.Line}: {x.Code}");

        Assert.That(found, Is.Empty, "Use Eventually or Statements of Alliance.Testing, a fake clock, a barrier; or say here why it must be so.");
    }

    [Test]
    public void Nobody_is_allowed_without_need() =>
        Assert.That(Allowed.Keys.Where(allowed => !Watching().Any(x => x.File.IsIn(allowed))), Is.Empty);

    private static IEnumerable<(SourceFile File, int Line, string Code)> Watching() =>
        from file in Product.Files("tests", ".cs")
        where !file.IsIn("tests/Alliance.Architecture.Tests/Patience.cs")
        from line in file.Lines
        where Regex.IsMatch(line.Code, Clocks)
        select (file, line.Number, line.Code.Trim());
}
