using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Corrections;

/// <summary>The corrections of a dossier on its page.</summary>
public sealed partial class CorrectionsPanel(
    UseCase<ListCorrections> listCorrections, UseCase<AnswerCorrection> answer, UseCase<AcceptCorrection> accept, UseCase<AskCorrectionAgain> askAgain, UseCase<WithdrawCorrection> withdraw,
    IBusinessDate business, IStringLocalizer<CorrectionsText> text)
{
    private ListCorrections.Sheet? _sheet;
    private (ListCorrections.Row Row, CorrectionAct Act)? _open;
    private DateOnly? _on;
    private string? _words;
    private Exception? _refusal;
    private bool _asking, _working;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;
    [Parameter] public EventCallback OnChanged { get; set; }

    private bool MayAsk => Dossier.Allowed.Contains(ApplicationAct.AskCorrection);

    /// <summary>Who owes how much, while anything is owed.</summary>
    private string? Owed
    {
        get
        {
            int Count(CorrectionState state) => _sheet!.Corrections.Count(x => x.State == state && LoanApplication.Undecided.Contains(Dossier.Status));
            string?[] owed =
            [
                Count(CorrectionState.WithApplicant) is > 0 and var theirs ? text["{0} owed by the applicant", theirs].Value : null,
                Count(CorrectionState.Answered) is > 0 and var ours ? text["{0} to be looked at here", ours].Value : null,
            ];
            return string.Join(" · ", owed.OfType<string>()) is { Length: > 0 } said ? said : null;
        }
    }

    protected override async Task OnParametersSetAsync() => _sheet = await listCorrections.Show(x => x.Handle(Dossier.Id));

    private static bool NeedsWords(ListCorrections.Row row, CorrectionAct act) => act is CorrectionAct.AskAgain || (act is CorrectionAct.Answer && row.Found is null);

    private string NameOf(ListCorrections.Row row) => row.Field is { } field ? text["field." + KebabCase.Of(field)] : row.DocumentName!;

    private void Ask()
    {
        Close();
        _asking = true;
    }

    private Task Act(ListCorrections.Row row, CorrectionAct act)
    {
        Close();
        if (act is CorrectionAct.Accept) return Do(() => accept.Run(x => x.Handle(Dossier.Id, row.Id, new(row.Revision))));
        (_open, _on) = ((row, act), business.Today);
        return Task.CompletedTask;
    }

    private Task Send() => _open is var (row, act)
        ? Do(() => act switch
        {
            CorrectionAct.Answer => answer.Run(x => x.Handle(Dossier.Id, row.Id, new(_words, _on, row.Revision))),
            CorrectionAct.AskAgain => askAgain.Run(x => x.Handle(Dossier.Id, row.Id, new(_words ?? "", row.Revision))),
            _ => withdraw.Run(x => x.Handle(Dossier.Id, row.Id, new(_words, row.Revision))),
        })
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
