using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Who is there, whether that is a quorum, who chairs. Members record their own presence, who runs the session everybody's, by one tap each.</summary>
public sealed partial class PresencePanel(UseCase<RecordPresence> recordPresence, UseCase<TakeChair> takeChair, UseCase<EndProxy> endProxy, UseCase<DeclareConflict> declare, IBusinessDate business, IStringLocalizer<GovernanceText> text)
{
    private SessionView.Member? _principal;
    private (SessionView.Member Member, SessionView.Item Item)? _recusing;

    /// <summary>Who comes in before the opening is there for it, on the day of the meeting.</summary>
    private bool MayRecord => View.Phase is SessionPhase.Open || View.Phase is SessionPhase.Convened && View.MeetsOn == business.Today;

    private static string Pressed(bool isPressed) => isPressed ? "true" : "false";

    private string About(SessionView.Member member)
    {
        var words = new List<string>();
        if (member.College is not null) words.Add(QuorumWords.Of(member.College, text));
        if (member.Office is not Office.None) words.Add(text["office." + KebabCase.Of(member.Office)]);
        if (View.Attendance?.Chair == member.Key) words.Add(text["chairs"]);
        return string.Join(" · ", words);
    }

    private string Standing(SessionView.Member member) => member switch
    {
        { IsRecused: true } => text["recused"],
        { IsPresent: true, IsRemote: true } => text["present from elsewhere"],
        { IsPresent: true } => text["present"],
        { Proxy: { } holder } => text["represented by {0}", Room.NameOf(holder)],
        _ => text["absent"],
    };

    /// <summary>A deputy, while the chair isn't there for the item, and another deputy may chair.</summary>
    private bool MayTakeChair(SessionView.Member member) =>
        View.Phase is SessionPhase.Open && member is { Office: Office.Deputy, IsPresent: true, IsRecused: false } && View.Attendance!.Chair != member.Key
        && !View.Members.Any(x => x is { Office: Office.Chair, IsPresent: true, IsRecused: false });

    /// <summary>Who won't be there, from the day they are called together.</summary>
    private bool MayGiveProxy(SessionView.Member member) =>
        View.Phase is SessionPhase.Convened or SessionPhase.Open && Room.Statutes!.ProxiesPerHolder > 0 && member is { IsPresent: false, Proxy: null } && Room.HoldersFor(member).Any();

    /// <summary>Members with an account declare it themselves.</summary>
    private bool MayRecuse(SessionView.Member member) => View.Phase is SessionPhase.Open && Room.Called is not null && !member.IsRecused && Room.Unaccounted.Contains(member.Key);

    private Task Recused()
    {
        _recusing = null;
        return OnDone.InvokeAsync();
    }

    private Task ProxyGiven()
    {
        _principal = null;
        return OnDone.InvokeAsync();
    }

    private Task TakeBack(SessionView.Member member) => Act(() => endProxy.Run(x => x.Handle(View.Id, new(OfWhom(member)))));

    private Task Record(SessionView.Member member, bool isPresent, bool isRemote) =>
        member.IsPresent == isPresent && (!isPresent || member.IsRemote == isRemote)
            ? Task.CompletedTask // the button that is pressed already
            : Act(() => recordPresence.Run(x => x.Handle(View.Id, new(isPresent, OfWhom(member), isRemote))));

    private Task TakeTheChair(SessionView.Member member) => Act(() => takeChair.Run(x => x.Handle(View.Id, new(OfWhom(member)))));

    private string? OfWhom(SessionView.Member member) => member.Key == View.Seat ? null : member.Key;
}
