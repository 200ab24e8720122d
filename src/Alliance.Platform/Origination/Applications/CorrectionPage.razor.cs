using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>A dossier put right before its decision. Who saves second is told, and loses nothing of what they typed.</summary>
public sealed partial class CorrectionPage(
    UseCase<ShowApplication> showApplication, UseCase<CorrectApplication> correctApplication, NavigationManager navigation, TenantContext tenant, IOutgoingMail mail,
    ICurrentUser user, IStringLocalizer<PlatformText> text)
{
    private ShowApplication.Dossier? _dossier;
    private NewApplicationForm _form = new();
    private NewApplicationForm _opened = new();
    private IReadOnlyList<FieldChange>? _meanwhile;
    private Exception? _refusal, _raced;
    private string? _why;
    private bool _sending;

    [Parameter] public Guid Id { get; set; }

    private IReadOnlyList<string> Provinces => tenant.Organisation.Territory.Provinces.IsDefault ? [] : tenant.Organisation.Territory.Provinces;

    protected override async Task OnParametersSetAsync()
    {
        if (_dossier?.Id.Value == Id || !user.May(Permissions.RegisterApplications)) return;
        _dossier = await showApplication.Show(x => x.Handle(new(Id)));
        if (_dossier is null) navigation.NotFound();
        else (_form, _opened) = (NewApplicationForm.Of(_dossier), NewApplicationForm.Of(_dossier));
    }

    /// <summary>Called when a field has been left: doubts and the balance of the plan are drawn anew.</summary>
    private static void Look()
    {
        // Being called is what draws the page.
    }

    private async Task Save()
    {
        (_refusal, _raced, _meanwhile) = (null, null, null);
        _sending = true;
        try
        {
            await correctApplication.Run(x => x.Handle(new(Id), _form.ToCorrection(_dossier!, _why!)));
            navigation.NavigateTo($"/applications/{Id}");
        }
        catch (DbUpdateConcurrencyException raced)
        {
            _raced = raced;
            await TakeOver();
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

    /// <summary>What somebody else has saved comes into the form wherever nothing else was typed.</summary>
    private async Task TakeOver()
    {
        if (await showApplication.Run(x => x.Handle(new(Id))) is not { } stored) return;
        var now = NewApplicationForm.Of(stored);
        _meanwhile = _form.TakeOver(_opened, now);
        (_dossier, _opened) = (stored, now);
    }
}
