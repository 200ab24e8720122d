using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Fund.Position;

/// <summary>The fund on a day: what is available, its balance sheet and its agreements.</summary>
public sealed partial class FundPage(UseCase<ShowFund> showFund, ICurrentUser user, IBusinessDate business, IStringLocalizer<FundText> text)
{
    private ShowFund.Sheet? _sheet;
    private DateOnly _asOf = business.Today;
    private Exception? _refusal;

    protected override async Task OnInitializedAsync()
    {
        if (user.May(Permissions.ReadFund)) await Read();
    }

    private async Task Read()
    {
        try
        {
            _sheet = await showFund.Show(x => x.Handle(_asOf));
            _refusal = null;
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
    }
}
