namespace Alliance.Platform.Collection.Statements;

public enum StatementLineState
{
    /// <summary>Nobody has said yet whose money it is.</summary>
    ToDecide,

    /// <summary>Accepted: recorded in a moment, in the background.</summary>
    Accepted,

    Recorded,

    /// <summary>A rule of the loan said no, see <see cref="StatementLine.Code"/>; it can be matched elsewhere.</summary>
    Refused,

    /// <summary>Concerns no loan, and why.</summary>
    Ignored,

    /// <summary>Money that went out and takes no payment back: kept for the record.</summary>
    Outgoing,

    /// <summary>An earlier statement says the same: proposed no more, and still accepted where a person knows it for another payment.</summary>
    Known,

    /// <summary>Its undoing was asked for: done in a moment.</summary>
    Undoing,

    /// <summary>It was recorded and undone; it can be matched again.</summary>
    Undone,
}
