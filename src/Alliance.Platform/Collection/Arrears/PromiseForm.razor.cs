using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Asks how much was promised, and by when.</summary>
public sealed partial class PromiseForm(UseCase<NotePromise> notePromise, IBusinessDate business, IStringLocalizer<ArrearsText> text)
{
    private readonly string _key = Guid.CreateVersion7().ToString();
    private Money? _amount;
    private DateOnly _payBy = business.Today.AddDays(8);
    private string? _words;
    private Exception? _refusal;
    private bool _sending;

    [Parameter, EditorRequired] public Id<Loan> LoanId { get; set; }

    /// <summary>The loan and its follow-up, as they were read.</summary>
    [Parameter, EditorRequired] public FormSubject About { get; set; } = FormSubject.New;

    /// <summary>The loan's number and who borrowed.</summary>
    [Parameter, EditorRequired] public string Called { get; set; } = "";

    /// <summary>Filled in when the form opens.</summary>
    [Parameter] public Money Suggested { get; set; }

    [Parameter] public EventCallback OnDone { get; set; }

    [Parameter] public EventCallback OnCancelled { get; set; }

    protected override void OnInitialized() => _amount = Suggested > Money.Zero ? Suggested : null;

    private async Task Submit()
    {
        if (_sending) return;
        (_sending, _refusal) = (true, null);
        try
        {
            await notePromise.Run(x => x.Handle(LoanId, new(_amount ?? Money.Zero, _payBy, Words: _words), _key));
            await OnDone.InvokeAsync();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
        finally
        {
            _sending = false;
        }
    }
}
