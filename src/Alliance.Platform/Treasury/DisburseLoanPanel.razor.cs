using Alliance.Kernel;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Sources;
using Alliance.Platform.Lending.Loans;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Treasury;

/// <summary>Pays out all or a tranche; shows from which agreements the money comes, and lets others be chosen.</summary>
public sealed partial class DisburseLoanPanel(UseCase<DisburseLoan> disburseLoan, UseCase<PreviewFunding> previewFunding, IBusinessDate business, IStringLocalizer<LoansText> text)
{
    private readonly Dictionary<Id<FundingAgreement>, Money?> _chosen = [];
    private PreviewFunding.Preview? _preview;
    private bool _changed;

    [Parameter, EditorRequired] public ShowLoan.Detail Loan { get; set; } = null!;

    [Parameter] public EventCallback OnDone { get; set; }

    [Parameter] public EventCallback OnCancelled { get; set; }

    private Money Suggested => Loan.Available;

    protected override Task OnInitializedAsync() => Preview(new(Suggested, business.Today, default, null, ""));

    private async Task Preview(MoneyEntry entry)
    {
        _preview = await previewFunding.Run(x => x.Handle(Loan.Id, entry.Amount, entry.On));
        _changed = false;
        _chosen.Clear();
        foreach (var source in _preview?.Proposed ?? []) _chosen[source.AgreementId] = source.Amount;
    }

    /// <summary>Without a choice of one's own the fund chooses when the money moves, by what is there then.</summary>
    private Task<LoanReceipt?> Send(MoneyEntry entry)
    {
        List<FundSource>? sources = _changed ? [.. _chosen.Where(x => x.Value > Money.Zero).Select(x => new FundSource(x.Key, x.Value!.Value))] : null;
        return disburseLoan.Run(x => x.Handle(Loan.Id, new(entry.Amount, entry.On, entry.Means, entry.Reference, sources), entry.Key));
    }
}
