using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>One file: its lines and what became of them, the download, and the outcome.</summary>
public sealed partial class BatchPage(
    UseCase<ShowBatch> showBatch, UseCase<CollectDirectDebits> collect, UseCase<CancelDirectDebits> cancel,
    Confirmations confirmations, NavigationManager navigation, ICurrentUser user, IStringLocalizer<DirectDebitsText> text)
{
    private ShowBatch.Detail? _detail;
    private IReadOnlyList<RefusedLine> _refused = [];
    private Exception? _refusal;
    private string? _done;
    private bool _working;
    private CollectDirectDebits.Input _answers = new();

    [Parameter] public Guid Id { get; set; }

    private bool MayAct => user.May(Permissions.CollectDirectDebits);

    protected override async Task OnParametersSetAsync()
    {
        if (user.May(Permissions.ReadDirectDebits)) await Read();
    }

    private static bool IsUntouched(ListBatches.Row batch) => batch.Open == batch.Lines;

    private string Subtitle(ListBatches.Row batch) =>
        $"{Formats.Month(batch.Month)} · {text["{0} debits", Formats.Count(batch.Lines)]} · {Formats.WithUnit(batch.Total)} · {text["made on {0} by {1}", Formats.Date(batch.PreparedOn), batch.PreparedBy]}";

    private async Task Read()
    {
        _detail = await showBatch.Show(x => x.Handle(new Id<DirectDebitBatch>(Id)));
        if (_detail is null) navigation.NotFound();
    }

    /// <param name="answers">To what was asked before; none the first time.</param>
    private Task Collect(CollectDirectDebits.Input answers) => Act(async () =>
    {
        _answers = answers;
        if (answers == new CollectDirectDebits.Input() && !await confirmations.Confirm(
            text["Record {0} debits as collected?", Formats.Count(_detail!.Collectable)],
            text["One payment is recorded on each loan, dated its day of collection. Debits that come back are imported afterwards."],
            text["Record as collected"])) return;

        if (await collect.Run(x => x.Handle(new(Id), answers)) is not { } outcome) return;
        _refused = outcome.IsStored ? [] : outcome.Refused;
        if (!outcome.IsStored) return;
        _done = text["{0} payments have been recorded, {1} in all.", Formats.Count(outcome.Recorded), Formats.WithUnit(outcome.Total)];
        if (outcome.Proposed > 0) _done += " " + text["{0} debits are far above what is owed: they wait for a second person.", Formats.Count(outcome.Proposed)];
        if (outcome.NotYet > 0) _done += " " + text["{0} debits are collected later.", Formats.Count(outcome.NotYet)];
    });

    private Task Cancel() => Act(async () =>
    {
        if (!await confirmations.Confirm(
            text["Cancel this file?"], text["Only when it was not sent to the bank: its loans can be asked for again."], text["Cancel the file"], dangerous: true)) return;
        await cancel.Run(x => x.Handle(new(Id)));
        _done = text["The file has been cancelled."];
    });

    private async Task Act(Func<Task> act)
    {
        if (_working) return;
        (_working, _refusal, _done) = (true, null, null);
        try
        {
            await act();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
        finally
        {
            _working = false;
        }

        await Read();
    }
}
