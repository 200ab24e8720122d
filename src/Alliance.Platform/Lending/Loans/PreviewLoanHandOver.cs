using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Lending.Loans;

/// <summary>The dossiers that would be handed over with the loans chosen in their list.</summary>
public sealed class PreviewLoanHandOver(PlatformDb db, ListLoans loans, PreviewHandOver preview, ICurrentUser user)
{
    /// <param name="chosen">Null for all that match.</param>
    public async Task<PreviewHandOver.Found> Handle(ListLoans.Input input, IReadOnlyList<Id<Loan>>? chosen, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        var found = await loans.All(input with { Only = chosen }, ct);
        var gone = chosen?.Except(found.Select(x => x.Id)).ToList() ?? [];
        return new(await preview.Of([.. found.Select(x => x.ApplicationId).Distinct()], ct), await LoanNames.Of(db, gone, ct));
    }
}
