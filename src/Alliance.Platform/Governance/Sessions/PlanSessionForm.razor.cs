using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Asks which body meets when and where.</summary>
public sealed partial class PlanSessionForm(UseCase<PlanSession> planSession, IBusinessDate business, IStringLocalizer<GovernanceText> text)
{
    private string _body = "";
    private DateOnly? _meetsOn;
    private string? _place;
    private TimeOnly? _startsAt;
    private Exception? _refusal;
    private bool _sending;

    /// <summary>Those that can be chosen; at least one.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ListPlannableBodies.Row> Bodies { get; set; } = [];

    [Parameter] public EventCallback<Id<Session>> OnPlanned { get; set; }
    [Parameter] public EventCallback OnCancelled { get; set; }

    protected override void OnInitialized() => _body = Bodies[0].Id.ToString();

    private async Task Submit()
    {
        if (_sending) return;
        (_sending, _refusal) = (true, null);
        try
        {
            var planned = await planSession.Run(x => x.Handle(new(Id<Body>.Parse(_body, null), _meetsOn!.Value, _place, _startsAt)));
            if (planned is not null) await OnPlanned.InvokeAsync(planned.Id);
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
