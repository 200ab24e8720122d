using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Alliance.Host.Components;

/// <summary>From the moment its organisation is suspended, a circuit hears nothing more: no click, no input, whatever its page still shows.</summary>
/// <remarks>The page itself loads anew (see <see cref="Routes"/>), and a connection that comes back is refused by the host like any other request.</remarks>
public sealed class OrganisationCircuit(TenantContext tenant) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        context => tenant.IsSet && tenant.Organisation.Serving.IsCancellationRequested ? Task.CompletedTask : next(context);
}
