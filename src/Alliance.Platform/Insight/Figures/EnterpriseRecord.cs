using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Insight.Figures;

/// <summary>All that one enterprise brings to the figures. Figures of a platform are sums over these.</summary>
/// <param name="Applications">At least one; the entrepreneurs of all are in <paramref name="Entrepreneurs"/>.</param>
public sealed record EnterpriseRecord(
    Enterprise Enterprise,
    IReadOnlyList<LoanApplication> Applications,
    IReadOnlyList<Entrepreneur> Entrepreneurs,
    IReadOnlyList<Loan> Loans);
