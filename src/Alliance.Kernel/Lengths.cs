using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alliance.Kernel;

/// <summary>What a column is too short for is refused before it is written: by the model, since SQLite takes any length and SQL Server answers with an error.</summary>
/// <remarks>A text that stays as it is stored is nobody's mistake: SQLite may have taken it long ago, and its row is changed as any other.</remarks>
internal static class Lengths
{
    private const string Known = "Alliance:Lengths";

    /// <exception cref="RefusedException"><c>text.too-long</c></exception>
    public static void Check(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries().Where(x => x.State is EntityState.Added or EntityState.Modified))
        {
            foreach (var column in ColumnsOf(entry.Metadata))
            {
                if (column.Stored(entry.CurrentValues[column.Property]) is { } text && text.Length > column.Longest && !IsStored(entry, column, text))
                    throw new RefusedException("text.too-long", $"{entry.Metadata.ShortName()}.{column.Property.Name} has at most {column.Longest} characters.", column.Longest);
            }
        }
    }

    private static bool IsStored(EntityEntry entry, Column column, string text) => entry.State is EntityState.Modified && column.Stored(entry.OriginalValues[column.Property]) == text;

    private static Column[] ColumnsOf(IEntityType entity) => entity.GetOrAddRuntimeAnnotationValue(Known, static x => Limited(x!), entity);

    /// <summary>Parts that are stored as JSON have no columns of their own.</summary>
    private static Column[] Limited(IEntityType entity) => entity.IsMappedToJson() ? [] :
    [
        .. from property in entity.GetFlattenedProperties()
           let longest = property.GetMaxLength()
           where longest is not null && (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string)
           select new Column(property, longest.Value),
    ];

    private sealed record Column(IProperty Property, int Longest)
    {
        public string? Stored(object? value) => (value is null ? null : Property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) as string;
    }
}
