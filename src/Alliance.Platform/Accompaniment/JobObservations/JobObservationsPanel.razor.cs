using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Accompaniment.JobObservations;

/// <summary>Jobs observed in an enterprise, for the pages of its loans. Shows nothing to those who may not read dossiers.</summary>
public sealed partial class JobObservationsPanel(
    UseCase<ShowEnterprise> showEnterprise, UseCase<ObserveJobs> observeJobs, IBusinessDate business, ICurrentUser user, IStringLocalizer<PlatformText> text)
{
    private ShowEnterprise.Seen? _seen;
    private DateOnly _observedOn = business.Today;
    private int _created;
    private int _maintained;
    private Exception? _refusal;

    [Parameter, EditorRequired] public ShowLoan.Detail Loan { get; set; } = null!;

    /// <summary>After an observation was recorded.</summary>
    [Parameter] public EventCallback OnObserved { get; set; }

    protected override Task OnParametersSetAsync() => Read();

    private async Task Read()
    {
        if (user.May(Permissions.ReadApplications)) _seen = await showEnterprise.Show(x => x.Handle(Loan.EnterpriseId));
    }

    private async Task Record()
    {
        _refusal = null;
        try
        {
            await observeJobs.Run(x => x.Handle(Loan.EnterpriseId, new(_observedOn, _created, _maintained, _seen!.Revision)));
            await OnObserved.InvokeAsync();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }

        await Read();
    }
}
