using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Alliance.Platform;

/// <summary>The tables of one regional platform: dossiers, loans, figures.</summary>
public sealed class PlatformDb(DbContextOptions<PlatformDb> options) : ModuleDb(options)
{
    public override string Module => "platform";

    public DbSet<Entrepreneur> Entrepreneurs => Set<Entrepreneur>();
    public DbSet<Enterprise> Enterprises => Set<Enterprise>();
    public DbSet<LoanApplication> Applications => Set<LoanApplication>();
    public DbSet<Loan> Loans => Set<Loan>();
    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();
    public DbSet<FiguresDue> FiguresDue => Set<FiguresDue>();
    public DbSet<StoredContribution> Contributions => Set<StoredContribution>();
    public DbSet<FiguresMonth> Months => Set<FiguresMonth>();
    public DbSet<FiguresProgress> FiguresProgress => Set<FiguresProgress>();

    protected override void ConfigureIds(IdConventions ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ids.Of<Entrepreneur>().Of<Enterprise>().Of<LoanApplication>().Of<Loan>().Of<Proposal>()
            .Of<Contact>().Of<PromiseToPay>().Of<Reminder>().Of<MassDeferral>()
            .Of<Mandate>().Of<DirectDebitBatch>()
            .Of<Funder>().Of<FundingAgreement>().Of<FundMovement>().Of<MonthClosing>()
            .Of<BankStatement>().Of<StatementLine>();
    }

    /// <summary>The change about to be made started from <paramref name="revision"/>; when somebody saved meanwhile, it is refused as a lost race. Null: from what is stored now.</summary>
    public void Expect(IAggregate aggregate, long? revision)
    {
        if (revision is { } read) Entry((object)aggregate).Property(nameof(IAggregate.Revision)).OriginalValue = read;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Complete();
        return MoneyTrail.Save(this, () => Task.FromResult(base.SaveChanges(acceptAllChangesOnSuccess)), default).GetAwaiter().GetResult();
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Complete();
        return MoneyTrail.Save(this, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
    }

    /// <summary>What must follow from a change whoever made it: a higher revision, and figures to be computed again, in the same transaction.</summary>
    private void Complete()
    {
        ChangeTracker.DetectChanges();
        var changed = ChangeTracker.Entries<IAggregate>().Where(IsTouched).ToList();
        foreach (var entry in changed.Where(x => x.State is EntityState.Modified or EntityState.Unchanged))
        {
            var revision = entry.Property<long>(nameof(IAggregate.Revision));
            revision.CurrentValue = revision.OriginalValue + 1;
        }

        var marked = ChangeTracker.Entries<FiguresDue>().Where(x => x.State is EntityState.Added).Select(x => x.Entity.EnterpriseId).ToHashSet();
        foreach (var enterprise in changed.Select(x => x.Entity.EnterpriseId).Distinct().Where(x => !marked.Contains(x)))
            FiguresDue.Add(new FiguresDue { EnterpriseId = enterprise });
    }

    /// <summary>The root, or a part that it owns: an event added to a loan leaves the loan's own row unchanged.</summary>
    private static bool IsTouched(EntityEntry entry) =>
        entry.State is not EntityState.Unchanged and not EntityState.Detached
        || entry.Navigations.Where(x => x.Metadata is Microsoft.EntityFrameworkCore.Metadata.INavigation { ForeignKey.IsOwnership: true, IsOnDependent: false }).Any(PartsAreTouched);

    private static bool PartsAreTouched(NavigationEntry navigation) => navigation switch
    {
        CollectionEntry { CurrentValue: { } parts } collection => parts.Cast<object>().Any(x => collection.FindEntry(x) is { } part && IsTouched(part)),
        ReferenceEntry { TargetEntry: { } part } => IsTouched(part),
        _ => false,
    };
}
