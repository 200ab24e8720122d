using Alliance.Kernel;

namespace Alliance.Tenancy.Databases;

/// <summary>How one organisation's database does, as its contexts saw it last: who waits to write, and what trouble there is.</summary>
public sealed class DatabaseCondition(string organisationId, TimeProvider clock)
{
    private int _trouble = None;

    private const int None = -1;

    public string OrganisationId { get; } = organisationId;

    /// <summary>Where the engine takes one writer at a time: the line of those who want to.</summary>
    public WriteGate Writers { get; } = new(clock);

    /// <summary>Null as far as anybody knows. Stays until something is written again: see <see cref="DatabaseHealth"/>.</summary>
    public DatabaseTrouble? Trouble => Volatile.Read(ref _trouble) is var seen and not None ? (DatabaseTrouble)seen : Writers.IsLocked ? DatabaseTrouble.Locked : null;

    /// <summary>Notes what a failure was.</summary>
    /// <returns>What to tell whoever asked.</returns>
    internal BusyException Note(DatabaseTrouble trouble, Exception failure)
    {
        if (trouble is DatabaseTrouble.Locked) return Busy(failure);
        Volatile.Write(ref _trouble, (int)trouble);
        return new DatabaseUnavailableException(OrganisationId, failure);
    }

    /// <summary>Something was written.</summary>
    internal void Wrote()
    {
        if (Volatile.Read(ref _trouble) is not None) Volatile.Write(ref _trouble, None);
    }

    internal static BusyException Busy(Exception? failure = null) =>
        new("database-busy", "Others write to this organisation's database. Try again in a moment.", TimeSpan.FromSeconds(2), failure);
}
