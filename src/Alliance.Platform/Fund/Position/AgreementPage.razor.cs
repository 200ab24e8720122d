using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Fund.Position;

/// <summary>One agreement: where each of its dirhams is, the loans that it financed, and its statement.</summary>
public sealed partial class AgreementPage(
    UseCase<ShowAgreement> showAgreement, NavigationManager navigation, ICurrentUser user, IStringLocalizer<FundText> text, IStringLocalizer<PlatformText> words)
{
    private ShowAgreement.Detail? _agreement;
    private bool? _form;
    private string? _done;
    private int _revision;

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (user.May(Permissions.ReadFund)) await Read();
    }

    private async Task Read()
    {
        _agreement = await showAgreement.Show(x => x.Handle(new(Id)));
        if (_agreement is null) navigation.NotFound();
    }

    private Task Changed(string done)
    {
        (_form, _done, _revision) = (null, done, _revision + 1);
        return Read();
    }

    private void Show(bool back) => (_form, _done) = (back, null);
}
