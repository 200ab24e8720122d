using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>What happened to a loan, latest first, and what can be taken back.</summary>
public sealed partial class LoanEventsPanel(
    UseCase<UndoEvent> undoEvent, UseCase<UndoWriteOff> undoWriteOff, Confirmations confirmations, ICurrentUser user, IStringLocalizer<LoansText> text)
{
    private const int Few = 8;

    private ShowLoan.Happening? _returning;
    private Guid? _compared;
    private Exception? _refusal;
    private bool _all;

    [Parameter, EditorRequired] public ShowLoan.Detail Loan { get; set; } = null!;

    /// <summary>Told what was done, in words.</summary>
    [Parameter] public EventCallback<string> OnChanged { get; set; }

    private IEnumerable<ShowLoan.Happening> Shown => Loan.Events.Take(_all ? int.MaxValue : Few);

    private static bool Counts(ShowLoan.Happening happened) => happened is { IsUndone: false, IsReturned: false };

    /// <summary>Undoing an undoing brings an entry back; undoing that takes it away again.</summary>
    private static bool IsRestored(ShowLoan.Happening happened) => happened is { Kind: LoanEventKind.Undone, Concerns: not LoanEventKind.Undone };

    /// <summary>A late entry, a correction or a decision: what it changed is not plain from its own line.</summary>
    private static bool HasEffect(ShowLoan.Happening happened) =>
        happened.BookedOn != happened.On || happened.Concerns is not null || !happened.Kind.IsMoney();

    private static bool TakesTwo(ShowLoan.Happening happened) => (happened.Concerns ?? happened.Kind) is LoanEventKind.WrittenOff;

    private static string Undoing(ShowLoan.Happening happened) => (TakesTwo(happened), IsRestored(happened)) switch
    {
        (true, true) => "Propose to restore…",
        (true, false) => "Propose to undo…",
        (false, true) => "Restore…",
        (false, false) => "Undo…",
    };

    private bool MayAct(ShowLoan.Happening happened) => Counts(happened) && user.May(UndoEvent.PermissionFor(happened.Concerns ?? happened.Kind));

    private Task Returned()
    {
        _returning = null;
        return OnChanged.InvokeAsync(text["The return has been recorded."]);
    }

    private async Task Undo(ShowLoan.Happening happened)
    {
        _refusal = null;
        if (TakesTwo(happened))
        {
            await ProposeUndoing(happened);
            return;
        }

        var what = text["{0} of {1}, {2}", text["event." + KebabCase.Of(happened.Kind)].Value, Formats.LongDate(happened.On), Formats.WithUnit(happened.Amount)];
        var isRestored = IsRestored(happened);
        if (!await confirmations.Confirm(
            text[isRestored ? "Restore this entry?" : "Undo this entry?"],
            what + ". " + text[isRestored
                ? "Schedule and balance are computed anew with it. The trace stays, and this can be undone."
                : "Schedule and balance are computed anew, as if the entry had never been made. The trace stays, and this can be undone."],
            text[isRestored ? "Restore" : "Undo"], dangerous: !isRestored)) return;
        try
        {
            if (await UndoOrAsk(happened, aboveOwed: false) is not { } outcome) return;
            await OnChanged.InvokeAsync(text[outcome.Proposal is not null ? "Proposed. It waits for a second person under “Two-person decisions”." : isRestored ? "The entry has been restored." : "The entry has been undone."]);
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = LoanWords.Worded(refusal, text);
        }
    }

    /// <returns>Null where nothing was done: the payment that would come back is above what is owed, and was better left.</returns>
    private async Task<UndoEvent.Outcome?> UndoOrAsk(ShowLoan.Happening happened, bool aboveOwed)
    {
        try
        {
            return await undoEvent.Run(x => x.Handle(Loan.Id, happened.Id, new(AboveOwed: aboveOwed), Guid.CreateVersion7().ToString()));
        }
        catch (RefusedException asked) when (asked.Code is AboveOwedQuestion.Code)
        {
            var owed = text[asked.Code, [.. asked.Arguments.Select(x => x is Money money ? Formats.WithUnit(money) : x)]];
            return await confirmations.Confirm(text["Restore this payment all the same?"], owed, text["Restore"], dangerous: true) ? await UndoOrAsk(happened, aboveOwed: true) : null;
        }
    }

    private async Task ProposeUndoing(ShowLoan.Happening happened)
    {
        var question = text[IsRestored(happened) ? "Propose to restore this write-off?" : "Propose to undo this write-off?"];
        if (!await confirmations.Confirm(question, text["A second person must approve it."], text["Propose"], dangerous: false)) return;
        try
        {
            await undoWriteOff.Run(x => x.Handle(Loan.Id, happened.Id, new(text["Entered by mistake or too early"]), Guid.CreateVersion7().ToString()));
            await OnChanged.InvokeAsync(text["Proposed. It waits for a second person under “Two-person decisions”."]);
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = LoanWords.Worded(refusal, text);
        }
    }
}
