using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>All loans of the platform, with the sums of those that match.</summary>
public sealed partial class LoansPage(UseCase<ListLoans> listLoans, TenantContext tenant, ICurrentUser user, IStringLocalizer<LoansText> text)
{
    private ListLoans.Found? _found;
    private ImmutableArray<int> _buckets = [];
    private LoanOrder _order;
    private bool _descending;
    private string? _all;

    protected override IReadOnlyList<string> Days => ["from", "to"];

    protected override async Task Read()
    {
        if (!user.May(Permissions.ReadLoans)) return;
        _buckets = LendingSettings.Of(tenant.Organisation).ArrearsBuckets;
        (_order, _descending) = Ordered(LoanOrder.GrantedOn, descending: true);
        _found = await listLoans.Run(x => x.Handle(LoansAddress.Read(Address) with { OrderBy = _order, Descending = _descending, Page = Paging }));
        _all = _found.Total > _found.Rows.Count ? await listLoans.Run(x => x.Marks(LoansAddress.Read(Address))) : null;
    }
}
