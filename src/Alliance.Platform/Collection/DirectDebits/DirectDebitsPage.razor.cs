using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>The month's debits before they are asked for, and the files made so far.</summary>
public sealed partial class DirectDebitsPage(
    UseCase<PreviewDirectDebits> preview, UseCase<PrepareDirectDebits> prepare, UseCase<ListBatches> listBatches, IBusinessDate business,
    Confirmations confirmations, NavigationManager navigation, ICurrentUser user, IStringLocalizer<DirectDebitsText> text)
{
    private const int MonthsOffered = 4;

    private PreviewDirectDebits.Found? _found;
    private IReadOnlyList<ListBatches.Row>? _batches;
    private DateOnly _month = new(business.Today.Year, business.Today.Month, 1);
    private bool _withArrears;
    private bool _working;
    private Exception? _refusal;
    private string? _done;
    private string _key = NewKey();

    private bool MayAct => user.May(Permissions.CollectDirectDebits);

    private IEnumerable<DateOnly> Months => Enumerable.Range(0, MonthsOffered).Select(new DateOnly(business.Today.Year, business.Today.Month, 1).AddMonths);

    private int AlreadyAsked => _found?.LeftOut.Count(x => x.Reason is DirectDebitExclusion.AlreadyInBatch) ?? 0;

    protected override async Task OnInitializedAsync()
    {
        if (!user.May(Permissions.ReadDirectDebits)) return;
        await Choose(_month, withArrears: false);
        _batches = await listBatches.Show(x => x.Handle());
    }

    private static string NewKey() => Guid.CreateVersion7().ToString();

    private static bool NeedsMandate(PreviewDirectDebits.LeftOut loan) => loan.Reason is DirectDebitExclusion.NoMandate or DirectDebitExclusion.DoubtfulRib or DirectDebitExclusion.NoLatinName;

    private async Task Choose(DateOnly month, bool withArrears)
    {
        (_month, _withArrears, _done, _refusal, _key) = (month, withArrears, null, null, NewKey());
        try
        {
            _found = await preview.Show(x => x.Handle(new(month, withArrears)));
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            (_refusal, _found) = (refusal, null);
        }
    }

    private async Task Make()
    {
        if (_working || _found is not { } found) return;
        _working = true; // the second of two clicks can arrive before the button is seen to be disabled
        try
        {
            if (!await confirmations.Confirm(
                text["Make a file of {0} debits?", Formats.Count(found.Rows.Count)],
                text["{0} in all for {1}. It can be cancelled as long as it was not sent.", Formats.WithUnit(found.Total), Formats.Month(found.Month)],
                text["Make the file"])) return;

            var made = await prepare.Run(x => x.Handle(new(_month, _withArrears), _key));
            navigation.NavigateTo($"/direct-debits/{made.Id}");
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            await Choose(_month, _withArrears);
            _refusal = refusal;
        }
        finally
        {
            _working = false;
        }
    }
}
