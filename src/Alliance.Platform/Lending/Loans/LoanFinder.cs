using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Ui;
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
            AllHref = found.Count == Sought.MostOfGroup ? sought.ListHref("/loans") : null,
        };
    }
}
