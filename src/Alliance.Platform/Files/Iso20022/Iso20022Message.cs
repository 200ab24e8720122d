namespace Alliance.Platform.Files.Iso20022;

internal enum Iso20022Kind
{
    /// <summary>camt.053: a statement of an account.</summary>
    Statement,

    /// <summary>camt.054: notice of debits and credits.</summary>
    Notification,

    /// <summary>pain.002: what became of a file of payments or debits.</summary>
    PaymentStatus,
}

/// <summary>What a bank's message says, in its own words: texts are kept as they are, so that one bad value spoils one entry and not the file.</summary>
/// <param name="Reports">Of statements and notices.</param>
/// <param name="Answers">Of payment status reports.</param>
internal sealed record Iso20022Message(Iso20022Kind Kind, IReadOnlyList<Iso20022Report> Reports, IReadOnlyList<Iso20022Answer> Answers);

/// <param name="Accounts">Usually one: IBAN or the bank's own number.</param>
internal sealed record Iso20022Report(List<string> Accounts, List<Iso20022Balance> Balances, List<Iso20022Entry> Entries);

/// <param name="Code"><c>OPBD</c> opening, <c>CLBD</c> closing, <c>PRCD</c> of the statement before …</param>
internal sealed record Iso20022Balance(string? Code, IsoAmount? Amount, string? Direction);

/// <summary>One booking of the account, which may be of several payments.</summary>
internal sealed record Iso20022Entry
{
    public IsoAmount? Amount { get; init; }

    /// <summary><c>CRDT</c> or <c>DBIT</c>.</summary>
    public string? Direction { get; init; }

    /// <summary><c>BOOK</c>, <c>PDNG</c>, <c>INFO</c>; null where nothing is said, which means booked.</summary>
    public string? Status { get; init; }

    /// <summary>What is announced or pending has not happened yet.</summary>
    public bool IsBooked => Status is null or "BOOK";

    /// <summary>The bank takes an earlier booking back; the direction is that of this booking.</summary>
    public bool IsReversal { get; init; }

    public string? BookedOn { get; init; }

    public string? ValueOn { get; init; }

    /// <summary>Of the bank, or of the entry.</summary>
    public string? Reference { get; init; }

    public string? Information { get; init; }

    /// <summary>How many payments the bank says that it booked together; null where it doesn't.</summary>
    public int? StatedCount { get; init; }

    public IReadOnlyList<Iso20022Payment> Payments { get; init; } = [];
}

/// <summary>One payment of a booking.</summary>
internal sealed record Iso20022Payment
{
    public string? EndToEndId { get; init; }

    /// <summary>Of the creditor, in the form agreed with the debtor.</summary>
    public string? CreditorReference { get; init; }

    /// <summary>What was moved, where this payment says it itself.</summary>
    public IsoAmount? Amount { get; init; }

    /// <summary>Its own, where it differs from its booking's.</summary>
    public string? Direction { get; init; }

    public IsoParty Debtor { get; init; } = new(null, null);

    public IsoParty Creditor { get; init; } = new(null, null);

    /// <summary>What the payer wrote.</summary>
    public string? Remittance { get; init; }

    public string? Information { get; init; }

    /// <summary>It takes an earlier payment back.</summary>
    public bool IsReturn { get; init; }

    public string? ReturnReason { get; init; }
}

internal sealed record IsoParty(string? Name, string? Account);

/// <summary>What the bank says of a file (neither block nor payment named), of a block of it, or of one payment.</summary>
/// <param name="MessageId">Of the file that is answered.</param>
/// <param name="Status"><c>RJCT</c>, <c>ACCP</c> …; null where nothing is said.</param>
internal sealed record Iso20022Answer(string? MessageId, string? BlockId, string? EndToEndId, string? Status, string? Reason, IsoAmount? Amount)
{
    public const string Rejected = "RJCT";
}
