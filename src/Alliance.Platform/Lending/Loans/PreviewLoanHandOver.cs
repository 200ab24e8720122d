using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;

namespace Alliance.Platform.Lending.Loans;

/// <summary>The dossiers that would be handed over with the loans chosen in their list.</summary>
public sealed class PreviewLoanHandOver(PlatformDb db, ListLoans loans, PreviewHandOver preview, ICurrentUser user)
{
    /// <param name="chosen">Null for all that match.</param>
    /// <param name="marks">Marks of those that matched when all were chosen (<see cref="FoundRows"/>).</param>
    public async Task<ChosenDossiers.Found> Handle(ListLoans.Input input, IReadOnlyList<Id<Loan>>? chosen, IReadOnlySet<uint>? marks = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        var found = await loans.All(input with { Only = chosen }, ct);
        return new(await preview.Of([.. found.Select(x => x.ApplicationId).Distinct()], ct), await LoanNames.Gone(db, chosen, marks, [.. found.Select(x => x.Id)], ct));
    }
}
