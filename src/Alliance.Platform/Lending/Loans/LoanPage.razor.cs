using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>One loan: how it stands, what is due and paid, what happened, and what can be done.</summary>
public sealed partial class LoanPage(UseCase<ShowLoan> showLoan, NavigationManager navigation, ICurrentUser user, IStringLocalizer<LoansText> text)
{
    private ShowLoan.Detail? _loan;
    private LoanAct? _form;
    private ExplainedFigure? _explained;
    private string? _done;

    [Parameter] public Guid Id { get; set; }

    /// <summary>The act whose form is open: it stands in the address, so that a page that is loaded anew opens it again.</summary>
    [SupplyParameterFromQuery(Name = "act")] public string? Asked { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (!user.May(Permissions.ReadLoans)) return;
        await Read();
        _form = Word<LoanAct>.TryParse(Asked, null, out var act) && HasForm(act.Value) && _loan?.Allowed.Contains(act.Value) is true ? act.Value : null;
        if (_form is not null) _done = null;
    }

    private async Task Read()
    {
        _loan = await showLoan.Show(x => x.Handle(new(Id)));
        if (_loan is null) navigation.NotFound();
    }

    private Task Changed(string done)
    {
        _done = done;
        if (Asked is null) return Read();
        Close();
        return Task.CompletedTask;
    }

    private void Show(LoanAct act) => navigation.NavigateTo(navigation.GetUriWithQueryParameter("act", KebabCase.Of(act)), replace: true);

    private static Dictionary<string, object> Given(ShowLoan.Detail loan) => new(StringComparer.Ordinal) { ["Loan"] = loan };

    private Dictionary<string, object> Form(ShowLoan.Detail loan, LoanAct act) => new(StringComparer.Ordinal)
    {
        ["Loan"] = loan,
        ["OnDone"] = EventCallback.Factory.Create(this, () => Changed(text[Words(act).Done])),
        ["OnCancelled"] = EventCallback.Factory.Create(this, Close),
    };

    private static LoanAct? Main(ShowLoan.Detail loan) => loan.Allowed.Where(LoanActs.IsUsual).Cast<LoanAct?>().LastOrDefault();

    /// <summary>A deferral is agreed on the page of the follow-up.</summary>
    private static bool HasForm(LoanAct act) => act is not LoanAct.Defer;

    /// <summary>Those of the menu, but for the loss, which ends it.</summary>
    private static IEnumerable<LoanAct> Others(ShowLoan.Detail loan) =>
        loan.Allowed.Where(x => HasForm(x) && x is not LoanAct.WriteOff && x != Main(loan)).Reverse();

    internal static (string Offer, string Done) Words(LoanAct act) => act switch
    {
        LoanAct.RefundCredit => ("Refund the credit", "The refund has been recorded."),
        LoanAct.Disburse => ("Record a disbursement", "The disbursement has been recorded."),
        LoanAct.WriteOff => ("Write off…", "Proposed. It waits for a second person under “Two-person decisions”."),
        LoanAct.Reschedule => ("Reschedule…", "The loan has been rescheduled."),
        LoanAct.Recover => ("Record a recovery", "The recovery has been recorded."),
        LoanAct.Pay => ("Record a payment", "The payment has been recorded."),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    private void Explain(ExplainedFigure figure) => _explained = figure;

    private void Close() => navigation.NavigateTo(navigation.GetUriWithQueryParameter("act", (string?)null), replace: true);
}
