using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Agreements;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Fund.Journal;

/// <summary>Movements of the whole fund with all their accounts, or of one agreement with its bank balance.</summary>
public sealed partial class JournalPanel(UseCase<ListMovements> listMovements, IStringLocalizer<FundText> text)
{
    private static readonly Dictionary<string, object?> _download = new() { ["download"] = "" };

    private MudTable<ListMovements.Row>? _table;
    private ListMovements.Found? _found;
    private FundMovementKind? _kind;
    private DateOnly? _from, _to;
    private int _shown;

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter] public Id<FundingAgreement>? AgreementId { get; set; }

    /// <summary>Another number reads again.</summary>
    [Parameter] public int Revision { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Revision || _table is null) return;
        _shown = Revision;
        await _table.ReloadServerData();
    }

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(ChangeEventArgs typed) =>
        DateOnly.TryParseExact(typed.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Account(Money moved) => moved == Money.Zero ? Formats.None : Formats.Amount(moved);

    private string ExportAs(string format)
    {
        var query = new QueryBuilder { { "format", format } };
        if (AgreementId is { } agreement) query.Add("agreementId", $"{agreement}");
        if (_kind is { } kind) query.Add("kind", KebabCase.Of(kind));
        if (_from is { } from) query.Add("from", Iso(from));
        if (_to is { } to) query.Add("to", Iso(to));
        return "/api/fund/movements/export" + query;
    }

    private Task Choose(FundMovementKind kind)
    {
        _kind = _kind == kind ? null : kind;
        return FromFirstPage();
    }

    private Task Period(DateOnly? From, DateOnly? To)
    {
        (_from, _to) = (From, To);
        return FromFirstPage();
    }

    private Task FromFirstPage()
    {
        _table?.NavigateTo(0);
        return _table?.ReloadServerData() ?? Task.CompletedTask;
    }

    private async Task<TableData<ListMovements.Row>> Load(TableState shown, CancellationToken ct)
    {
        _found = await listMovements.Run(x => x.Handle(new(AgreementId, null, _kind, _from, _to, shown.Page, shown.PageSize), ct));
        StateHasChanged(); // the count stands outside the table
        return new() { Items = _found.Rows, TotalItems = _found.Total };
    }
}
