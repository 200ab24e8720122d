using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Messages;

/// <summary>Who announced the message being consumed, as found in the registry. The scope's <see cref="TenantContext"/> is the recipient.</summary>
/// <remarks>The explicit type for the only cross-organisation work there is: the Alliance consuming what platforms announce.</remarks>
public sealed class MessageSender
{
    private Organisation? _organisation;

    /// <exception cref="NoOrganisationException">Outside a message.</exception>
    public Organisation Organisation => _organisation ?? throw new NoOrganisationException();

    internal void Set(Organisation organisation) => _organisation = organisation;
}
