using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Origination.Finding;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Loans, by number, by borrower and enterprise, and by the amount granted.</summary>
internal sealed class LoanFinder(MatchingLoans loans, ICurrentUser user, IStringLocalizer<LoansText> text) : IFinder
{
    public string Permission => Permissions.ReadLoans;

    public int Order => 40;

    public async Task<FoundGroup> Find(Sought sought, CancellationToken ct)
    {
        user.Demand(Permission);
        var found = await loans.Of(sought, ct);
        return new(text["Loans"], [.. found.Select(x => new FoundItem(x.Number, $"/loans/{x.Id}")
        {
            Details = [x.Borrower, x.Enterprise, Formats.WithUnit(x.Granted), text["status." + KebabCase.Of(x.Status)]],
        })])
        {
            AllHref = found.Count == Sought.MostOfGroup ? $"/loans?search={Uri.EscapeDataString(sought.Written)}" : null,
        };
    }
}

/// <summary>Loans that what somebody typed may be about.</summary>
/// <remarks>Knows no rights: its users ask for them.</remarks>
internal sealed class MatchingLoans(PlatformDb db, MatchingParties parties)
{
    public sealed record Found(Id<Loan> Id, string Number, LoanStatus Status, Money Granted, string Borrower, string Enterprise);

    /// <summary>The best first, as many as are shown.</summary>
    public async Task<IReadOnlyList<Found>> Of(Sought sought, CancellationToken ct)
    {
        var keys = await Keys(sought, ct);
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

    private async Task<IReadOnlyList<Id<Loan>>> Keys(Sought sought, CancellationToken ct)
    {
        var keys = sought.HasDigits ? (await db.Loans.Best(sought.Written, Sought.MostOfGroup, x => x.Id, ct)).ToList() : [];
        if (keys.Count < Sought.MostOfGroup && (await parties.Of(sought, ct)).Dossiers is { Count: > 0 } dossiers)
        {
            var ofParties = await db.Loans.Where(x => dossiers.Contains(x.ApplicationId)).Select(x => new { x.Id, x.ApplicationId }).ToListAsync(ct);
            keys.AddRange(dossiers.Join(ofParties, x => x, x => x.ApplicationId, (_, loan) => loan.Id));
        }

        if (keys.Count < Sought.MostOfGroup && sought.Amount is { } amount)
            keys.AddRange(await db.Loans.Where(x => x.Terms.Granted == amount).OrderByDescending(x => x.Number).Select(x => x.Id).Take(Sought.MostOfGroup).ToListAsync(ct));
        return [.. keys.Distinct().Take(Sought.MostOfGroup)];
    }
}
