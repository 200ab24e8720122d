using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Loans as people know them: by number and enterprise.</summary>
/// <remarks>Knows no rights: its users ask for them.</remarks>
internal static class LoanNames
{
    /// <returns>In the order of numbers.</returns>
    public static async Task<IReadOnlyList<string>> Of(PlatformDb db, IReadOnlyCollection<Id<Loan>> ids, CancellationToken ct) => ids.Count == 0 ? [] : await (
        from loan in db.Loans
        where ids.Contains(loan.Id)
        join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
        orderby loan.Number
        select loan.Number + " · " + enterprise.Profile.Name).ToListAsync(ct);
}
