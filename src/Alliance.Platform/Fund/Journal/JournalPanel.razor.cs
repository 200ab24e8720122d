using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Agreements;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Fund.Journal;

/// <summary>Movements of the whole fund with all their accounts, or of one agreement with its bank balance.</summary>
public sealed partial class JournalPanel(UseCase<ListMovements> listMovements, IStringLocalizer<FundText> text)
{
    private static readonly string[] DayNames = ["from", "to"];

    private ListMovements.Found? _found;
    private FundMovementKind? _kind;
    private int _shown;

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter] public Id<FundingAgreement>? AgreementId { get; set; }

    /// <summary>Another number reads again.</summary>
    [Parameter] public int Revision { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    [SupplyParameterFromQuery] public string? To { get; set; }

    protected override int UsualSize => ListMovements.UsualSize;

    protected override IReadOnlyList<string> Days => DayNames;

    /// <summary>The file has the latest first as well.</summary>
    private string Export => "/api/fund/movements/export?descending=true" + (AgreementId is { } agreement ? $"&agreementId={agreement}" : "");

    protected override async Task OnParametersSetAsync()
    {
        var (address, again) = (Address, _shown != Revision);
        _shown = Revision;
        await base.OnParametersSetAsync();
        if (again && address == Address) await Read();
    }

    protected override async Task Read()
    {
        _kind = Filter<FundMovementKind>(Kind);
        _found = await listMovements.Show(x => x.Handle(new(AgreementId, null, _kind, Day(From), Day(To), Paging, Descending: true)));
    }

    /// <summary>On a card, an account that isn't moved isn't mentioned.</summary>
    private static MarkupString Account(Money moved) => new(moved == Money.Zero ? $"<span class=\"nothing\">{Formats.None}</span>" : Formats.Amount(moved));
}
