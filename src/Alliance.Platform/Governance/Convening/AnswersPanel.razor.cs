using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Convening;

/// <summary>On a session's page before it meets: answers, the forecast of its quorum, and its arrangement.</summary>
public sealed partial class AnswersPanel(
    UseCase<ListAnswers> listAnswers, UseCase<AnswerInvitation> answerInvitation, UseCase<RearrangeSession> rearrange, UseCase<CallOffSession> callOff, IBusinessDate business, IStringLocalizer<GovernanceText> text)
{
    private ListAnswers.Answers? _answers;
    private long _turn = -1;
    private long _revision;
    private bool _choosing, _rearranging, _callingOff;
    private DateOnly? _day;
    private TimeOnly? _at;
    private string? _place;

    private ListAnswers.Row? Mine => View.MeetsOn >= business.Today ? _answers?.Rows.FirstOrDefault(x => x.Member == View.Seat) : null;

    private IEnumerable<InvitationAnswer> Offered => Enum.GetValues<InvitationAnswer>().Where(x => x is not InvitationAnswer.ByProxy || Room.Statutes!.ProxiesPerHolder > 0 && Room.Me is { } me && (me.Proxy is not null || Room.HoldersFor(me).Any()));

    protected override async Task OnParametersSetAsync()
    {
        if (View.Phase is not SessionPhase.Convened || _turn == Room.Turn) return;
        _turn = Room.Turn;
        _answers = await listAnswers.Run(x => x.Handle(View.Id));
    }

    private string Word(ListAnswers.Row row) => row switch
    {
        { Answer: null } => text["has not answered"],
        { ProxyTo: { } holder } => text["represented by {0}", holder],
        { Answer: { } answer } => text["answer." + KebabCase.Of(answer)],
    };

    private Task Say(InvitationAnswer answer)
    {
        if (answer is not InvitationAnswer.ByProxy) return Say(answer, null);
        _choosing = true;
        return Task.CompletedTask;
    }

    private async Task Say(InvitationAnswer answer, string? holder)
    {
        await Act(() => answerInvitation.Run(x => x.Handle(View.Id, new(answer, holder))));
        if (Refusal is null) _choosing = false;
    }

    /// <summary>As it stands when one begins; what somebody changes meanwhile is told when it is sent.</summary>
    private void OpenArrangement() => (_rearranging, _day, _at, _place, _revision) = (true, View.MeetsOn, View.StartsAt, View.Place, View.Revision);

    private async Task Rearrange()
    {
        await Send(() => rearrange.Run(x => x.Handle(View.Id, new(_day!.Value, _at, _place), _revision)));
        if (Refusal is null) _rearranging = false;
    }

    private Task CalledOff()
    {
        _callingOff = false;
        return OnDone.InvokeAsync();
    }
}
