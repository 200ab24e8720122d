using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Links;

/// <summary>Asks for a mail with a link inside the use case that wants it sent: they commit together or not at all. Saves nothing.</summary>
public sealed class PostLink(PlatformDb db, TenantContext tenant, TimeProvider clock, JobSignal<LinkMailer> signal)
{
    /// <param name="lastDay">On which the link opens.</param>
    public void Post(LinkPurpose purpose, Guid subject, DateOnly lastDay, LinkLetter letter)
    {
        db.Add(new LinkMail(purpose, subject, lastDay, letter, clock.GetUtcNow().UtcDateTime));
        var organisation = tenant.Organisation.Id;
        db.OnceCommitted(() => signal.Raise(organisation));
    }
}
