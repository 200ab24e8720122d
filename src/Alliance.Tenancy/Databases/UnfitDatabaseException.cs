namespace Alliance.Tenancy.Databases;

/// <summary>A setting of a database that differs from what the service relies on.</summary>
/// <param name="What">What it is, and what it has to be.</param>
/// <param name="Remedy">The statement that mends it, or what else does.</param>
public sealed record DatabaseMisfit(string What, string Remedy);

/// <summary>A database whose settings would change what the service computes or whom it lets wait. Its organisation is fenced, with what mends it as the reason.</summary>
public sealed class UnfitDatabaseException(IReadOnlyList<DatabaseMisfit> misfits)
    : InvalidOperationException("The database's settings don't fit. " + string.Join(" ", misfits.Select(x => $"{x.What} {x.Remedy}")))
{
    public IReadOnlyList<DatabaseMisfit> Misfits { get; } = misfits;
}
