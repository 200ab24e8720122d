using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Lending.Loans;

/// <summary>All loans of the platform, with the sums of those that match.</summary>
public sealed partial class LoansPage(
    UseCase<ListLoans> listLoans, NavigationManager navigation, TenantContext tenant, ICurrentUser user, IStringLocalizer<LoansText> text)
{
    private static readonly Dictionary<string, object?> _download = new() { ["download"] = "" };

    private MudTable<ListLoans.Row>? _table;
    private ListLoans.Found? _found;
    private ImmutableArray<int> _buckets = [];
    private string? _search;
    private LoanStatus? _status;
    private bool _late;
    private int? _bucket;
    private LoanOrder _order = LoanOrder.GrantedOn;
    private bool _descending = true;

    /// <summary>In the address, so that other pages can point at the loans they count.</summary>
    [SupplyParameterFromQuery] public string? Status { get; set; }

    [SupplyParameterFromQuery] public bool? Late { get; set; }

    private ListLoans.Input Input => new(_search, _status, _late ? true : null, _bucket, _order, _descending);

    protected override void OnInitialized()
    {
        _buckets = LendingSettings.Of(tenant.Organisation).ArrearsBuckets;
        _status = Word<LoanStatus>.TryParse(Status, null, out var status) ? status.Value : null;
        _late = Late is true;
    }

    private string BucketName(int bucket) => bucket == _buckets.Length
        ? text["more than {0} days", _buckets[^1]]
        : text["{0} to {1} days", bucket == 0 ? 1 : _buckets[bucket - 1] + 1, _buckets[bucket]];

    private string ExportAs(string format)
    {
        var query = new QueryBuilder { { "format", format }, { "orderBy", _order.ToString() }, { "descending", _descending ? "true" : "false" } };
        if (!string.IsNullOrWhiteSpace(_search)) query.Add("search", _search);
        if (_status is { } status) query.Add("status", status.ToString());
        if (_late) query.Add("late", "true");
        if (_bucket is { } bucket) query.Add("bucket", $"{bucket}");
        return "/api/loans/export" + query;
    }

    private async Task<TableData<ListLoans.Row>> Load(TableState shown, CancellationToken ct)
    {
        (_order, _descending) = Enum.TryParse<LoanOrder>(shown.SortLabel, out var order) && shown.SortDirection is not SortDirection.None
            ? (order, shown.SortDirection is SortDirection.Descending)
            : (LoanOrder.GrantedOn, true);
        _found = await listLoans.Run(x => x.Handle(Input with { Page = shown.Page, Size = shown.PageSize }, ct));
        StateHasChanged(); // the sums stand outside the table
        return new() { Items = _found.Rows, TotalItems = _found.Total };
    }

    private Task SearchFor(string? search)
    {
        _search = search;
        return FromFirstPage();
    }

    private Task FilterBy(LoanStatus status)
    {
        _status = _status == status ? null : status;
        return FromFirstPage();
    }

    private Task FilterLate()
    {
        (_late, _bucket) = (!_late, null);
        return FromFirstPage();
    }

    private Task FilterBucket(int bucket)
    {
        _bucket = _bucket == bucket ? null : bucket;
        return FromFirstPage();
    }

    private Task FromFirstPage()
    {
        if (_table is null) return Task.CompletedTask;
        _table.NavigateTo(Page.First);
        return _table.ReloadServerData();
    }

    private void Open(TableRowClickEventArgs<ListLoans.Row> click) => navigation.NavigateTo($"/loans/{click.Item!.Id}");
}
