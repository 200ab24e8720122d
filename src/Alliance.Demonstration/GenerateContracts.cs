using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Contracting.LoanContracts;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>Gives a demonstration platform the contracts of its last loans: signed where they are paid out, and of those that wait for it all but one.</summary>
/// <remarks>Loans of the demonstration are paid out with or without a contract, as those of released databases are: no figure depends on these. A platform that has a contract already, generated or not, is left alone, and so is one whose file lacks what its templates ask for.</remarks>
public sealed class GenerateContracts(PlatformDb db, TenantContext tenant, IBusinessDate business, ContractDesk desk, MakeContract making) : IActivation
{
    private const int PaidOut = 5;
    private const int Waiting = 4;

    private static readonly string[] Streets = ["12, rue de la Kasbah", "45, avenue des FAR", "7, rue du Souk", "28, boulevard Al Massira", "3, place de la Victoire"];

    public async Task Activate(IProgress<string> progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (tenant.Organisation is not { Kind: HostKind.Platform, Demo.Profile: not null } || await db.Set<ContractRecord>().AnyAsync(ct)) return;

        var granted = db.Loans.Where(x => db.Set<LoanApplication>().Any(y => y.Id == x.ApplicationId && y.Status == ApplicationStatus.Approved));
        var paidOut = await granted.Where(x => x.Summary.FirstDisbursedOn != null).OrderByDescending(x => x.Summary.FirstDisbursedOn).ThenBy(x => x.Number).Take(PaidOut).ToListAsync(ct);
        var waiting = await granted.Where(x => x.Summary.FirstDisbursedOn == null && !x.Events.Any()).OrderBy(x => x.Number).Take(Waiting).ToListAsync(ct);
        var made = 0;
        foreach (var (i, loan) in paidOut.Concat(waiting).Index())
            if (await Make(loan, Streets[i % Streets.Length], isSigned: i < paidOut.Count + waiting.Count - 1 || waiting.Count == 0, ct)) made++;
        if (made == 0) return;

        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        progress.Report($"{made} contracts generated");
    }

    /// <summary>Made some days after the decision, and signed the day after where that is before the money left.</summary>
    private async Task<bool> Make(Loan loan, string street, bool isSigned, CancellationToken ct)
    {
        var last = loan.Summary.FirstDisbursedOn ?? business.Today;
        var madeOn = loan.GrantedOn.AddDays(2) is var soon && soon <= last ? soon : loan.GrantedOn;
        var signedOn = madeOn.AddDays(1) <= last ? madeOn.AddDays(1) : madeOn;
        if (await desk.Find(loan.Id, last, ct) is not { } lying) return false;

        var particulars = new ContractParticulars { LoanId = loan.Id, Address = $"{street}, {lying.Facts.Enterprise.Province}" };
        var facts = (lying.Facts with { Today = madeOn, Particulars = particulars }).Planned();
        if ((await desk.Missing(facts, ContractForm.French, ct)).Count > 0) return false;

        var record = new ContractRecord(loan, lying.NextNumber, await making.Write(facts, ContractForm.French, ct), Entered.On(madeOn));
        db.Add(particulars);
        db.Add(record);
        if (isSigned) Sign(loan, record, signedOn);
        return true;
    }

    private void Sign(Loan loan, ContractRecord record, DateOnly on)
    {
        loan.SignContract(on, business.Today);
        db.Add(new ContractSigning(
            new(record.LoanId, record.Number, record.Hash, record.Code, record.MadeOn, record.By),
            new() { Contract = record.Hash, SignedOn = on, Place = "Siège de la plateforme", ForPlatform = Entered.Direction, Witnesses = [], RecordedOn = on },
            scan: null,
            Entered.On(on)));
    }
}
