namespace Alliance.Benchmarks;

/// <summary>Looks at the pool's threads until it is stopped: from a thread of its own, which waits for none of them.</summary>
internal sealed class BusyThreads
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);
    private readonly Thread _looking;
    private volatile bool _isStopped;

    public BusyThreads()
    {
        _looking = new Thread(Look) { IsBackground = true };
        _looking.Start();
    }

    /// <summary>At one moment, as the pool counts them: one that sleeps within a call is at work.</summary>
    public int MostAtWork { get; private set; }

    /// <summary>That the pool had, at work or not.</summary>
    public int Most { get; private set; }

    public void Stop()
    {
        _isStopped = true;
        _looking.Join();
    }

    private void Look()
    {
        while (!_isStopped)
        {
            ThreadPool.GetMaxThreads(out var all, out _);
            ThreadPool.GetAvailableThreads(out var free, out _);
            (MostAtWork, Most) = (Math.Max(MostAtWork, all - free), Math.Max(Most, ThreadPool.ThreadCount));
            Thread.Sleep(BetweenLooks);
        }
    }
}
