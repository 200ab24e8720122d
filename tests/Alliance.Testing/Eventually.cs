using System.Diagnostics;
using NUnit.Framework;

namespace Alliance.Testing;

/// <summary>Waits for what must happen, however slow the machine is. Patience is no assertion: it ends what would hang for ever.</summary>
/// <remarks>The one place where tests wait by the clock. To show that nothing happens, send something after it that does, and wait for that.</remarks>
public static class Eventually
{
    /// <summary>How long to wait for what would else hang for ever: of clients too, whose own 100 seconds are short on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(25);

    /// <summary>Looks again and again until it is so.</summary>
    /// <param name="isSo">What is looked at.</param>
    /// <param name="what">Said when it never comes to be so.</param>
    public static async Task Holds(Func<Task<bool>> isSo, string what)
    {
        ArgumentNullException.ThrowIfNull(isSo);
        var since = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(since) > Patience) Assert.Fail($"Waited in vain: {what}.");
            await Task.Delay(BetweenLooks);
        }
    }

    /// <inheritdoc cref="Holds(Func{Task{bool}}, string)"/>
    public static Task Holds(Func<bool> isSo, string what) => Holds(() => Task.FromResult(isSo()), what);

    /// <summary>Looks until it equals what is expected, as long as it changes now and then; fails with what it was last.</summary>
    public static async Task Becomes<T>(Func<Task<T>> look, T expected)
    {
        ArgumentNullException.ThrowIfNull(look);
        var (since, before) = (Stopwatch.GetTimestamp(), default(T));
        while (true)
        {
            var seen = await look();
            if (EqualityComparer<T>.Default.Equals(seen, expected)) return;
            if (!EqualityComparer<T>.Default.Equals(seen, before)) (since, before) = (Stopwatch.GetTimestamp(), seen);
            if (Stopwatch.GetElapsedTime(since) > Patience) Assert.That(seen, Is.EqualTo(expected), "waited in vain");
            await Task.Delay(BetweenLooks);
        }
    }

    /// <summary>Awaits what must come to its end.</summary>
    public static Task Comes(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.WaitAsync(Patience);
    }
}
