using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>The dossiers that would be handed over with the late loans chosen on the arrears desk.</summary>
public sealed class PreviewLateHandOver(PlatformDb db, ListArrears arrears, PreviewHandOver preview, ICurrentUser user)
{
    /// <param name="chosen">Null for all that match.</param>
    public async Task<ChosenDossiers.Found> Handle(ListArrears.Input input, IReadOnlyList<Id<Loan>>? chosen, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        var found = await arrears.All(input with { Only = chosen }, ct);
        var gone = chosen?.Except(found.Select(x => x.Id)).ToList() ?? [];
        return new(await preview.Of([.. found.Select(x => x.ApplicationId).Distinct()], ct), await LoanNames.Of(db, gone, ct));
    }
}
