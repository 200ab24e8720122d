using System.Collections.Immutable;
using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>The arrears desk: how much is late, how old it is, and whom to call next.</summary>
public sealed partial class ArrearsPage(
    UseCase<ReadArrears> readArrears, UseCase<ListArrears> listArrears, NavigationManager navigation, TenantContext tenant, ICurrentUser user,
    IBusinessDate business, IStringLocalizer<ArrearsText> text)
{
    private static readonly int[] ContactDays = [7, 15, 30, 60];
    private static readonly Dictionary<string, object?> _download = new() { ["download"] = "" };

    private MudTable<ListArrears.Row>? _table;
    private ArrearsFigures? _figures;
    private ListArrears.Found? _found;
    private ImmutableArray<int> _buckets = [];
    private string? _search, _province;
    private int? _bucket, _noContactFor;
    private bool _promiseBroken, _stepDue;
    private ArrearsOrder _order = ArrearsOrder.DaysLate;
    private bool _descending = true;

    private ListArrears.Input Input => new(_search, _bucket, _province, _promiseBroken, _noContactFor, _stepDue, _order, _descending);

    protected override async Task OnInitializedAsync()
    {
        _buckets = LendingSettings.Of(tenant.Organisation).ArrearsBuckets;
        if (user.May(Permissions.ReadLoans)) _figures = await readArrears.Run(x => x.Handle());
    }

    private string BucketName(int bucket) => bucket == _buckets.Length
        ? text["more than {0} days", _buckets[^1]]
        : text["{0} to {1} days", bucket == 0 ? 1 : _buckets[bucket - 1] + 1, _buckets[bucket]];

    private string ExportAs(string format)
    {
        var query = new QueryBuilder { { "format", format }, { "orderBy", _order.ToString() }, { "descending", _descending ? "true" : "false" } };
        if (!string.IsNullOrWhiteSpace(_search)) query.Add("search", _search);
        if (_bucket is { } bucket) query.Add("bucket", $"{bucket}");
        if (_province is { } province) query.Add("province", province);
        if (_promiseBroken) query.Add("promiseBroken", "true");
        if (_stepDue) query.Add("stepDue", "true");
        if (_noContactFor is { } days) query.Add("noContactFor", $"{days}");
        return "/api/arrears/export" + query;
    }

    private async Task<TableData<ListArrears.Row>> Load(TableState shown, CancellationToken ct)
    {
        (_order, _descending) = Enum.TryParse<ArrearsOrder>(shown.SortLabel, out var order) && shown.SortDirection is not SortDirection.None
            ? (order, shown.SortDirection is SortDirection.Descending)
            : (ArrearsOrder.DaysLate, true);
        _found = await listArrears.Run(x => x.Handle(Input with { Page = shown.Page, Size = shown.PageSize }, ct));
        StateHasChanged(); // the count stands outside the table
        return new() { Items = _found.Rows, TotalItems = _found.Total };
    }

    private Task SearchFor(string? search)
    {
        _search = search;
        return FromFirstPage();
    }

    private Task FilterBucket(int bucket)
    {
        _bucket = _bucket == bucket ? null : bucket;
        return FromFirstPage();
    }

    private Task FilterPromise()
    {
        _promiseBroken = !_promiseBroken;
        return FromFirstPage();
    }

    private Task FilterStep()
    {
        _stepDue = !_stepDue;
        return FromFirstPage();
    }

    private Task FilterContact(ChangeEventArgs chosen)
    {
        _noContactFor = int.TryParse(chosen.Value?.ToString(), CultureInfo.InvariantCulture, out var days) ? days : null;
        return FromFirstPage();
    }

    private Task FilterProvince(ChangeEventArgs chosen)
    {
        _province = Blank.ToNull(chosen.Value?.ToString());
        return FromFirstPage();
    }

    private Task FromFirstPage()
    {
        if (_table is null) return Task.CompletedTask;
        _table.NavigateTo(Page.First);
        return _table.ReloadServerData();
    }

    private void Open(TableRowClickEventArgs<ListArrears.Row> click) => navigation.NavigateTo($"/loans/{click.Item!.Id}/follow-up");
}
