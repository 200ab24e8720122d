using Alliance.Kernel;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The dossiers that would be handed over, with who is in charge of each.</summary>
public sealed class PreviewHandOver(ChosenDossiers dossiers, ICurrentUser user)
{
    /// <param name="chosen">Null for all that match.</param>
    public Task<ChosenDossiers.Found> Handle(ListApplications.Input input, IReadOnlyList<Id<LoanApplication>>? chosen, CancellationToken ct = default)
    {
        user.Demand(Permissions.RegisterApplications);
        return dossiers.Handle(input, chosen, ct);
    }

    /// <inheritdoc cref="ChosenDossiers.Of"/>
    internal Task<IReadOnlyList<ChosenDossiers.Row>> Of(IReadOnlyList<Id<LoanApplication>> chosen, CancellationToken ct)
    {
        user.Demand(Permissions.RegisterApplications);
        return dossiers.Of(chosen, ct);
    }
}
