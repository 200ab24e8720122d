namespace Alliance.Platform.Notices;

/// <summary>What a notice tells of, as the area that raises it knows it.</summary>
/// <param name="Key">The fact itself, such as a proposal's id or the last day of a month: told once to each receiver, however often it is raised.</param>
/// <param name="Href">The page where one does something about it, on this platform: <c>/proposals</c>.</param>
public sealed record NoticeFact(string Key, string Href)
{
    /// <summary>Where the same may come again, such as a dossier that waits once more: which time it is. Settled, all times are.</summary>
    public int? Time { get; init; }

    /// <summary>Of a kind with several sentences, which: <c>notice.{Code}.{Case}</c>.</summary>
    public string? Case { get; init; }

    /// <summary>Texts, whole numbers, days, to fill the kind's sentence. They are mailed: no amounts, no persons.</summary>
    public IReadOnlyList<object> Details { get; init; } = [];

    /// <summary>Shown on pages beside the sentence, never mailed: the enterprise.</summary>
    public string? About { get; init; }

    /// <summary>Whom it is for; null for all who hold the permission.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Instead of <see cref="AccountId"/> where somebody must hear of it: for this account as long as it holds the permission; else, or without one, for all who do.</summary>
    public Guid? InCharge { get; init; }

    /// <summary>Needed to see it, instead of the kind's.</summary>
    public string? Permission { get; init; }
}
