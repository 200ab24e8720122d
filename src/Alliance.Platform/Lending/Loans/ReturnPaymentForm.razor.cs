using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Asks when and why the bank took a payment back (rejet).</summary>
public sealed partial class ReturnPaymentForm(UseCase<ReturnPayment> returnPayment, IBusinessDate business, IStringLocalizer<LoansText> text)
{
    private readonly string _key = Guid.CreateVersion7().ToString();
    private DateOnly _on = business.Today;
    private string? _reason;
    private Exception? _refusal;
    private bool _sending;

    [Parameter, EditorRequired] public ShowLoan.Detail Loan { get; set; } = null!;

    [Parameter, EditorRequired] public ShowLoan.Happening Payment { get; set; } = null!;

    [Parameter] public EventCallback OnReturned { get; set; }

    [Parameter] public EventCallback OnCancelled { get; set; }

    private async Task Submit()
    {
        if (_sending) return;
        (_sending, _refusal) = (true, null);
        try
        {
            await returnPayment.Run(x => x.Handle(Loan.Id, Payment.Id, new(_on, _reason), _key));
            await OnReturned.InvokeAsync();
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
