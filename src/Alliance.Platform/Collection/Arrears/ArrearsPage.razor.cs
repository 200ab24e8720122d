using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
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
    private string? _all;

    protected override IReadOnlyList<string> Days => ["from", "to"];

    protected override async Task Read()
    {
        if (!user.May(Permissions.ReadLoans)) return;
        _buckets = LendingSettings.Of(tenant.Organisation).ArrearsBuckets;
        (_order, _descending) = Ordered(ArrearsOrder.DaysLate, descending: true);
        _figures ??= await showArrears.Run(x => x.Handle());
        _found = await listArrears.Run(x => x.Handle(ArrearsAddress.Read(Address) with { OrderBy = _order, Descending = _descending, Page = Paging }));
        _all = _found.Total > _found.Rows.Count ? await listArrears.Run(x => x.Marks(ArrearsAddress.Read(Address))) : null;
    }
}
