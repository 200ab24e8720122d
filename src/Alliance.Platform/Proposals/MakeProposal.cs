using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Proposals;

/// <summary>Makes proposals, for the use cases of the acts that need two persons.</summary>
public sealed class MakeProposal(PlatformDb db, ICurrentUser user, TimeProvider clock, IEnumerable<ITwoPersonAct> acts, ProposalNotices notices)
{
    public static JsonSerializerOptions Json { get; } = JsonSerializerOptions.Web;

    /// <param name="subjectKey">What it is about: nothing is proposed twice at once.</param>
    /// <param name="subject">What the act needs; stored as JSON.</param>
    /// <remarks>Saves nothing itself: whoever proposes has seen first that it could be done. With it, those who could be the second person are told.</remarks>
    /// <exception cref="RefusedException"><c>proposal.waiting-already</c>, <c>proposal.needs-account</c>, or why it couldn't be done.</exception>
    public async Task<Proposal> Handle(string kind, string subjectKey, object subject, string? reason, CancellationToken ct)
    {
        user.Demand(Of(kind).Permission);
        var proposal = new Proposal(kind, subjectKey, JsonSerializer.Serialize(subject, Json), Blank.NoteToNull(reason), Account, user.Name, Now);
        if (await Waits(kind, subjectKey, ct))
            throw new RefusedException("proposal.waiting-already", "The same has been proposed and waits for a second person.");

        db.Add(proposal);
        await notices.Wait(proposal, Of(kind).Permission, ct);
        return proposal;
    }

    /// <summary>Whether the same has been proposed and waits.</summary>
    public Task<bool> Waits(string kind, string subjectKey, CancellationToken ct)
    {
        var key = Proposal.WaitingKeyOf(kind, subjectKey);
        return db.Set<Proposal>().AnyAsync(x => x.WaitingKey == key, ct);
    }

    /// <summary>The account that acts. A machine client is nobody's second person.</summary>
    internal Guid Account => user.AccountId ?? throw new RefusedException("proposal.needs-account", "It takes two persons: a machine can't be one.");

    internal DateTime Now => clock.GetUtcNow().UtcDateTime;

    internal ITwoPersonAct Of(string kind) => acts.Single(x => x.Kind == kind);
}
