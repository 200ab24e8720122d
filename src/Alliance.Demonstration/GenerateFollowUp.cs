using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Entries;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Proposals;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>Gives a demonstration platform what its staff did about late loans and collections: contacts, promises, letters, a direct-debit file, a mass deferral, a write-off that waits. No figure of its history changes.</summary>
/// <remarks>Each part is saved as a whole and looked for first: killed between two of them, the next start makes those that are missing.</remarks>
public sealed class GenerateFollowUp(PlatformDb db, TenantContext tenant, FiguresKeeper figures) : IActivation
{
    /// <summary>Direct debits are made by mandates.</summary>
    public static IReadOnlyList<Type> After => [typeof(GenerateMandates)];

    public async Task Activate(IProgress<string> progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (tenant.Organisation is not { Kind: HostKind.Platform, Demo: { Profile: { } profile, BusinessDate: { } today } demo } organisation) return;

        var chance = new Chance(demo.Seed, $"{profile}/follow-up");
        if (!await db.Set<Contact>().AnyAsync(ct)) await Save(FollowUps(await Late(today, ct), organisation, today, chance), ct);
        if (!await db.Set<Holiday>().AnyAsync(ct)) await Save(EidAlFitr, ct);
        if (!await db.Set<DirectDebitBatch>().AnyAsync(ct)) await Save(await new PastCollection(db, organisation, today).Make(ct), ct);
        if (await db.Set<MassDeferral>().AnyAsync(ct)) return;

        await Save(await new PastDeferral(db, today).Make(ct), ct);
        while (await figures.CatchUp(ct: ct)) // the same as before, computed again because loans were touched
        {
        }

        db.ChangeTracker.Clear();
        progress.Report("contacts, promises, letters, a direct-debit file and a mass deferral generated");
    }

    private static IEnumerable<Holiday> EidAlFitr => new DateOnly[] { new(2023, 4, 22), new(2023, 4, 23) }
        .Select(x => new Holiday { Day = x, Name = "Aïd al-Fitr", EnteredBy = Entered.Name, EnteredAt = Entered.On(x.AddDays(-2)).At });

    private static IEnumerable<object> FollowUps(List<LateLoan> late, Organisation organisation, DateOnly today, Chance chance)
    {
        var followUp = new FollowUp(organisation, today, chance);
        var lost = late.MinBy(x => x.Loan.State.OldestUnpaid!.DueOn);
        return [.. late.SelectMany(followUp.Of), .. lost is null ? [] : new[] { ToWriteOff(lost.Loan, today) }];
    }

    /// <summary>A loss that the director finds waiting for a second person.</summary>
    private static Proposal ToWriteOff(Loan loan, DateOnly today) => new(
        WriteOffLoan.Act.Name, $"{loan.Id}", System.Text.Json.JsonSerializer.Serialize(new WriteOffLoan.Act.Subject(loan.Id, today), MakeProposal.Json),
        "Recours amiables épuisés, entreprise radiée", Guid.CreateVersion7(), Entered.Treasury, Entered.On(today.AddDays(-1)).At);

    private async Task<List<LateLoan>> Late(DateOnly today, CancellationToken ct) => await (
        from loan in db.Loans.AsNoTracking()
        where loan.Summary.Status == LoanStatus.InRepayment && loan.Summary.OldestDueUnpaidOn < today
        join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
        join application in db.Applications on loan.ApplicationId equals application.Id
        join person in db.Entrepreneurs on application.EntrepreneurId equals person.Id
        orderby loan.Number
        select new LateLoan(loan, enterprise.Profile.Name, person.Person.Name)).ToListAsync(ct);

    private async Task Save(IEnumerable<object> made, CancellationToken ct)
    {
        db.AddRange(made);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}

internal sealed record LateLoan(Loan Loan, string Enterprise, string Borrower);
