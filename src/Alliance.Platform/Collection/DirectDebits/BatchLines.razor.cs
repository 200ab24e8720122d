using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>The lines of a file, searched, filtered and ordered as its page's address says.</summary>
public sealed partial class BatchLines(IStringLocalizer<DirectDebitsText> text)
{
    private IReadOnlyList<ShowBatch.Line> _ordered = [];
    private LineOrder _order;
    private bool _descending;

    private enum LineOrder
    {
        Number,
        Loan,
        Debtor,
        CollectOn,
        Amount,
    }

    [Parameter, EditorRequired] public IReadOnlyList<ShowBatch.Line> Lines { get; set; } = [];

    [SupplyParameterFromQuery] public string? State { get; set; }

    /// <summary>Lines change with what is recorded, the address with what is asked: both are at hand, so that each rendering orders anew.</summary>
    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        await Read();
    }

    protected override Task Read()
    {
        (_order, _descending) = Ordered(LineOrder.Number, descending: false);
        var state = Filter<DirectDebitState>(State);
        var matching = Lines.Where(x => (state is null || x.State == state) && Kernel.Search.Finds(Search, x.EndToEndId, x.LoanNumber, x.Debtor));
        var ordered = _order switch
        {
            LineOrder.Loan => matching.OrderBy(x => x.LoanNumber, StringComparer.Ordinal),
            LineOrder.Debtor => matching.OrderBy(x => Folding.Fold(x.Debtor), StringComparer.Ordinal),
            LineOrder.CollectOn => matching.OrderBy(x => x.CollectOn),
            LineOrder.Amount => matching.OrderBy(x => x.Amount),
            _ => matching.OrderBy(x => x.Number),
        };
        _ordered = _descending ? [.. ordered.Reverse()] : [.. ordered];
        return Task.CompletedTask;
    }

    private static Tone ToneOf(DirectDebitState state) => state switch
    {
        DirectDebitState.Collected => Tone.Good,
        DirectDebitState.Returned => Tone.Bad,
        DirectDebitState.Open => Tone.Warning,
        _ => Tone.Neutral,
    };
}
