using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Asks how, when and what was said. Two clicks note it once.</summary>
public sealed partial class ContactForm(UseCase<RecordContact> recordContact, IBusinessDate business, IStringLocalizer<ArrearsText> text)
{
    private readonly string _key = Guid.CreateVersion7().ToString();
    private ContactKind _kind;
    private DateOnly _on = business.Today;
    private DateOnly? _nextOn;
    private string _words = "";
    private Exception? _refusal;
    private bool _sending;

    [Parameter, EditorRequired] public Id<Loan> LoanId { get; set; }

    /// <summary>The loan and its follow-up, as they were read.</summary>
    [Parameter, EditorRequired] public FormSubject About { get; set; } = FormSubject.New;

    /// <summary>The loan's number and who borrowed.</summary>
    [Parameter, EditorRequired] public string Called { get; set; } = "";

    [Parameter] public EventCallback OnDone { get; set; }

    [Parameter] public EventCallback OnCancelled { get; set; }

    private async Task Submit()
    {
        if (_sending) return;
        (_sending, _refusal) = (true, null);
        try
        {
            await recordContact.Run(x => x.Handle(LoanId, new(_kind, _on, _words ?? "", _nextOn), _key));
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
