using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Loans;

/// <summary>What happened to a loan, latest first, and what can be taken back.</summary>
public sealed partial class LoanEventsPanel(
    UseCase<UndoEvent> undoEvent, IDialogService dialogs, ICurrentUser user, IStringLocalizer<LoansText> text)
{
    private const int Few = 8;

    private ShowLoan.Happening? _returning;
    private Exception? _refusal;
    private bool _all;

    [Parameter, EditorRequired] public ShowLoan.Detail Loan { get; set; } = null!;

    /// <summary>Told what was done, in words.</summary>
    [Parameter] public EventCallback<string> OnChanged { get; set; }

    private IEnumerable<ShowLoan.Happening> Shown => Loan.Events.Take(_all ? int.MaxValue : Few);

    private static bool Counts(ShowLoan.Happening happened) => happened is { IsUndone: false, IsReturned: false };

    /// <summary>Undoing an undoing brings an entry back; undoing that takes it away again.</summary>
    private static bool IsRestored(ShowLoan.Happening happened) => happened is { Kind: LoanEventKind.Undone, Concerns: not LoanEventKind.Undone };

    private bool MayAct(ShowLoan.Happening happened) => Counts(happened) && user.May(Permissions.RecordPayments)
        && ((happened.Concerns ?? happened.Kind) is not LoanEventKind.Disbursed || user.May(Permissions.DisburseLoans));

    private Task Returned()
    {
        _returning = null;
        return OnChanged.InvokeAsync(text["The return has been recorded."]);
    }

    private async Task Undo(ShowLoan.Happening happened)
    {
        _refusal = null;
        var what = text["{0} of {1}, {2}", text["event." + KebabCase.Of(happened.Kind)].Value, Formats.LongDate(happened.On), Formats.WithUnit(happened.Amount)];
        var isRestored = IsRestored(happened);
        if (!await dialogs.Confirm(
            text[isRestored ? "Restore this entry?" : "Undo this entry?"],
            what + ". " + text[isRestored
                ? "Schedule and balance are computed anew with it. The trace stays, and this can be undone."
                : "Schedule and balance are computed anew, as if the entry had never been made. The trace stays, and this can be undone."],
            text[isRestored ? "Restore" : "Undo"], dangerous: !isRestored)) return;
        try
        {
            await undoEvent.Run(x => x.Handle(Loan.Id, happened.Id, new(), Guid.CreateVersion7().ToString()));
            await OnChanged.InvokeAsync(text[isRestored ? "The entry has been restored." : "The entry has been undone."]);
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = LoanWords.Worded(refusal, text);
        }
    }
}
