using Alliance.Kernel;
using Microsoft.AspNetCore.Http;

namespace Alliance.Platform.Proposals;

/// <summary>What was proposed, and waits for a second person.</summary>
public sealed record ProposalReceipt(Id<Proposal> Id, string Kind, ProposalStatus Status)
{
    public static ProposalReceipt Of(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return new(proposal.Id, proposal.Kind, proposal.Status);
    }

    /// <summary>The same answer for the first request and for its repetitions.</summary>
    public static IResult Created(ProposalReceipt? receipt) => receipt is null ? TypedResults.NotFound() : TypedResults.Created("/api/proposals", receipt);
}
