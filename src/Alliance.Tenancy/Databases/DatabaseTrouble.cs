namespace Alliance.Tenancy.Databases;

/// <summary>Why a database that is rightly configured doesn't do what it is asked. Passing, and nobody's mistake in the request.</summary>
public enum DatabaseTrouble
{
    /// <summary>Another process holds its lock.</summary>
    Locked,

    /// <summary>Its disk, log or quota is full: it can be read.</summary>
    Full,

    /// <summary>It can be read only.</summary>
    ReadOnly,

    /// <summary>It isn't there, or its disk fails.</summary>
    Unreachable,
}
