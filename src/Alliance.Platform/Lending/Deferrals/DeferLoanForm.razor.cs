using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Deferrals;

/// <summary>Asks from when and by how much instalments move, and shows what that does before it is done.</summary>
public sealed partial class DeferLoanForm(UseCase<DeferLoan> deferLoan, IBusinessDate business, IStringLocalizer<DeferralsText> text, IStringLocalizer<LoansText> loans)
{
    private readonly string _key = Guid.CreateVersion7().ToString();
    private DateOnly _from = business.Today;
    private DateOnly _agreedOn = business.Today;
    private int _months = 3;
    private string _reason = "";
    private DeferLoan.Effect? _effect;
    private Exception? _refusal;
    private bool _sending;

    [Parameter, EditorRequired] public Id<Loan> LoanId { get; set; }

    /// <summary>The loan and its follow-up, as they were read.</summary>
    [Parameter, EditorRequired] public FormSubject About { get; set; } = FormSubject.New;

    /// <summary>The loan's number and who borrowed.</summary>
    [Parameter, EditorRequired] public string Called { get; set; } = "";

    [Parameter] public EventCallback OnDone { get; set; }

    [Parameter] public EventCallback OnCancelled { get; set; }

    private DeferLoan.Input Input => new(_from, _reason.Trim(), Months: _months, AgreedOn: _agreedOn);

    protected override Task OnInitializedAsync() => Preview();

    private Task Preview() => Try(async () => _effect = await deferLoan.Run(x => x.Preview(LoanId, Input with { Reason = "–" })));

    private async Task Submit()
    {
        if (_sending) return;
        _sending = true;
        await Try(async () =>
        {
            await deferLoan.Run(x => x.Handle(LoanId, Input, _key));
            await OnDone.InvokeAsync();
        });
        _sending = false;
    }

    private async Task Try(Func<Task> act)
    {
        _refusal = null;
        try
        {
            await act();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            (_refusal, _effect) = (LoanWords.Worded(refusal, loans), null);
        }
    }
}
