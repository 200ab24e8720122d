using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Deferrals;

/// <summary>Finds the loans of a <see cref="MassChoice"/>.</summary>
internal static class ChooseLoans
{
    internal sealed record Chosen(Id<Loan> Id, string Number, string Enterprise, string Province, string Sector);

    /// <exception cref="RefusedException"><c>deferral.nothing-chosen</c>, <c>deferral.unknown-loan</c>, <c>deferral.unknown-sector</c>.</exception>
    public static async Task<List<Chosen>> Of(PlatformDb db, MassChoice choice, CancellationToken ct)
    {
        string[] numbers = [.. choice.Numbers], without = [.. choice.Without], provinces = [.. choice.Provinces], sectors = [.. choice.Sectors];
        if (sectors.FirstOrDefault(x => !Sectors.IsKnown(x)) is not null) throw new RefusedException("deferral.unknown-sector", "The sector is not in the list.");
        string[] named = [.. numbers.Concat(without)];
        var known = await db.Loans.Where(x => named.Contains(x.Number)).Select(x => x.Number).ToListAsync(ct);
        if (named.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown) throw new RefusedException("deferral.unknown-loan", "This platform has no loan of this number.", unknown);

        var (anyProvince, anySector, anyDay, criteria) = (provinces.Length == 0, sectors.Length == 0, choice.EventOn is null, choice.HasCriteria);
        var eventOn = choice.EventOn ?? DateOnly.MaxValue;
        var chosen = await (
            from loan in db.Loans
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            where loan.Summary.Status == LoanStatus.InRepayment && !without.Contains(loan.Number)
                && (numbers.Contains(loan.Number)
                    || criteria
                    && (anyProvince || provinces.Contains(enterprise.Profile.Province))
                    && (anySector || sectors.Contains(enterprise.Profile.Sector))
                    && (anyDay || loan.Summary.FirstDisbursedOn <= eventOn))
            orderby loan.Number
            select new Chosen(loan.Id, loan.Number, enterprise.Profile.Name, enterprise.Profile.Province, enterprise.Profile.Sector)).ToListAsync(ct);
        return chosen.Count > 0 ? chosen : throw new RefusedException("deferral.nothing-chosen", "No loan in repayment is chosen.");
    }
}
