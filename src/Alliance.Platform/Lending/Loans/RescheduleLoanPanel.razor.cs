using Alliance.Kernel;
using Alliance.Platform.Product;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Asks for the new schedule that a decision gives to what is still owed.</summary>
public sealed partial class RescheduleLoanPanel(UseCase<RescheduleLoan> reschedule, IBusinessDate business, IStringLocalizer<LoansText> text)
{
    private readonly string _key = Guid.CreateVersion7().ToString();
    private DateOnly _decidedOn = business.Today;
    private DateOnly _firstDueOn = business.Today.AddMonths(1);
    private int _instalments = 12;
    private string _decision = "";
    private Exception? _refusal;
    private bool _sending;

    [Parameter, EditorRequired] public ShowLoan.Detail Loan { get; set; } = null!;

    [Parameter] public EventCallback OnDone { get; set; }

    [Parameter] public EventCallback OnCancelled { get; set; }

    private string? Preview => _instalments is >= 1 and <= LoanTerms.LongestTerm
        ? text["{0} instalments of about {1}", Formats.Count(_instalments), Formats.WithUnit(EqualParts.OfCapital(Loan.Outstanding, _instalments, Loan.Terms.RoundTo)[0])].Value
        : null;

    protected override void OnInitialized() => _instalments = Math.Max(1, Loan.Schedule.Count(x => x.SettledOn is null));

    private async Task Submit()
    {
        if (_sending) return;
        (_sending, _refusal) = (true, null);
        try
        {
            await reschedule.Run(x => x.Handle(Loan.Id, new(_decidedOn, _firstDueOn, _instalments, _decision.Trim()), _key));
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
