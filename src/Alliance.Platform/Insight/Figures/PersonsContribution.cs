using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Counts people: each once, at the enterprise of their first dossier, so that a small group is never taken for a large one.</summary>
internal static class PersonsContribution
{
    /// <param name="paidOut">Each borrower's first payment out at this enterprise, and where it counts.</param>
    public static void Add(EnterpriseRecord record, BorrowerParts parts, Dictionary<Id<Entrepreneur>, (DateOnly On, Changes Part)> paidOut, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(paidOut);
        foreach (var person in record.Entrepreneurs.Where(x => x.EnterpriseId == record.Enterprise.Id))
        {
            var application = record.Applications.Where(x => x.EntrepreneurId == person.Id).OrderBy(x => x.ReceivedOn).ThenBy(x => x.Number, StringComparer.Ordinal).First();
            if (application.ReceivedOn <= today) parts.Of(application).Add(application.ReceivedOn, Indicators.Applicants, 1);
            if (paidOut.TryGetValue(person.Id, out var first)) AddBorrower(person, record.Enterprise, first.Part, first.On, parts.IsYoung(first.Part));
        }
    }

    private static void AddBorrower(Entrepreneur person, Enterprise enterprise, Changes part, DateOnly on, bool isYoung)
    {
        part.Add(on, Indicators.Borrowers, 1);
        if (person.Person.Gender is Gender.Woman) part.Add(on, Indicators.BorrowersWomen, 1);
        if (isYoung) part.Add(on, Indicators.BorrowersYoung, 1);
        if (enterprise.Profile.Area is Area.Rural) part.Add(on, Indicators.BorrowersRural, 1);
    }
}
