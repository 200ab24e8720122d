using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Minutes;

/// <summary>Minutes of a session: as it goes on, with the secretary's remarks; once it is closed frozen, with hash, signatures and corrections.</summary>
public sealed partial class MinutesPage(
    UseCase<ShowMinutes> showMinutes, UseCase<SignMinutes> signMinutes, UseCase<CorrectMinutes> correctMinutes, Confirmations confirmations, NavigationManager navigation, IStringLocalizer<GovernanceText> text)
{
    private ShowMinutes.Seen? _seen;
    private Exception? _refusal;
    private string? _words;
    private bool _correcting;
    private bool _working;

    [Parameter] public Guid Id { get; set; }

    private bool IsFrozen => _seen?.Answer.Records.Count > 0;

    private bool MayWrite => _seen is { MayWrite: true } && !IsFrozen;

    private MinutesReport? Report => MinutesReport.Of(_seen!.Texts[0]);

    protected override async Task OnParametersSetAsync()
    {
        _seen = await showMinutes.Show(x => x.Handle(new(Id)));
        if (_seen is null) navigation.NotFound();
    }

    private string Paper(int number, string language) => $"/api/sessions/{Id}/minutes/{number}.pdf?language={language}";

    private async Task Read()
    {
        if (await showMinutes.Run(x => x.Handle(new(Id))) is { } seen) _seen = seen;
        else navigation.NotFound();
    }

    private async Task Sign(int number)
    {
        if (await confirmations.Confirm(text["Sign these minutes?"], text["You stand by them with your account: a simple electronic signature (law 43-20). It can’t be taken back."], text["Sign"]))
            await Act(() => signMinutes.Run(x => x.Handle(new(Id), new(number))));
    }

    private async Task Correct()
    {
        await Act(() => correctMinutes.Run(x => x.Handle(new(Id), new(_words ?? ""))));
        if (_refusal is null) (_correcting, _words) = (false, null);
    }

    private async Task Act(Func<Task> act)
    {
        if (_working) return;
        (_working, _refusal) = (true, null);
        try
        {
            await act();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
        finally
        {
            _working = false;
        }

        await Read();
    }
}
