namespace Alliance.Tenancy.Jobs.Daily;

/// <summary>The business dates whose work is to be done: usually one, more after an absence.</summary>
/// <param name="After">The last one that is done already; null the first time, which has no past to make up for.</param>
/// <param name="Today">The organisation's business date, the newest of them.</param>
public sealed record BusinessDays(DateOnly? After, DateOnly Today)
{
    /// <summary>The oldest of them.</summary>
    public DateOnly From => After?.AddDays(1) ?? Today;

    /// <summary>Whether something of this date falls to this run; each date falls to exactly one.</summary>
    public bool Contain(DateOnly date) => date >= From && date <= Today;
}
