using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Counts people: each once, who applied at the enterprise of their first dossier, who borrowed at that of the loan first paid out to them, so that a small group is never taken for a large one.</summary>
internal static class PersonsContribution
{
    /// <param name="paidOut">Each borrower's first payment out at this enterprise, and where it counts.</param>
    public static void Add(EnterpriseRecord record, BorrowerParts parts, Dictionary<Id<Entrepreneur>, (Earliest Loan, Changes Part)> paidOut, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(paidOut);
        foreach (var person in record.Entrepreneurs)
        {
            var elsewhere = record.Elsewhere.GetValueOrDefault(person.Id);
            var application = record.Applications.Where(x => x.EntrepreneurId == person.Id).OrderBy(x => x.ReceivedOn).ThenBy(x => x.Number, StringComparer.Ordinal).First();
            if (application.ReceivedOn <= today && elsewhere?.Dossier.IsBefore(new(application.ReceivedOn, application.Number)) is not true)
                parts.Of(application).Add(application.ReceivedOn, Indicators.Applicants, 1);
            if (paidOut.TryGetValue(person.Id, out var first) && elsewhere?.PaidOut?.IsBefore(first.Loan) is not true)
                AddBorrower(person, record.Enterprise, first.Part, first.Loan.On, parts.IsYoung(first.Part));
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
