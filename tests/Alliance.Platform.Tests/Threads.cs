namespace Alliance.Platform.Tests;

/// <summary>SQLite waits for its turn to write with the thread asleep: tests that race need a thread for each racer at once.</summary>
[SetUpFixture]
public sealed class Threads
{
    [OneTimeSetUp]
    public void AreThere() => ThreadPool.SetMinThreads(64, 64);
}
