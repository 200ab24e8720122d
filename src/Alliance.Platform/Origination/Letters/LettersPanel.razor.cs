using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Letters;

/// <summary>The letters to a dossier's applicant, on its page.</summary>
public sealed partial class LettersPanel(
    UseCase<ListLetters> listLetters, UseCase<SendLetter> sendLetter, UseCase<SendAgain> sendAgain, UseCase<WriteAgain> writeAgain, UseCase<DiscardLetter> discard, Confirmations confirmations, IBusinessDate business, IStringLocalizer<LettersText> text)
{
    private enum LetterStep { Compose, Edit, HandOver }

    private ListLetters.Sheet? _sheet;
    private LetterStep? _open;
    private DateOnly? _on;
    private Exception? _refusal;
    private bool _working;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;
    [Parameter] public EventCallback OnChanged { get; set; }

    private bool MayWrite => Dossier.Allowed.Contains(ApplicationAct.WriteLetter);

    protected override Task OnParametersSetAsync() => Read();

    private async Task Read() => _sheet = await listLetters.Show(x => x.Handle(Dossier.Id));

    private void Begin()
    {
        Close();
        _open = LetterStep.Compose;
    }

    private async Task Act(LetterAct act)
    {
        if (_sheet?.Draft is not { } draft) return;
        Close();
        switch (act)
        {
            case LetterAct.Edit:
                _open = LetterStep.Edit;
                break;
            case LetterAct.ComposeAgain:
                _open = LetterStep.Compose;
                break;
            case LetterAct.HandOver:
                (_open, _on) = (LetterStep.HandOver, business.Today);
                break;
            case LetterAct.SendByMail:
                if (await confirmations.Confirm(text["Send the letter by e-mail"], text["It goes to {0} with the letter attached, and stays as it is from then on.", Formats.LeftToRight(_sheet.Applicant?.Email ?? "")], text["Send the letter"])) await Send(draft, LetterWay.Mail);
                break;
            default:
                if (await confirmations.Confirm(text["Discard the letter"], text["What was written goes. Nobody is written to."], text["Discard the letter"], dangerous: true)) await Do(() => discard.Run(x => x.Handle(Dossier.Id, draft.Id, draft.Revision)));
                break;
        }
    }

    private async Task Act(ListLetters.Row letter, SentLetterAct act)
    {
        Close();
        if (act is SentLetterAct.SendAgain) await Do(() => sendAgain.Run(x => x.Handle(Dossier.Id, letter.Id)));
        else await Do(() => writeAgain.Run(x => x.Handle(Dossier.Id, letter.Id)), Composed);
    }

    private Task Send(ListLetters.Draft draft, LetterWay way) =>
        Do(() => sendLetter.Run(x => x.Handle(Dossier.Id, draft.Id, new(way, way is LetterWay.Paper ? _on : null, draft.Revision))));

    /// <summary>What was composed is read and edited next.</summary>
    private async Task Composed()
    {
        await Changed();
        await Read();
        _open = LetterStep.Edit;
    }

    private void Close() => (_open, _refusal) = (null, null);

    private Task Changed()
    {
        Close();
        return OnChanged.InvokeAsync();
    }

    private async Task Do(Func<Task> act, Func<Task>? then = null)
    {
        if (_working) return;
        (_working, _refusal) = (true, null);
        try
        {
            await act();
            await (then ?? Changed)();
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
