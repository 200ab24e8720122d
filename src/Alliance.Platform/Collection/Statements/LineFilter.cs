namespace Alliance.Platform.Collection.Statements;

/// <summary>Which lines of a statement are looked at.</summary>
public enum LineFilter
{
    All,

    /// <summary>Refused ones too.</summary>
    ToDecide,
    Certain,

    /// <summary>Those that are recorded in a moment too.</summary>
    Recorded,
    Ignored,
    Refused,
    Outgoing,
    Known,
    Undone,
}
