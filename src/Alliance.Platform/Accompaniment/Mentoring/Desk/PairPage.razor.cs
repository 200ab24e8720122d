using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Meetings;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Accompaniment.Mentoring.Desk;

/// <summary>Which form of a pair's page is open.</summary>
public enum PairSheet
{
    None,
    Log,
    Plan,
    Rearrange,
    CallOff,
    Sign,
    Give,
    Extend,
    End,
    Evaluate,
    TakeBack,
}

/// <summary>One pair: for its mentor on a telephone, for who coordinates at a desk.</summary>
public sealed partial class PairPage(UseCase<ShowPair> showPair, NavigationManager navigation, ICurrentUser user, IStringLocalizer<MentoringText> text)
{
    private ShowPair.Seen? _seen;
    private PairSheet _sheet;
    private MentoringMeeting? _meeting;

    [Parameter] public Guid Id { get; set; }

    /// <summary>Opens the form to log a meeting: from the mentor's home.</summary>
    [SupplyParameterFromQuery(Name = "log")] public string? Log { get; set; }

    private bool MayRead => user.May(Permissions.Mentor) || user.May(Permissions.ReadMentoring);

    private IReadOnlyList<Crumb> Trail => user.May(Permissions.ReadMentoring) ? [new(text["Mentoring"], "/mentoring")] : [new(text["My entrepreneurs"], "/mentees")];

    private IReadOnlyList<CharterParty> Answers =>
    [
        .. _seen!.Allowed.Contains(PairAct.AnswerForMentor) ? [CharterParty.Mentor] : (CharterParty[])[],
        .. _seen.Allowed.Contains(PairAct.AnswerForEntrepreneur) ? [CharterParty.Entrepreneur] : (CharterParty[])[],
    ];

    private IReadOnlyList<PairSheet> MenuActs =>
        [.. _seen!.Allowed.Select(SheetOf).OfType<PairSheet>()];

    protected override async Task OnParametersSetAsync()
    {
        await Read();
        if (Log is "1" && _seen?.MayMeet is true && _sheet is PairSheet.None) _sheet = PairSheet.Log;
    }

    private static PairSheet? SheetOf(PairAct act) => act switch
    {
        PairAct.Sign => PairSheet.Sign,
        PairAct.Give => PairSheet.Give,
        PairAct.Extend => PairSheet.Extend,
        PairAct.End => PairSheet.End,
        PairAct.Evaluate => PairSheet.Evaluate,
        PairAct.TakeBack => PairSheet.TakeBack,
        _ => null,
    };

    private async Task Read()
    {
        if (!MayRead) return;
        _seen = await showPair.Show(x => x.Handle(new(Id)));
        if (_seen is null) navigation.NotFound();
    }

    private void Open(PairSheet sheet) => (_sheet, _meeting) = (sheet, null);

    private void Rearrange(MentoringMeeting meeting) => (_sheet, _meeting) = (PairSheet.Rearrange, meeting);

    private void CallOff(MentoringMeeting meeting) => (_sheet, _meeting) = (PairSheet.CallOff, meeting);

    private void Close()
    {
        (_sheet, _meeting) = (PairSheet.None, null);
        if (Log is not null) navigation.NavigateTo($"/pairs/{Id}", replace: true);
    }

    private async Task Done()
    {
        Close();
        await Read();
    }

    /// <summary>The pair that goes on, with another mentor.</summary>
    private async Task Given(Id<Pair> next)
    {
        Close();
        if (next.Value != Id) navigation.NavigateTo($"/pairs/{next}");
        else await Read();
    }
}
