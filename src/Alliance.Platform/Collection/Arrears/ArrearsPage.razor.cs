using System.Collections.Immutable;
using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>The arrears desk: how much is late, how old it is, and whom to call next.</summary>
public sealed partial class ArrearsPage(
    UseCase<ShowArrears> showArrears, UseCase<ListArrears> listArrears, TenantContext tenant, ICurrentUser user,
    IBusinessDate business, IStringLocalizer<ArrearsText> text)
{
    private static readonly int[] ContactDays = [7, 15, 30, 60];

    private ArrearsFigures? _figures;
    private ListArrears.Found? _found;
    private ImmutableArray<int> _buckets = [];
    private ArrearsOrder _order;
    private bool _descending;

    [SupplyParameterFromQuery] public string? Bucket { get; set; }

    [SupplyParameterFromQuery] public string? Province { get; set; }

    [SupplyParameterFromQuery] public string? PromiseBroken { get; set; }

    [SupplyParameterFromQuery] public string? NoContactFor { get; set; }

    [SupplyParameterFromQuery] public string? StepDue { get; set; }

    protected override async Task Read()
    {
        if (!user.May(Permissions.ReadLoans)) return;
        _buckets = LendingSettings.Of(tenant.Organisation).ArrearsBuckets;
        (_order, _descending) = Ordered(ArrearsOrder.DaysLate, descending: true);
        _figures ??= await showArrears.Run(x => x.Handle());
        _found = await listArrears.Run(x => x.Handle(new()
        {
            Search = Search,
            Bucket = Whole(Bucket, _buckets.Length),
            Province = Province,
            PromiseBroken = PromiseBroken is "true",
            NoContactFor = Whole(NoContactFor, 3650),
            StepDue = StepDue is "true",
            OrderBy = _order,
            Descending = _descending,
            Page = Paging,
        }));
    }

    private static int? Whole(string? written, int largest) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= largest ? number : null;

    private string BucketName(int bucket) => bucket == _buckets.Length
        ? text["more than {0} days", _buckets[^1]]
        : text["{0} to {1} days", bucket == 0 ? 1 : _buckets[bucket - 1] + 1, _buckets[bucket]];
}
