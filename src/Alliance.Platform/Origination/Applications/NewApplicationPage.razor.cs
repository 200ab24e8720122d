using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>A dossier is typed in four short steps, with what is left to do and the balance of its plan beside them; what was typed stays, whatever is refused.</summary>
public sealed partial class NewApplicationPage(
    UseCase<RegisterApplication> registerApplication, NavigationManager navigation, TenantContext tenant, IBusinessDate business, IOutgoingMail mail,
    ICurrentUser user, IStringLocalizer<PlatformText> text)
{
    private readonly NewApplicationForm _form = new() { ReceivedOn = business.Today };
    private Exception? _refusal;
    private bool _sending;

    private IReadOnlyList<string> Provinces => tenant.Organisation.Territory.Provinces.IsDefault ? [] : tenant.Organisation.Territory.Provinces;

    /// <summary>Called when a field has been left: doubts and the balance of the plan are drawn anew.</summary>
    private static void Look()
    {
        // Being called is what draws the page.
    }

    private async Task Register()
    {
        (_refusal, _sending) = (null, true);
        try
        {
            var received = await registerApplication.Run(x => x.Handle(_form.ToInput()));
            navigation.NavigateTo($"/applications/{received!.Id}?received=true");
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
