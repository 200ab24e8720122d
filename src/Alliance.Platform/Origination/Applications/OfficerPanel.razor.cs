using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Who is in charge of the dossier, and its handing over.</summary>
public sealed partial class OfficerPanel(
    UseCase<ListOfficers> listOfficers, UseCase<CountTasksAlong> countTasks, UseCase<HandOverApplication> handOver, ICurrentUser user, IStringLocalizer<PlatformText> text)
{
    private List<Officer>? _choice;
    private Guid? _officerId;
    private Exception? _refusal;
    private bool _sending;
    private int _along;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;

    [Parameter] public EventCallback OnHandedOver { get; set; }

    private async Task Open()
    {
        var all = await listOfficers.Show(x => x.ToChooseFrom());
        _choice = [.. all.Where(x => x.Key != Dossier.Officer.Key)];
        _along = (await countTasks.Show(x => x.Handle([Dossier.Id]))).GetValueOrDefault(Dossier.Id);
        _officerId = null; // nobody is put in charge by a click too many
    }

    private void Close() => (_choice, _refusal) = (null, null);

    private async Task HandOver()
    {
        (_sending, _refusal) = (true, null);
        try
        {
            await handOver.Run(x => x.Handle(Dossier.Id, new(_officerId, Dossier.Revision)));
            Close();
            await OnHandedOver.InvokeAsync();
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
