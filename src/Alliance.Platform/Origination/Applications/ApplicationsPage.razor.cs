using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Origination.Applications;

/// <summary>All dossiers of the platform.</summary>
public sealed partial class ApplicationsPage(
    UseCase<ListApplications> listApplications, NavigationManager navigation, ICurrentUser user, IStringLocalizer<PlatformText> text)
{
    private static readonly Dictionary<string, object?> _download = new() { ["download"] = "" };

    private MudTable<ListApplications.Row>? _table;
    private string? _search;
    private ApplicationStatus? _status;
    private ApplicationOrder _order = ApplicationOrder.ReceivedOn;
    private bool _descending = true;
    private int? _total;

    /// <summary>In the address, so that the dashboard can point at the dossiers that wait.</summary>
    [SupplyParameterFromQuery] public string? Status { get; set; }

    protected override void OnInitialized() => _status = Word<ApplicationStatus>.TryParse(Status, null, out var status) ? status.Value : null;

    private ListApplications.Input Input => new(_search, _status, OrderBy: _order, Descending: _descending);

    private string ExportAs(string format)
    {
        var query = new QueryBuilder { { "format", format }, { "orderBy", _order.ToString() }, { "descending", _descending ? "true" : "false" } };
        if (!string.IsNullOrWhiteSpace(_search)) query.Add("search", _search);
        if (_status is { } status) query.Add("status", status.ToString());
        return "/api/applications/export" + query;
    }

    private async Task<TableData<ListApplications.Row>> Load(TableState shown, CancellationToken ct)
    {
        if (Enum.TryParse<ApplicationOrder>(shown.SortLabel, out var order) && shown.SortDirection is not SortDirection.None)
            (_order, _descending) = (order, shown.SortDirection is SortDirection.Descending);
        else
            (_order, _descending) = (ApplicationOrder.ReceivedOn, true);
        var found = await listApplications.Run(x => x.Handle(Input with { Page = shown.Page, Size = shown.PageSize }, ct));
        _total = found.Total;
        StateHasChanged(); // the count stands outside the table
        return new() { Items = found.Rows, TotalItems = found.Total };
    }

    private Task SearchFor(string? search)
    {
        _search = search;
        return FromFirstPage();
    }

    private Task FilterBy(ApplicationStatus status)
    {
        _status = _status == status ? null : status;
        return FromFirstPage();
    }

    private Task FromFirstPage()
    {
        if (_table is null) return Task.CompletedTask;
        _table.NavigateTo(Page.First);
        return _table.ReloadServerData();
    }

    private void Open(TableRowClickEventArgs<ListApplications.Row> click) => navigation.NavigateTo($"/applications/{click.Item!.Id}");
}
