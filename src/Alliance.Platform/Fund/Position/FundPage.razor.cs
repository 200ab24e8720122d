using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Fund.Position;

/// <summary>The fund on a day: what is available, its balance sheet and its agreements.</summary>
public sealed partial class FundPage(UseCase<ShowFund> showFund, ICurrentUser user, IBusinessDate business, IStringLocalizer<FundText> text)
{
    private ShowFund.Sheet? _sheet;
    private Exception? _refusal;
    private string? _unread;

    /// <summary>In the address, so that a day can be bookmarked and sent; without it, or written wrongly, the business date.</summary>
    [SupplyParameterFromQuery] public string? AsOf { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (!user.May(Permissions.ReadFund)) return;
        var asked = TypedDay.Find(AsOf);
        if (asked is null) _unread = Blank.ToNull(AsOf);
        try
        {
            _sheet = await showFund.Run(x => x.Handle(asked));
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            (_refusal, _sheet) = (refusal, await showFund.Run(x => x.Handle()));
        }
    }
}
