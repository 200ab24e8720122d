using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Identity.Activation;

/// <summary>Prints the links of an organisation's pending invitations, for an operator to hand over when mail doesn't arrive.</summary>
internal sealed class PrintInvitations(IOrganisations organisations, IServiceScopeFactory scopes) : IOperatorCommand
{
    public string Name => "invitations";

    public string Usage => "<id> — prints the links of invitations that nobody has used yet; whoever has one can open the account";

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(output);
        var organisation = organisations.Named(args);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(organisation);
        var pending = await scope.ServiceProvider.GetRequiredService<PendingInvitations>().Handle(ct);
        foreach (var invitation in pending) await output.WriteLineAsync($"{invitation.Email}  {invitation.Link}");
        if (pending.Count == 0) await output.WriteLineAsync($"{organisation.Id} has no pending invitation.");
        return 0;
    }
}
