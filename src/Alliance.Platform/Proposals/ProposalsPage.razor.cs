using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Proposals;

/// <summary>What waits for a second person, and what was decided.</summary>
public sealed partial class ProposalsPage(
    UseCase<ListProposals> listProposals, UseCase<DecideProposal> decideProposal, Confirmations confirmations, ICurrentUser user, IStringLocalizer<ProposalsText> text)
{
    private ListProposals.Found? _found;
    private Id<Proposal>? _rejecting;
    private IStringLocalizer _words = text;
    private Exception? _refusal;
    private string? _why;
    private string? _done;
    private bool _sending;

    protected override async Task OnInitializedAsync()
    {
        if (user.May(Permissions.ReadProposals)) await Read();
    }

    private async Task Read() => _found = await listProposals.Show(x => x.Handle());

    private async Task Approve(ListProposals.Row proposal)
    {
        if (await confirmations.Confirm(text["Approve this proposal?"], string.Join(' ', new[] { $"{proposal.What}.", proposal.Since, text["It is carried out at once."].Value }.OfType<string>()), text["Approve"], dangerous: true))
            await Decide(proposal, x => x.Approve(proposal.Id), text["The proposal has been approved and carried out."]);
    }

    private Task Reject(ListProposals.Row proposal) =>
        Decide(proposal, x => x.Reject(proposal.Id, new(_why)), text["The proposal has been rejected."]);

    /// <summary>Not asked about: it can be proposed again.</summary>
    private Task Withdraw(ListProposals.Row proposal) =>
        Decide(proposal, x => x.Withdraw(proposal.Id), text["The proposal has been withdrawn."]);

    private async Task Decide(ListProposals.Row proposal, Func<DecideProposal, Task<DecideProposal.Decided?>> decide, string done)
    {
        if (_sending) return;
        (_sending, _refusal, _done) = (true, null, null);
        try
        {
            await decideProposal.Run(decide);
            (_done, _rejecting, _why) = (done, null, null);
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            // What the act itself refuses is worded by the part that it belongs to.
            _words = refusal is RefusedException { Code: var code } && text.Find(code) is null ? await decideProposal.Run(x => Task.FromResult(x.TextOf(proposal.Kind))) : text;
            _refusal = refusal;
        }
        finally
        {
            _sending = false;
            await Read();
        }
    }
}
