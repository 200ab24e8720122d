using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Messages;

/// <summary>Every module has an outbox of its own in an organisation's database; whoever relays or looks goes through all of them.</summary>
public sealed class OrganisationOutboxes(IEnumerable<ModuleDbRegistration> modules, IServiceProvider services)
{
    /// <returns>A way to open each. What is opened so saves by statements alone: no step follows.</returns>
    public IEnumerable<Func<ModuleDb>> Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return modules.Where(x => x.Kinds.HasFlag(organisation.Kind)).Select(x => (Func<ModuleDb>)(() => x.Create(services, organisation)));
    }
}
