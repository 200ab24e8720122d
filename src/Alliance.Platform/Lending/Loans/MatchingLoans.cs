using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Origination.Finding;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Loans that what somebody typed may be about.</summary>
/// <remarks>Knows no rights: its users ask for them.</remarks>
internal sealed class MatchingLoans(PlatformDb db, MatchingParties parties)
{
    /// <summary>Read before the loans themselves are asked, so that those that don't allow an act leave none out that does.</summary>
    private const int MostAsked = 4 * Sought.MostOfGroup;

    public sealed record Found(Id<Loan> Id, string Number, LoanStatus Status, Money Granted, string Borrower, string Enterprise);

    /// <summary>The best first, as many as are shown.</summary>
    public async Task<IReadOnlyList<Found>> Of(Sought sought, CancellationToken ct) =>
        await Named(await Keys(sought, db.Loans, async () => (await parties.Of(sought, ct)).Dossiers, Sought.MostOfGroup, ct), ct);

    /// <summary>Those alone that an act can be done with now, as the loans themselves say.</summary>
    /// <param name="status">Of loans that it is usually done with: only those are looked at.</param>
    public async Task<IReadOnlyList<Found>> Allowing(LoanAct act, LoanStatus status, Sought sought, CancellationToken ct)
    {
        var usual = db.Loans.Where(x => x.Summary.Status == status);
        var keys = await Keys(sought, usual, () => DossiersOf(usual, sought, ct), MostAsked, ct);
        var allowed = (await db.Loans.AsNoTracking().Where(x => keys.Contains(x.Id)).ToListAsync(ct)).Where(x => x.Allowed.Contains(act)).Select(x => x.Id).ToHashSet();
        return await Named([.. keys.Where(allowed.Contains).Take(Sought.MostOfGroup)], ct);
    }

    private async Task<IReadOnlyList<Found>> Named(IReadOnlyList<Id<Loan>> keys, CancellationToken ct)
    {
        if (keys.Count == 0) return [];

        var found = await (
            from loan in db.Loans
            join application in db.Applications on loan.ApplicationId equals application.Id
            join person in db.Entrepreneurs on application.EntrepreneurId equals person.Id
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            where keys.Contains(loan.Id)
            select new Found(loan.Id, loan.Number, loan.Summary.Status, loan.Terms.Granted, person.Person.Name, enterprise.Profile.Name)).ToListAsync(ct);
        return [.. keys.Join(found, x => x, x => x.Id, (_, loan) => loan)];
    }

    private static async Task<IReadOnlyList<Id<Loan>>> Keys(Sought sought, IQueryable<Loan> among, Func<Task<IReadOnlyList<Id<LoanApplication>>>> find, int most, CancellationToken ct)
    {
        var keys = sought.HasDigits ? (await among.Best(sought.Written, most, x => x.Id, ct)).ToList() : [];
        if (keys.Count < most && await find() is { Count: > 0 } dossiers)
        {
            var ofParties = await among.Where(x => dossiers.Contains(x.ApplicationId)).Select(x => new { x.Id, x.ApplicationId }).ToListAsync(ct);
            keys.AddRange(dossiers.Join(ofParties, x => x, x => x.ApplicationId, (_, loan) => loan.Id));
        }

        if (keys.Count < most && sought.Amount is { } amount)
            keys.AddRange(await among.Where(x => x.Terms.Granted == amount).OrderByDescending(x => x.Number).Select(x => x.Id).Take(most).ToListAsync(ct));
        return [.. keys.Distinct().Take(most)];
    }

    /// <summary>Of the persons and enterprises that have such a loan at all: of one name there may be many who have none.</summary>
    private async Task<IReadOnlyList<Id<LoanApplication>>> DossiersOf(IQueryable<Loan> loans, Sought sought, CancellationToken ct)
    {
        var dossiers = db.Applications.Where(x => loans.Any(y => y.ApplicationId == x.Id));
        var persons = await db.Entrepreneurs.Where(x => dossiers.Any(y => y.EntrepreneurId == x.Id)).Best(sought.Written, Sought.MostOfGroup, x => x.Id, ct);
        var enterprises = await db.Enterprises.Where(x => dossiers.Any(y => y.EnterpriseId == x.Id)).Best(sought.Written, Sought.MostOfGroup, x => x.Id, ct);
        var found = await dossiers.Where(x => persons.Contains(x.EntrepreneurId) || enterprises.Contains(x.EnterpriseId))
            .OrderByDescending(x => x.ReceivedOn).Select(x => new { x.Id, IsOfPerson = persons.Contains(x.EntrepreneurId) }).Take(2 * MostAsked).ToListAsync(ct);
        return [.. found.OrderByDescending(x => x.IsOfPerson).Select(x => x.Id)];
    }
}
