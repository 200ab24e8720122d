using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Appraisal;

/// <summary>A dossier's way to the committee on its page, and what takes it a step further.</summary>
public sealed partial class AppraisalPanel(
    UseCase<ShowReadiness> showReadiness, UseCase<TakeUpApplication> takeUp, UseCase<CallReady> callReady, UseCase<UndoReady> undoReady, IBusinessDate business, IStringLocalizer<AppraisalText> text)
{
    private static readonly ApplicationStatus[] Way = [ApplicationStatus.Received, ApplicationStatus.InAppraisal, ApplicationStatus.Ready, ApplicationStatus.OnAgenda];

    private ShowReadiness.Standing? _standing;
    private ApplicationAct? _open;
    private DateOnly? _completeOn = business.Today;
    private string? _words;
    private Exception? _refusal;
    private bool _working;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;
    [Parameter] public EventCallback OnChanged { get; set; }

    private bool IsWorkedOn => Dossier.Status is ApplicationStatus.InAppraisal;

    /// <summary>Of one that is decided or adjourned all are behind it.</summary>
    /// <summary>Whether a committee has said something, or the applicant gave up.</summary>
    private bool IsThere => Dossier.Status is ApplicationStatus.Adjourned || !LoanApplication.Undecided.Contains(Dossier.Status);

    private IEnumerable<(ApplicationStatus Status, bool Done)> Steps => Way.Select((x, i) => (x, Array.IndexOf(Way, Dossier.Status) is var at && (at < 0 || i <= at)));

    protected override async Task OnParametersSetAsync() => _standing = await showReadiness.Show(x => x.Handle(Dossier.Id));

    private static Tone ToneOf(ApplicantClock clock) => clock switch
    {
        { IsOverdue: true } => Tone.Bad,
        { StoppedSince: not null } => Tone.Neutral,
        _ => Tone.Good,
    };

    private string Short(ApplicantClock clock) => clock switch
    {
        { IsOverdue: true } => text["overdue by {0} days", -clock.Left],
        _ when Dossier.Decision is not null => text["decided in {0} of {1} days", Formats.Count(clock.Used), clock.Allowed],
        { StoppedSince: not null } => text["stopped"],
        _ => text["{0} days left", clock.Left],
    };

    private string Sentence(ApplicantClock clock) => clock switch
    {
        _ when Dossier.Decision is not null => "",
        { StoppedSince: { } since } => text["With the applicant since {0}: {1} of {2} days have counted, and no day can be promised.", Formats.LongDate(since), Formats.Count(clock.Used), clock.Allowed],
        { DueOn: { } due } => text["A decision is owed to the applicant by {0}.", Formats.LongDate(due)],
        _ => "",
    };

    private Task TakeUp() => Do(() => takeUp.Run(x => x.Handle(Dossier.Id, new(Revision: Dossier.Revision))));

    private Task CallReady() => Do(() => callReady.Run(x => x.Handle(Dossier.Id, new(_completeOn, _words, Dossier.Revision))));

    private void Open(ApplicationAct act) => (_open, _refusal) = (act, null);

    private void Close() => (_open, _refusal, _words) = (null, null, null);

    private Task Changed()
    {
        Close();
        return OnChanged.InvokeAsync();
    }

    private async Task Do(Func<Task> act)
    {
        if (_working) return;
        (_working, _refusal) = (true, null);
        try
        {
            await act();
            await Changed();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
        finally
        {
            _working = false;
        }
    }
}
