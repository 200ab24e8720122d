using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>One loan: how it stands, what is due and paid, what happened, and what can be done.</summary>
public sealed partial class LoanPage(UseCase<ShowLoan> showLoan, NavigationManager navigation, ICurrentUser user, IStringLocalizer<LoansText> text)
{
    private ShowLoan.Detail? _loan;
    private Form? _form;
    private ExplainedFigure? _explained;
    private string? _done;

    private enum Form { Payment, Disbursement, Refund, Rescheduling, WriteOff, Recovery }

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (user.May(Permissions.ReadLoans)) await Read();
    }

    private async Task Read()
    {
        _loan = await showLoan.Run(x => x.Handle(new(Id)));
        if (_loan is null) navigation.NotFound();
    }

    private Task Changed(string done)
    {
        (_form, _done) = (null, done);
        return Read();
    }

    private void Show(Form form) => (_form, _done) = (form, null);

    private void Explain(ExplainedFigure figure) => _explained = figure;

    private void Close() => _form = null;
}
