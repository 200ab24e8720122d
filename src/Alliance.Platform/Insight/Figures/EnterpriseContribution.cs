using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Computes from scratch what an enterprise contributes.</summary>
/// <remarks>What belongs to the enterprise as a whole (financed, jobs) counts for the borrower of its first dossier; dossiers and loans count for their
/// own borrower, with the age on the day of the dossier.</remarks>
internal static class EnterpriseContribution
{
    public static Contribution Of(EnterpriseRecord record, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        var parts = new BorrowerParts(record);
        foreach (var application in record.Applications.Where(x => x.ReceivedOn <= today)) AddApplication(application, parts.Of(application), today);

        var paidOut = AddLoans(record, parts, today);
        if (paidOut.Count > 0) AddEnterprise(record.Enterprise, parts.Lead, paidOut.Values.Min(x => x.Loan.On), today);
        PersonsContribution.Add(record, parts, paidOut, today);
        return parts.ToContribution();
    }

    private static void AddApplication(LoanApplication application, Changes part, DateOnly today)
    {
        part.Add(application.ReceivedOn, Indicators.ApplicationsReceived, 1);
        if (application.AppraisedOn is { } appraisedOn && appraisedOn <= today) part.Add(appraisedOn, Indicators.ApplicationsAppraised, 1);
        if (application.PresentedOn is { } presentedOn && presentedOn <= today) part.Add(presentedOn, Indicators.ApplicationsPresented, 1);
        if (application.Decision is { } decision && decision.On <= today)
        {
            part.Add(decision.On, Indicators.ApplicationsDecided, 1);
            part.Add(decision.On, Indicators.DecisionDays, decision.On.DayNumber - application.ReceivedOn.DayNumber);
            part.Add(decision.On, application.Status is ApplicationStatus.Refused ? Indicators.ApplicationsRefused : Indicators.ApplicationsApproved, 1);
        }

        if (application.Status is not ApplicationStatus.Withdrawn) return;
        var withdrawnOn = application.Events.Where(x => x.Kind is ApplicationEventKind.Withdrawn).OrderBy(x => x.At).ThenBy(x => x.On).Last().On;
        if (withdrawnOn <= today) part.Add(withdrawnOn, Indicators.ApplicationsWithdrawn, 1);
    }

    /// <returns>Each borrower's first payment out, and where it counts.</returns>
    private static Dictionary<Id<Entrepreneur>, (Earliest Loan, Changes Part)> AddLoans(EnterpriseRecord record, BorrowerParts parts, DateOnly today)
    {
        var paidOut = new Dictionary<Id<Entrepreneur>, (Earliest Loan, Changes Part)>();
        foreach (var loan in record.Loans.Where(x => x.GrantedOn <= today).OrderBy(x => x.Number, StringComparer.Ordinal))
        {
            var application = parts.ApplicationOf(loan);
            var part = parts.Of(application);
            part.Add(loan.GrantedOn, Indicators.LoansGranted, 1);
            part.Add(loan.GrantedOn, Indicators.AmountGranted, loan.Terms.Granted.Centimes);
            if (LoanContribution.Add(loan, application, part, today) is not { } firstOn) continue;

            var first = new Earliest(firstOn, loan.Number);
            if (!paidOut.TryGetValue(application.EntrepreneurId, out var known) || first.IsBefore(known.Loan)) paidOut[application.EntrepreneurId] = (first, part);
        }

        return paidOut;
    }

    /// <summary>Jobs count for enterprises financed, as observed between the first payment out and the day.</summary>
    private static void AddEnterprise(Enterprise enterprise, Changes part, DateOnly financedOn, DateOnly today)
    {
        part.Add(financedOn, Indicators.EnterprisesFinanced, 1);
        if (enterprise.Profile.Kind is ProjectKind.Created) part.Add(financedOn, Indicators.EnterprisesCreated, 1);
        part.Add(financedOn, Indicators.JobsPlanned, enterprise.Profile.JobsPlanned);
        var (created, maintained) = (0, 0);
        List<DateOnly> observedOn = [.. enterprise.Observations.Select(x => x.ObservedOn).Where(x => x >= financedOn && x <= today).Distinct().Order()];
        if (observedOn.Count > 0) part.Add(observedOn[0], Indicators.EnterprisesObserved, 1);
        foreach (var on in observedOn)
        {
            var now = enterprise.ObservedBy(on)!;
            part.Add(on, Indicators.JobsCreated, now.JobsCreated - created);
            part.Add(on, Indicators.JobsMaintained, now.JobsMaintained - maintained);
            (created, maintained) = (now.JobsCreated, now.JobsMaintained);
        }
    }
}
