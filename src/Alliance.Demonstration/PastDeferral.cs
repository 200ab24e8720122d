using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Proposals;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>A mass deferral after a drought, proposed by one and approved by another. It moves only what falls due after the business date, so that no published figure changes.</summary>
internal sealed class PastDeferral(PlatformDb db, DateOnly today)
{
    private const string Name = "Sécheresse, campagne 2022-2023";
    private const string Reason = "Récolte perdue, à la demande des coopératives";
    private const int Months = 3;
    private static readonly MassChoice Farms = new([], ["agriculture", "agri-food"], null, [], []);

    /// <summary>Nothing when the platform has no such loan.</summary>
    public async Task<IEnumerable<object>> Make(CancellationToken ct)
    {
        var loans = await (
            from loan in db.Loans
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            where loan.Summary.Status == LoanStatus.InRepayment && Farms.Sectors.Contains(enterprise.Profile.Sector)
            orderby loan.Number
            select loan).ToListAsync(ct);
        if (loans.Count == 0) return [];

        var (proposed, agreed) = (Entered.On(BusinessDays.OnOrBefore(today.AddDays(-16))), Entered.On(BusinessDays.OnOrBefore(today.AddDays(-14))));
        var deferral = new MassDeferral(Name, Farms, today.AddDays(1), Months, Reason, proposed with { By = Entered.Treasury });
        var proposal = new Proposal(
            ProposeMassDeferral.Act.Name, $"{deferral.Id}", JsonSerializer.Serialize(new ProposeMassDeferral.Subject(deferral.Id), MakeProposal.Json), Reason,
            Guid.CreateVersion7(), Entered.Treasury, proposed.At);
        proposal.Approve(Guid.CreateVersion7(), Entered.Direction, agreed.At);
        deferral.ProposalId = proposal.Id;
        var both = agreed with { By = $"{Entered.Treasury} + {Entered.Direction}" };
        deferral.Start(both);
        var rows = loans.ConvertAll(x => Defer(deferral, x, both));
        deferral.Finish(agreed.At.AddMinutes(1));
        return [deferral, proposal, .. rows];
    }

    private static DeferredLoan Defer(MassDeferral deferral, Loan loan, Entry entry)
    {
        var row = new DeferredLoan { MassDeferralId = deferral.Id, LoanId = loan.Id };
        try
        {
            MassDeferralRunner.Defer(loan, deferral.From, deferral.Months, entry.Today, entry with { EventId = row.EventId }, deferral.Reason);
            row.Status = DeferredLoanStatus.Deferred;
        }
        catch (RefusedException refused)
        {
            (row.Status, row.Code) = (DeferredLoanStatus.Refused, refused.Code);
        }

        return row;
    }
}
