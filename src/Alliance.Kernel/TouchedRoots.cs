using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alliance.Kernel;

/// <summary>Finds the owners of parts that are about to change: an event added to a loan, or taken away, leaves the loan's own row as it was.</summary>
internal sealed class TouchedRoots
{
    private readonly HashSet<(IEntityType Type, object Key)> _owners = [];

    public TouchedRoots(ChangeTracker tracker)
    {
        foreach (var part in tracker.Entries().Where(x => IsChanged(x) && x.Metadata.FindOwnership() is not null))
        {
            var ownership = part.Metadata.FindOwnership()!;
            _owners.Add((ownership.PrincipalEntityType, KeyOf(part, ownership.Properties)));
        }
    }

    public bool Contains(EntityEntry entry) =>
        IsChanged(entry) || (_owners.Count > 0 && _owners.Contains((entry.Metadata, KeyOf(entry, entry.Metadata.FindPrimaryKey()!.Properties))));

    private static bool IsChanged(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    private static object KeyOf(EntityEntry entry, IReadOnlyList<IProperty> properties)
    {
        object? Value(IProperty x) => entry.Property(x).CurrentValue; // a part taken away keeps its owner's key until it is deleted
        return properties.Count == 1 ? Value(properties[0])! : string.Join('\n', properties.Select(Value));
    }
}
