using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>How many loans an officer has in hand: each number is that of the list of loans with the same filter.</summary>
public sealed class CountOwnLoans(PlatformDb db, ICurrentUser user)
{
    /// <param name="ToPayOut">Granted, and nothing paid out yet.</param>
    public sealed record Found(int ToPayOut, int InRepayment, int Repaid);

    /// <param name="officer">Key of an officer.</param>
    public async Task<Found> Handle(string officer, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        var counts = await (
            from loan in db.Loans
            join application in new DossierFilter(Officer: officer).Of(db.Applications) on loan.ApplicationId equals application.Id
            group loan by loan.Summary.Status into those
            select new { those.Key, Count = those.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, ct);
        return new(counts.GetValueOrDefault(LoanStatus.Contracted), counts.GetValueOrDefault(LoanStatus.InRepayment), counts.GetValueOrDefault(LoanStatus.Repaid));
    }
}
