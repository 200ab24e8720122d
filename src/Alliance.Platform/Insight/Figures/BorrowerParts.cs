using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Finds the part that a dossier, or the enterprise as a whole, counts in: one per gender and age group of the borrowers.</summary>
internal sealed class BorrowerParts
{
    private readonly SortedDictionary<(Gender Gender, string AgeGroup), Changes> _parts = [];
    private readonly Dictionary<Id<Entrepreneur>, Entrepreneur> _entrepreneurs;
    private readonly Dictionary<Id<LoanApplication>, LoanApplication> _applications;
    private readonly EnterpriseRecord _record;

    public BorrowerParts(EnterpriseRecord record)
    {
        _record = record;
        _entrepreneurs = record.Entrepreneurs.ToDictionary(x => x.Id);
        _applications = record.Applications.ToDictionary(x => x.Id);
        Lead = Of(record.Applications.OrderBy(x => x.ReceivedOn).ThenBy(x => x.Number, StringComparer.Ordinal).First());
    }

    public Changes Lead { get; }

    public LoanApplication ApplicationOf(Loan loan) => _applications[loan.ApplicationId];

    public Changes Of(LoanApplication application)
    {
        var borrower = _entrepreneurs[application.EntrepreneurId];
        var key = (borrower.Person.Gender, borrower.AgeOn(application.ReceivedOn) < 35 ? Dimensions.Under35 : Dimensions.From35);
        if (!_parts.TryGetValue(key, out var part)) _parts[key] = part = new();
        return part;
    }

    /// <summary>Whether it is a part of borrowers under 35 on the day of their dossier.</summary>
    public bool IsYoung(Changes part) => _parts.Any(x => ReferenceEquals(x.Value, part) && x.Key.AgeGroup == Dimensions.Under35);

    public Contribution ToContribution() => new([.. _parts.Where(x => !x.Value.AreNone).Select(x => x.Value.ToPart(new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [Dimensions.Sector] = _record.Enterprise.Profile.Sector,
        [Dimensions.ProjectKind] = KebabCase.Of(_record.Enterprise.Profile.Kind),
        [Dimensions.Province] = _record.Enterprise.Profile.Province,
        [Dimensions.Gender] = KebabCase.Of(x.Key.Gender),
        [Dimensions.AgeGroup] = x.Key.AgeGroup,
    }))]);
}
