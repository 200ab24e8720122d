using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Alliance.Kernel;

/// <summary>Saving: steps before the commit, folded texts, revisions, and who is told after it.</summary>
public abstract partial class ModuleDb
{
    private Action? _onceCommitted;
    private bool _isSaving;

    /// <summary>What follows from saving: given with each lease, taken away with its end. Without it nothing can be saved, so that nobody saves around it.</summary>
    public CommitSteps? Steps { get; set; }

    /// <summary>Entities of this kind that are about to be stored for the first time.</summary>
    public IEnumerable<EntityEntry<T>> Added<T>() where T : class => ChangeTracker.Entries<T>().Where(x => x.State is EntityState.Added);

    /// <summary>Entities of this kind that are about to be stored, changed or deleted, or to have a part that they own stored, changed or deleted.</summary>
    public IEnumerable<EntityEntry<T>> Touched<T>() where T : class
    {
        var touched = new TouchedRoots(ChangeTracker);
        return ChangeTracker.Entries<T>().Where(touched.Contains);
    }

    /// <summary>The change about to be made started from <paramref name="revision"/>; when somebody saved meanwhile, it is refused as a lost race. Null: from what is stored now.</summary>
    public void Expect(IRevised entity, long? revision)
    {
        if (revision is { } read) Revisions.RevisionOf(Entry(entity)).OriginalValue = read;
    }

    /// <summary>Counts as changed though nothing in it differs: whoever changes it meanwhile loses the race, or we do.</summary>
    public void Revise(IRevised entity)
    {
        var entry = Entry(entity);
        if (entry.State is EntityState.Unchanged) Revisions.RevisionOf(entry).IsModified = true;
    }

    /// <summary>Calls <paramref name="tell"/> once what is being saved is committed: after <c>SaveChanges</c>, or after the transaction around it. Whoever waits to be told would look too early otherwise.</summary>
    /// <remarks>After a try that was rolled back it is called with the next commit of the same lease: who hears it looks for himself.</remarks>
    public void OnceCommitted(Action tell) => _onceCommitted += tell;

    /// <summary>For whoever sees the commit: each that waited is called once.</summary>
    public void TellCommitted()
    {
        var waiting = _onceCommitted;
        _onceCommitted = null;
        waiting?.Invoke();
    }

    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (!StepsOrRefuse().IsEmpty) throw new InvalidOperationException($"Steps follow from saving in {Module}: save asynchronously.");
        Complete();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public sealed override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var steps = StepsOrRefuse();
        if (!steps.IsEmpty && ChangeTracker.HasChanges()) return await SaveWithSteps(steps, acceptAllChangesOnSuccess, cancellationToken);
        Complete();
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override void Dispose()
    {
        EndLease();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override ValueTask DisposeAsync()
    {
        EndLease();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    /// <summary>In a transaction of its own unless there is one: what steps hold (books, numbers) they hold until the commit.</summary>
    private async Task<int> SaveWithSteps(CommitSteps steps, bool acceptAllChangesOnSuccess, CancellationToken ct)
    {
        // Whoever looks at what is tracked would compare all of it with what was read each time: it is done once before the steps (HasChanges), and after each of them.
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        (_isSaving, ChangeTracker.AutoDetectChangesEnabled) = (true, false);
        HashSet<object> asked = new(ChangeTracker.Entries().Where(x => x.State is EntityState.Added).Select(x => x.Entity), ReferenceEqualityComparer.Instance);
        try
        {
            await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(ct) : null;
            await steps.Run(this, ct);
            Complete();
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, ct);
            if (own is not null) await own.CommitAsync(ct);
            return saved;
        }
        catch
        {
            // Else trying again would store twice what steps added. (What they changed in entities stays: who tries again reads those anew.)
            foreach (var entry in ChangeTracker.Entries().Where(x => x.State is EntityState.Added && !asked.Contains(x.Entity)).ToList())
                entry.State = EntityState.Detached;
            throw;
        }
        finally
        {
            (_isSaving, ChangeTracker.AutoDetectChangesEnabled) = (false, detects);
        }
    }

    /// <summary>What each row carries beside what was written to it: texts as people saw them and no longer than their columns, the text that it is found by, and a higher revision.</summary>
    private void Complete()
    {
        if (ChangeTracker.Entries<IFrozen>().FirstOrDefault(x => x.State is EntityState.Modified or EntityState.Deleted) is { } thawed)
            throw new InvalidOperationException($"{thawed.Metadata.ShortName()} is frozen once it is stored.");
        StoredTexts.Clean(ChangeTracker);
        foreach (var row in ChangeTracker.Entries<IFindable>().Where(x => x.State is EntityState.Added or EntityState.Modified))
            row.Property<string>(Search.Column).CurrentValue = Search.Fold(row.Entity);
        Lengths.Check(ChangeTracker);
        Revisions.Raise(this);
    }

    private CommitSteps StepsOrRefuse()
    {
        if (_isSaving) throw new InvalidOperationException("A step before the commit doesn't save by itself: what it adds is saved after it.");
        return Steps ?? throw new InvalidOperationException($"This context of {Module} can only read: it wasn't leased in a scope, where what follows from saving is known.");
    }

    private void EndLease() => (Steps, _onceCommitted) = (null, null);
}
