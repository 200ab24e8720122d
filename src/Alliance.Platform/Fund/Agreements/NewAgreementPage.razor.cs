using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Fund.Agreements;

/// <summary>Registers an agreement, and its funder when that is a new one.</summary>
public sealed partial class NewAgreementPage(
    UseCase<ListFunders> listFunders, UseCase<RegisterFunder> registerFunder, UseCase<SignAgreement> signAgreement, NavigationManager navigation, TenantContext tenant,
    ICurrentUser user, IBusinessDate business, IStringLocalizer<FundText> text, IStringLocalizer<PlatformText> words)
{
    private readonly HashSet<string> _sectors = [], _provinces = [];
    private IReadOnlyList<ListFunders.Row> _funders = [];
    private string? _funder = "", _name, _number, _purpose;
    private FunderKind _kind;
    private Money? _amount;
    private DateOnly _signedOn = business.Today, _startsOn = business.Today;
    private DateOnly? _endsOn;
    private Exception? _refusal;
    private bool _sending;

    protected override async Task OnInitializedAsync()
    {
        if (!user.May(Permissions.ManageFund)) return;
        _funders = await listFunders.Show(x => x.Handle());
        _funder = _funders.Count > 0 ? _funders[0].Id.ToString() : "";
    }

    private static void Toggle(HashSet<string> chosen, string word)
    {
        if (!chosen.Add(word)) chosen.Remove(word);
    }

    private async Task Submit()
    {
        if (_sending) return;
        (_sending, _refusal) = (true, null);
        try
        {
            var funder = string.IsNullOrEmpty(_funder) ? await Register() : Id<Funder>.Parse(_funder, null);
            var signed = await signAgreement.Run(x => x.Handle(new()
            {
                FunderId = funder,
                Number = _number ?? "",
                Amount = _amount ?? Money.Zero,
                SignedOn = _signedOn,
                StartsOn = _startsOn,
                EndsOn = _endsOn,
                Purpose = _purpose,
                Sectors = [.. _sectors],
                Provinces = [.. _provinces],
            }));
            navigation.NavigateTo($"/fund/agreements/{signed!.Id}");
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

    /// <summary>Stays chosen when the agreement is then refused, so that a second try doesn't register it again.</summary>
    private async Task<Id<Funder>> Register()
    {
        var registered = await registerFunder.Run(x => x.Handle(new(_name ?? "", _kind)));
        _funders = await listFunders.Show(x => x.Handle());
        _funder = registered.Id.ToString();
        return registered.Id;
    }
}
