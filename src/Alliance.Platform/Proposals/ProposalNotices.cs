using Alliance.Platform.Notices;

namespace Alliance.Platform.Proposals;

/// <summary>Who hears of proposals: those who could be the second person, and who made one once it is decided. An approval that nobody sees is never given.</summary>
public sealed class ProposalNotices(RaiseNotice raise)
{
    public static NoticeKind Waiting { get; } = new("proposal-waiting", typeof(ProposalsText), Permissions.ReadProposals) { ByMail = true };

    public static NoticeKind Decided { get; } = new("proposal-decided", typeof(ProposalsText), Permissions.ReadProposals);

    private const string Page = "/proposals";

    /// <param name="permission">That the second person needs.</param>
    internal Task Wait(Proposal proposal, string permission, CancellationToken ct) => raise.Handle(Waiting, new($"{proposal.Id}", Page)
    {
        Permission = permission,
        About = proposal.Reason is null ? proposal.ProposedByName : $"{proposal.ProposedByName} · {proposal.Reason}",
    }, ct);

    internal async Task Decide(Proposal proposal, CancellationToken ct)
    {
        await raise.Settle(Waiting, $"{proposal.Id}", ct);
        if (proposal.Status is not (ProposalStatus.Approved or ProposalStatus.Rejected)) return;
        await raise.Handle(Decided, new($"{proposal.Id}", Page)
        {
            AccountId = proposal.ProposedBy,
            Case = proposal.Status is ProposalStatus.Approved ? "approved" : "rejected",
            About = proposal.Answer is null ? proposal.DecidedByName : $"{proposal.DecidedByName} · {proposal.Answer}",
        }, ct);
    }
}
