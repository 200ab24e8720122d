using Alliance.Identity.OpenId;
using Alliance.Tenancy.Lifecycle;

namespace Alliance.Identity.Activation;

/// <summary>Before other modules: their demonstration data may name accounts.</summary>
internal sealed class IdentityActivation(
    InviteAdministrators inviteAdministrators, ReconcileClients reconcileClients, CreateDemonstrationAccounts createDemonstrationAccounts) : IActivation
{
    public int Order => 10;

    public async Task Activate(IProgress<string> progress, CancellationToken ct)
    {
        await createDemonstrationAccounts.Handle(ct); // first: an administrator of the demonstration needs no invitation
        await inviteAdministrators.Handle(progress, ct);
        await reconcileClients.Handle(ct);
    }
}
