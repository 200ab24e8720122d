using Alliance.Kernel;

namespace Alliance.Platform.Entries;

/// <summary>Who enters something, and when: what the history of dossiers and loans keeps of an entry.</summary>
public sealed class Clerk(ICurrentUser user, IBusinessDate business, TimeProvider clock)
{
    public DateOnly Today => business.Today;

    public Entry Entry => new(business.Today, user.Name, clock.GetUtcNow().UtcDateTime);
}
