using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Insight.Figures;

/// <summary>All that one enterprise brings to the figures. Figures of a platform are sums over these.</summary>
/// <param name="Applications">At least one; the entrepreneurs of all are in <paramref name="Entrepreneurs"/>.</param>
/// <param name="Elsewhere">Of those entrepreneurs who have dossiers at other enterprises too, what comes first there.</param>
public sealed record EnterpriseRecord(
    Enterprise Enterprise,
    IReadOnlyList<LoanApplication> Applications,
    IReadOnlyList<Entrepreneur> Entrepreneurs,
    IReadOnlyList<Loan> Loans,
    IReadOnlyDictionary<Id<Entrepreneur>, Elsewhere> Elsewhere);

/// <summary>What one person has at all enterprises but one: whether they are counted at that one hangs on it.</summary>
/// <param name="Dossier">Their earliest there.</param>
/// <param name="PaidOut">The loan first paid out there; null while none is.</param>
public sealed record Elsewhere(Earliest Dossier, Earliest? PaidOut);

/// <summary>The first of several dossiers or loans: by its day, of one day by its number.</summary>
public readonly record struct Earliest(DateOnly On, string Number)
{
    public bool IsBefore(Earliest other) => On < other.On || (On == other.On && string.CompareOrdinal(Number, other.Number) < 0);

    /// <returns>Null of none.</returns>
    public static Earliest? Of(IEnumerable<Earliest> several) =>
        several.Aggregate((Earliest?)null, (first, x) => first is { } known && !x.IsBefore(known) ? known : x);
}
