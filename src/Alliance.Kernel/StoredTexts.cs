using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Alliance.Kernel;

/// <summary>Stores no text with characters that nobody saw when it was entered (<see cref="TypedText"/>), whatever door, file or message it came by.</summary>
internal static class StoredTexts
{
    /// <summary>A column for at most so many characters holds one line: a name, a reference, the name of a file.</summary>
    private const int LongestLine = 200;

    public static void Clean(ChangeTracker tracker)
    {
        foreach (var row in tracker.Entries().Where(x => x.State is EntityState.Added or EntityState.Modified)) Clean(row.Properties, row.ComplexProperties);
    }

    private static void Clean(IEnumerable<PropertyEntry> properties, IEnumerable<ComplexPropertyEntry> parts)
    {
        foreach (var property in properties.Where(x => x.Metadata.ClrType == typeof(string) && !x.Metadata.IsKey()))
            if (property.CurrentValue is string text && (property.EntityEntry.State is EntityState.Added || property.IsModified) && Cleaned(text, property.Metadata.GetMaxLength()) is { } cleaned)
                property.CurrentValue = cleaned;
        foreach (var part in parts.Where(x => x.CurrentValue is not null)) Clean(part.Properties, part.ComplexProperties);
    }

    /// <returns>Null where it stays as it is.</returns>
    private static string? Cleaned(string text, int? longest) =>
        longest <= LongestLine ? text.AsSpan().IndexOfAny('\n', '\r', '\t') >= 0 || !TypedText.IsClean(text) ? TypedText.Clean(text) : null
        : TypedText.IsClean(text) ? null : TypedText.CleanLines(text);
}
