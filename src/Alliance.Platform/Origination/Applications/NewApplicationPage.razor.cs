using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>A dossier is typed in four short steps, with what is left to do and the balance of its plan beside them; what was typed stays, whatever is refused.</summary>
public sealed partial class NewApplicationPage(
    UseCase<RegisterApplication> registerApplication, UseCase<KnownParties> knownParties, NavigationManager navigation, TenantContext tenant, IBusinessDate business, IOutgoingMail mail,
    ICurrentUser user, IStringLocalizer<PlatformText> text)
{
    private readonly NewApplicationForm _form = new() { ReceivedOn = business.Today };
    private Exception? _refusal;
    private bool _isReady, _sending;

    /// <summary>In the address: the dossier of the first owner of the project.</summary>
    [SupplyParameterFromQuery] private string? Project { get; set; }

    /// <summary>In the address: who asks again.</summary>
    [SupplyParameterFromQuery] private string? Person { get; set; }

    /// <summary>What is typed of another owner isn't what was typed of somebody else.</summary>
    private string FormName => "new-application" + (_form.Known switch { { Sister.Id: var sister } => $"-with-{sister}", { Person.Id: var person } => $"-of-{person}", _ => "" });

    private IReadOnlyList<string> Provinces => tenant.Organisation.Territory.Provinces.IsDefault ? [] : tenant.Organisation.Territory.Provinces;

    protected override async Task OnInitializedAsync()
    {
        if (!user.May(Permissions.RegisterApplications)) return;
        var known = await Known();
        if (known is null) navigation.NotFound();
        else _form.BeginWith(known);
        _isReady = known is not null;
    }

    private IEnumerable<string?> FactsOf(Person known) => [text["born in {0}", known.BornOn.Year], known.Cin, known.Phone];

    private IEnumerable<string?> FactsOf(EnterpriseProfile known) =>
        [text["sector." + known.Sector], text["legal." + KebabCase.Of(known.LegalForm)], Alliance.Ui.Provinces.Name(known.Province, CultureInfo.CurrentUICulture)];

    private async Task<KnownParties.Known?> Known()
    {
        if (Project is null && Person is null) return KnownParties.Known.Nobody;
        if (Id<LoanApplication>.TryParse(Project, CultureInfo.InvariantCulture, out var project)) return await knownParties.Show(x => x.OfProject(project));
        return Id<Entrepreneur>.TryParse(Person, CultureInfo.InvariantCulture, out var person) ? await knownParties.Show(x => x.OfPerson(person)) : null;
    }

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
