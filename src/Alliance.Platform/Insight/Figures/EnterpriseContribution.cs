using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Computes from scratch what an enterprise contributes, and when that next changes by itself.</summary>
/// <remarks>What belongs to the enterprise as a whole (financed, jobs) counts for the borrower of its first dossier; dossiers and loans count for their
/// own borrower, with the age on the day of the dossier.</remarks>
internal static class EnterpriseContribution
{
    public static Contribution Of(EnterpriseRecord record, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        var parts = new BorrowerParts(record);
        foreach (var application in record.Applications.Where(x => x.ReceivedOn <= today))
            parts.Of(application).Add(application.ReceivedOn, Indicators.ApplicationsReceived, 1);

        var paidOut = AddLoans(record, parts, today);
        if (paidOut.Count > 0) AddEnterprise(record.Enterprise, parts.Lead, paidOut.Values.Min(x => x.On));
        AddPersons(record, parts, paidOut, today);
        AddJobs(record.Enterprise, parts.Lead, today);
        return parts.ToContribution();
    }

    /// <summary>The next day on which something changes by the mere passing of time: an instalment falls due. (Nothing else lies in the future, unless a demonstration is pinned to an earlier day.)</summary>
    public static DateOnly? NextOn(EnterpriseRecord record, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Loans.SelectMany(x => x.State.Schedule.Select(y => y.DueOn).Concat(x.Events.Select(y => y.On)).Append(x.GrantedOn))
            .Concat(record.Applications.Select(x => x.ReceivedOn))
            .Concat(record.Enterprise.Observations.Select(x => x.ObservedOn))
            .Where(x => x > today)
            .Select(x => (DateOnly?)x)
            .Min();
    }

    /// <returns>Each borrower's first payment out, and where it counts.</returns>
    private static Dictionary<Id<Entrepreneur>, (DateOnly On, Changes Part)> AddLoans(EnterpriseRecord record, BorrowerParts parts, DateOnly today)
    {
        var paidOut = new Dictionary<Id<Entrepreneur>, (DateOnly On, Changes Part)>();
        foreach (var loan in record.Loans.Where(x => x.GrantedOn <= today).OrderBy(x => x.Number, StringComparer.Ordinal))
        {
            var application = parts.ApplicationOf(loan);
            var part = parts.Of(application);
            part.Add(loan.GrantedOn, Indicators.LoansGranted, 1);
            part.Add(loan.GrantedOn, Indicators.AmountGranted, loan.Terms.Granted.Centimes);
            if (LoanContribution.Add(loan, part, today) is not { } firstOn) continue;

            if (!paidOut.TryGetValue(application.EntrepreneurId, out var earlier) || firstOn < earlier.On)
                paidOut[application.EntrepreneurId] = (firstOn, part);
        }

        return paidOut;
    }

    private static void AddEnterprise(Enterprise enterprise, Changes part, DateOnly financedOn)
    {
        part.Add(financedOn, Indicators.EnterprisesFinanced, 1);
        if (enterprise.Profile.Kind is ProjectKind.Created) part.Add(financedOn, Indicators.EnterprisesCreated, 1);
    }

    /// <summary>A person counts once, at the enterprise of their first dossier.</summary>
    private static void AddPersons(
        EnterpriseRecord record, BorrowerParts parts, Dictionary<Id<Entrepreneur>, (DateOnly On, Changes Part)> paidOut, DateOnly today)
    {
        foreach (var person in record.Entrepreneurs.Where(x => x.EnterpriseId == record.Enterprise.Id))
        {
            var application = record.Applications.Where(x => x.EntrepreneurId == person.Id).OrderBy(x => x.ReceivedOn).ThenBy(x => x.Number, StringComparer.Ordinal).First();
            if (application.ReceivedOn <= today) parts.Of(application).Add(application.ReceivedOn, Indicators.Applicants, 1);
            if (paidOut.TryGetValue(person.Id, out var first)) first.Part.Add(first.On, Indicators.Borrowers, 1);
        }
    }

    private static void AddJobs(Enterprise enterprise, Changes part, DateOnly today)
    {
        var before = 0;
        foreach (var on in enterprise.Observations.Select(x => x.ObservedOn).Where(x => x <= today).Distinct().Order())
        {
            var now = enterprise.ObservedBy(on)!.JobsCreated;
            part.Add(on, Indicators.JobsCreated, now - before);
            before = now;
        }
    }
}
