using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Alliance.Ui;

namespace Alliance.EndToEnd.Tests.Words;

/// <summary>The words that any page, letter or document of this process is asked for and lacks, from now on.</summary>
internal sealed class MissingWords : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> _found = new();
    private readonly MeterListener _listener = new();

    public MissingWords()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == TextSet.Missing) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _found.TryAdd(string.Join(", ", tags.ToArray().Select(x => x.Value)), true));
        _listener.Start();
    }

    /// <summary>Each once: its set, key and language.</summary>
    public IEnumerable<string> Found => _found.Keys.Order();

    public void Dispose() => _listener.Dispose();
}
