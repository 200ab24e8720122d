using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Loans as people know them: by number and enterprise.</summary>
/// <remarks>Knows no rights: its users ask for them.</remarks>
internal static class LoanNames
{
    /// <summary>Those of a list that are in it no more.</summary>
    /// <param name="chosen">Null where all that had been found were.</param>
    /// <param name="found">Marks of those (<see cref="FoundRows"/>).</param>
    /// <param name="now">What the list finds by now.</param>
    public static async Task<IReadOnlyList<string>> Gone(PlatformDb db, IReadOnlyList<Id<Loan>>? chosen, IReadOnlySet<uint>? found, IReadOnlyCollection<Id<Loan>> now, CancellationToken ct)
    {
        if (chosen is not null) return await Of(db, chosen.Except(now).ToList(), ct);

        var left = (found ?? new HashSet<uint>()).Except(now.Select(FoundRows.MarkOf)).ToHashSet();
        return left.Count == 0 ? [] : await Of(db, (await db.Loans.Select(x => x.Id).ToListAsync(ct)).FindAll(x => left.Contains(FoundRows.MarkOf(x))), ct);
    }

    /// <returns>In the order of numbers.</returns>
    public static async Task<IReadOnlyList<string>> Of(PlatformDb db, IReadOnlyCollection<Id<Loan>> ids, CancellationToken ct) => ids.Count == 0 ? [] : await (
        from loan in db.Loans
        where ids.Contains(loan.Id)
        join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
        orderby loan.Number
        select loan.Number + " · " + enterprise.Profile.Name).ToListAsync(ct);
}
