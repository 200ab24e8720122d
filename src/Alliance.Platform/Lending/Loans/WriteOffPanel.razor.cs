using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Asks from when and why a loan is lost, and proposes it to a second person.</summary>
public sealed partial class WriteOffPanel(UseCase<WriteOffLoan> writeOff, IBusinessDate business, IStringLocalizer<LoansText> text)
{
    private readonly string _key = Guid.CreateVersion7().ToString();
    private DateOnly _on = business.Today;
    private string _reason = "";
    private Exception? _refusal;
    private bool _sending;

    [Parameter, EditorRequired] public ShowLoan.Detail Loan { get; set; } = null!;

    [Parameter] public EventCallback OnDone { get; set; }

    [Parameter] public EventCallback OnCancelled { get; set; }

    private async Task Submit()
    {
        if (_sending) return;
        (_sending, _refusal) = (true, null);
        try
        {
            await writeOff.Run(x => x.Handle(Loan.Id, new(_on, _reason.Trim()), _key));
            await OnDone.InvokeAsync();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = LoanWords.Worded(refusal, text);
        }
        finally
        {
            _sending = false;
        }
    }
}
