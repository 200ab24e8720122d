using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;

namespace Alliance.Platform.Origination.Visits;

/// <summary>Plans a visit, or rearranges one.</summary>
public sealed partial class VisitForm(UseCase<PlanVisit> planVisit, UseCase<RearrangeVisit> rearrangeVisit, ICurrentUser user)
{
    private DateOnly? _on;
    private string? _at, _place;
    private Guid? _goes;
    private Exception? _refusal;
    private bool _sending;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;

    /// <summary>The one that is rearranged; null for a new one.</summary>
    [Parameter] public ListVisits.Row? Changed { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<StaffMember> People { get; set; } = [];
    [Parameter] public EventCallback OnDone { get; set; }
    [Parameter] public EventCallback OnCancelled { get; set; }

    /// <summary>One that was planned elsewhere for another minute keeps it.</summary>
    private IEnumerable<string> Hours => VisitHours.Offered.Concat(Changed is { } changed ? [changed.At] : []).Distinct().Order().Select(VisitHours.Write);

    protected override void OnInitialized() => (_on, _at, _place, _goes) = (Changed?.On, Changed is { } changed ? VisitHours.Write(changed.At) : null, Changed?.Place, Changed?.GoesId ?? user.AccountId);

    private async Task Submit()
    {
        if (_sending) return;
        (_sending, _refusal) = (true, null);
        try
        {
            if (Changed is { } changed) await rearrangeVisit.Run(x => x.Handle(Dossier.Id, changed.Id, new(_on, VisitHours.Read(_at), _place ?? "", _goes, changed.Revision)));
            else await planVisit.Run(x => x.Handle(Dossier.Id, new(_on, VisitHours.Read(_at), _place ?? "", _goes)));
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
