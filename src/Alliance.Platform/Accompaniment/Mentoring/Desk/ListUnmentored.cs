using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Desk;

/// <summary>Enterprises with a loan in repayment and no mentor, nor one proposed; those paid out last first.</summary>
public sealed class ListUnmentored(PlatformDb db, ICurrentUser user)
{
    private const int MostRows = 200;

    public sealed record Row(Id<Enterprise> Id, string Name, string Sector, string Province, DateOnly? PaidOutOn);

    /// <param name="Total">How many there are, whatever is listed.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, int Total);

    public static void Map(IEndpointRouteBuilder pairs) => pairs.MapGet("/unmentored", (ListUnmentored list, CancellationToken ct) => list.Handle(ct)).WithSummary("List enterprises in repayment without a mentor");

    public async Task<Found> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadMentoring);
        var (loans, enterprises, pairs) = (db.Loans, db.Enterprises, db.Set<Pair>());
        var without = from enterprise in enterprises.AsNoTracking()
                      let paid = loans.Where(x => x.EnterpriseId == enterprise.Id && x.Summary.Status == LoanStatus.InRepayment).Max(x => x.Summary.FirstDisbursedOn)
                      where paid != null && !pairs.Any(x => x.EnterpriseId == enterprise.Id && (x.State == PairState.Proposed || x.State == PairState.Agreed || x.State == PairState.Running))
                      select new { enterprise.Id, enterprise.Profile.Name, enterprise.Profile.Sector, enterprise.Profile.Province, Paid = paid };
        var rows = await without.OrderByDescending(x => x.Paid).ThenBy(x => x.Name).Take(MostRows).ToListAsync(ct);
        var total = rows.Count < MostRows ? rows.Count : await without.CountAsync(ct);
        return new(rows.ConvertAll(x => new Row(x.Id, x.Name, x.Sector, x.Province, x.Paid)), total);
    }
}
