using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>The opinions of outsiders on a dossier's page.</summary>
public sealed partial class OpinionsPanel(
    UseCase<ListOpinions> listOpinions, UseCase<RemindOutsider> remind, UseCase<RenewOpinion> renew, UseCase<TakeBackOpinion> takeBack, IBusinessDate business, IStringLocalizer<OpinionsText> text)
{
    private ListOpinions.Sheet? _sheet;
    private (ListOpinions.Row Row, OpinionAct Act)? _open;
    private DateOnly? _deadline;
    private string? _words;
    private Exception? _refusal;
    private bool _asking, _working;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;
    [Parameter] public EventCallback OnChanged { get; set; }

    private bool MayAsk => Dossier.Allowed.Contains(ApplicationAct.AskOutsideOpinion);

    /// <summary>How many answers came, of those that are waited for or have come.</summary>
    private string? Standing => _sheet!.Opinions.Where(x => x.State is not (OpinionState.TakenBack or OpinionState.Closed)).ToList() is { Count: > 0 } asked
        ? text["{0} of {1} answered", Formats.Count(asked.Count(x => x.State is OpinionState.Answered)), Formats.Count(asked.Count)].Value
        : null;

    protected override async Task OnParametersSetAsync() => _sheet = await listOpinions.Show(x => x.Handle(Dossier.Id));

    private void Ask()
    {
        Close();
        _asking = true;
    }

    private Task Act(ListOpinions.Row row, OpinionAct act)
    {
        Close();
        if (act is OpinionAct.Remind) return Do(() => remind.Run(x => x.Handle(Dossier.Id, row.Id, new(row.Revision))));
        (_open, _deadline) = ((row, act), null);
        return Task.CompletedTask;
    }

    private Task Send() => _open is var (row, act)
        ? Do(() => act is OpinionAct.Renew
            ? renew.Run(x => x.Handle(Dossier.Id, row.Id, new(_deadline, row.Revision)))
            : takeBack.Run(x => x.Handle(Dossier.Id, row.Id, new(_words, row.Revision))))
        : Task.CompletedTask;

    private void Close() => (_asking, _open, _refusal, _words) = (false, null, null, null);

    private Task Changed()
    {
        Close();
        return OnChanged.InvokeAsync();
    }

    private async Task Do(Func<Task> act)
    {
        if (_working) return;
        (_working, _refusal) = (true, null);
        try
        {
            await act();
            await Changed();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
        finally
        {
            _working = false;
        }
    }
}
