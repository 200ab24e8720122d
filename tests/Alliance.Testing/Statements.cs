using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Testing;

/// <param name="Db">Who asks.</param>
/// <param name="Event"><see cref="RelationalEventId"/>'s name of what is about to happen.</param>
/// <param name="Sql">Null for transactions.</param>
public sealed record Statement(DbContext Db, string Event, string? Sql)
{
    private static readonly string[] Writing = ["INSERT", "UPDATE", "DELETE"];

    public bool Commits => Event == RelationalEventId.TransactionCommitting.Name;

    /// <summary>Whether only one may do it at a time. EF begins a transaction to write several rows, and none to write one.</summary>
    public bool Writes => Event == RelationalEventId.TransactionStarting.Name || Array.Exists(Writing, x => Sql?.StartsWith(x, StringComparison.Ordinal) is true);
}

/// <summary>Hears what one database is about to be asked: each statement, each transaction that begins or commits. It is heard just before, on the thread that asks.</summary>
/// <remarks>Whatever a test does to something in the middle of its work (stop it, hold it up, let another go first) happens at a statement that can be named, however fast the machine is.</remarks>
public sealed class Statements : IDisposable
{
    private static readonly ConcurrentDictionary<Statements, bool> Listening = new();

    private readonly string? _database;
    private readonly Action<Statement> _hear;

    private Statements(string? database, Action<Statement> hear)
    {
        (_database, _hear) = (database, hear);
        Listening[this] = true;
    }

    /// <summary>Called once, before anything asks a database: EF remembers for a second that nobody listens.</summary>
    public static void Listen() => DiagnosticListener.AllListeners.Subscribe(new Ear());

    /// <param name="database">What is listened to: the connection string's data source.</param>
    /// <param name="hear">Called by several threads at a time, when several ask.</param>
    public static Statements Of(string? database, Action<Statement> hear) => new(database, hear);

    /// <summary>Cuts work off before its first statement, then before its second and so on, until it gets through.</summary>
    /// <param name="database">Which the work, and nobody else, asks.</param>
    /// <param name="at">Before which statements, rising; all of them when null.</param>
    /// <param name="work">Is cut off by its token.</param>
    /// <param name="afterEach">Looks at what it left behind.</param>
    /// <returns>How often it was cut off.</returns>
    public static async Task<int> CutOff(string? database, IEnumerable<int>? at, Func<CancellationToken, Task> work, Func<Task> afterEach)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(afterEach);
        var times = 0;
        foreach (var n in at ?? Enumerable.Range(1, int.MaxValue))
        {
            using var stop = new CancellationTokenSource();
            var heard = 0;
            using (Of(database, _ => { if (++heard == n) stop.Cancel(); }))
            {
                try
                {
                    await work(stop.Token);
                }
                catch (Exception) when (stop.IsCancellationRequested)
                {
                    times++; // a database may say so in words of its own
                }
            }

            await afterEach();
            if (heard < n) break;
        }

        return times;
    }

    public void Dispose() => Listening.TryRemove(this, out _);

    private static void Hear(KeyValuePair<string, object?> happening)
    {
        if (Listening.IsEmpty || happening.Value is not DbContextEventData { Context: { } db } asked) return;
        var database = db.Database.GetDbConnection().DataSource;
        foreach (var (listener, _) in Listening)
            if (listener._database == database) listener._hear(new(db, happening.Key, (asked as CommandEventData)?.Command.CommandText));
    }

    private sealed class Ear : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private static readonly HashSet<string> Heard = new(StringComparer.Ordinal)
        {
            RelationalEventId.CommandExecuting.Name!, RelationalEventId.TransactionStarting.Name!, RelationalEventId.TransactionCommitting.Name!,
        };

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) value.Subscribe(this, static (name, _, _) => Heard.Contains(name));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Heard.Contains(value.Key)) Hear(value);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
