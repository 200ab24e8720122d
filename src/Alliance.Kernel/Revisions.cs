using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alliance.Kernel;

/// <summary>Optimistic concurrency by convention, for all that is <see cref="IRevised"/>.</summary>
internal static class Revisions
{
    /// <summary>Makes the database refuse a change that started from an older revision.</summary>
    /// <exception cref="NotSupportedException">A part of a part: <see cref="TouchedRoots"/> would not find the root.</exception>
    public static void Map(IMutableModel model)
    {
        if (model.GetEntityTypes().FirstOrDefault(x => x.FindOwnership()?.PrincipalEntityType.IsOwned() is true) is { } nested)
            throw new NotSupportedException($"{nested.DisplayName()} is a part of a part: its changes would not raise the root's revision.");
        foreach (var entity in model.GetEntityTypes().Where(x => typeof(IRevised).IsAssignableFrom(x.ClrType)))
            entity.GetProperty(nameof(IRevised.Revision)).IsConcurrencyToken = true;
    }

    /// <summary>From what was read, so that trying again raises it no further.</summary>
    public static void Raise(ModuleDb db)
    {
        foreach (var entry in db.Touched<IRevised>().Where(x => x.State is EntityState.Modified or EntityState.Unchanged).ToList())
        {
            var revision = RevisionOf(entry);
            revision.CurrentValue = revision.OriginalValue + 1;
        }
    }

    public static PropertyEntry<IRevised, long> RevisionOf(EntityEntry<IRevised> entry) => entry.Property(x => x.Revision);
}
