using System.Collections.Immutable;
using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>All loans of the platform, with the sums of those that match.</summary>
public sealed partial class LoansPage(UseCase<ListLoans> listLoans, TenantContext tenant, ICurrentUser user, IStringLocalizer<LoansText> text)
{
    private ListLoans.Found? _found;
    private ImmutableArray<int> _buckets = [];
    private LoanOrder _order;
    private bool _descending;

    [SupplyParameterFromQuery] public string? Status { get; set; }

    [SupplyParameterFromQuery] public string? Late { get; set; }

    [SupplyParameterFromQuery] public string? Bucket { get; set; }

    protected override async Task Read()
    {
        if (!user.May(Permissions.ReadLoans)) return;
        _buckets = LendingSettings.Of(tenant.Organisation).ArrearsBuckets;
        (_order, _descending) = Ordered(LoanOrder.GrantedOn, descending: true);
        int? bucket = int.TryParse(Bucket, NumberStyles.None, CultureInfo.InvariantCulture, out var written) && written <= _buckets.Length ? written : null;
        _found = await listLoans.Run(x => x.Handle(new(
            Search, Filter<LoanStatus>(Status), bool.TryParse(Late, out var late) ? late : null, bucket, _order, _descending, Paging)));
    }

    private string BucketName(int bucket) => bucket == _buckets.Length
        ? text["more than {0} days", _buckets[^1]]
        : text["{0} to {1} days", bucket == 0 ? 1 : _buckets[bucket - 1] + 1, _buckets[bucket]];
}
