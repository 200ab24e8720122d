using System.Diagnostics.Metrics;
using Alliance.Ui;

namespace Alliance.Host.Listening;

/// <summary>Writes into the log, once each, which words a reader was shown the key of (see <see cref="TextSet"/>).</summary>
internal sealed partial class MissingTextLog(ILogger<MissingTextLog> log) : IHostedService, IDisposable
{
    /// <summary>Keys are made from codes; should one ever be made from what people write, the log ends here.</summary>
    private const int Most = 1_000;

    private readonly MeterListener _listener = new();
    private readonly HashSet<string> _told = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == TextSet.Missing) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Tell(tags));
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();

    private void Tell(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var word = string.Join(", ", tags.ToArray().Select(x => $"{x.Key} {x.Value}"));
        lock (_told)
            if (_told.Count >= Most || !_told.Add(word)) return;

        LogMissing(word);
    }

    [LoggerMessage(LogLevel.Warning, "A reader was shown a key instead of a word: {Word}.")]
    private partial void LogMissing(string word);
}
