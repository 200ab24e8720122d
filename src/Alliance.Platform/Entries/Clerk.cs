using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Proposals;

namespace Alliance.Platform.Entries;

/// <summary>Who enters something, and when: what the history of dossiers and loans keeps of an entry.</summary>
public sealed class Clerk(ICurrentUser user, IBusinessDate business, TimeProvider clock)
{
    public DateOnly Today => business.Today;

    public Entry Entry => new(business.Today, user.Name, clock.GetUtcNow().UtcDateTime);

    /// <summary>What two persons decided, entered by both. Its key follows from the proposal, so that carrying it out twice is refused.</summary>
    public Entry EntryOf(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return Entry with { By = $"{proposal.ProposedByName} + {user.Name}", EventId = proposal.Id.Value };
    }
}
