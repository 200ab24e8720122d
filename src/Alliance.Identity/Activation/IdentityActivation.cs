using Alliance.Identity.OpenId;
using Alliance.Tenancy.Lifecycle;

namespace Alliance.Identity.Activation;

internal sealed class IdentityActivation(
    InviteAdministrators inviteAdministrators, ReconcileClients reconcileClients, CreateDemonstrationAccounts createDemonstrationAccounts) : IActivation
{
    public async Task Activate(IProgress<string> progress, CancellationToken ct)
    {
        await createDemonstrationAccounts.Handle(ct); // first: an administrator of the demonstration needs no invitation
        await inviteAdministrators.Handle(progress, ct);
        await reconcileClients.Handle(ct);
    }
}
