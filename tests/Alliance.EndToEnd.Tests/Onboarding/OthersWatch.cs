using System.Collections.Concurrent;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Onboarding;

/// <summary>Asks the other platforms for their front page again and again while something happens to one of them.</summary>
internal sealed class OthersWatch : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<string> _failures = [];
    private readonly Task _asking;
    private volatile int _asked;

    private OthersWatch(RunningHost host) => _asking = Task.WhenAll(new[] { "souss-massa", "larache" }.Select(x => Ask(host, x)));

    public static OthersWatch Over(RunningHost host) => new(host);

    public async Task<IReadOnlyCollection<string>> Failures()
    {
        var before = _asked;
        await Eventually.Holds(() => _asked > before + 10, "the others to be asked after all that happened");
        await _stop.CancelAsync();
        await _asking;
        return _failures;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task Ask(RunningHost host, string label)
    {
        using var client = host.Client(label);
        while (!_stop.IsCancellationRequested)
        {
            using var answer = await client.GetAsync(new Uri("api/figures", UriKind.Relative));
            Interlocked.Increment(ref _asked);
            if (!answer.IsSuccessStatusCode) _failures.Add($"{label} answered {(int)answer.StatusCode}");
            await Task.Delay(50); // leaves the machine to others
        }
    }
}
