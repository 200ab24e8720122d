using Alliance.Kernel;
using Alliance.Platform.Fund.Agreements;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Fund.Contributions;

/// <summary>Money received from a funder or given back. Two clicks move it once.</summary>
public sealed partial class ContributionForm(UseCase<RecordContribution> record, IBusinessDate business, IStringLocalizer<FundText> text)
{
    private readonly string _key = Guid.CreateVersion7().ToString();
    private Money? _amount;
    private DateOnly _on = business.Today;
    private string? _reference;
    private Exception? _refusal;
    private bool _sending;

    [Parameter, EditorRequired] public Id<FundingAgreement> AgreementId { get; set; }

    /// <summary>The agreement and its money, as they were read.</summary>
    [Parameter, EditorRequired] public FormSubject About { get; set; } = FormSubject.New;

    /// <summary>The agreement's number and funder.</summary>
    [Parameter, EditorRequired] public string Called { get; set; } = "";

    /// <summary>Given back rather than received.</summary>
    [Parameter, EditorRequired] public bool Back { get; set; }

    [Parameter] public Money StillPromised { get; set; }

    /// <summary>Told what was done, in words.</summary>
    [Parameter] public EventCallback<string> OnDone { get; set; }

    [Parameter] public EventCallback OnCancelled { get; set; }

    private async Task Submit()
    {
        if (_sending) return;
        (_sending, _refusal) = (true, null);
        try
        {
            var input = new RecordContribution.Input(_amount ?? Money.Zero, _on, _reference);
            await record.Run(x => Back ? x.GiveBack(AgreementId, input, _key) : x.Receive(AgreementId, input, _key));
            await OnDone.InvokeAsync(text[Back ? "The restitution has been recorded." : "The contribution has been recorded."]);
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
