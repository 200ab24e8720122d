using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Alliance.Kernel;

/// <summary>Stores no text with characters that nobody saw when it was entered (<see cref="TypedText"/>), whatever door, file or message it came by.</summary>
public static class StoredTexts
{
    /// <summary>A column for at most so many characters holds one line: a name, a reference, the name of a file.</summary>
    private const int LongestLine = 200;

    private const string Marks = "Alliance:KeepsMarks";

    /// <summary>For a text that somebody wrote with care and not into a form: the marks stay by which its author orders figures in Arabic.</summary>
    public static PropertyBuilder<string> KeepsMarksOfDirection(this PropertyBuilder<string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.HasAnnotation(Marks, true);
    }

    /// <exception cref="RefusedException"><c>text.missing</c>: nobody would see anything of a text that must be there.</exception>
    internal static void Clean(ChangeTracker tracker)
    {
        foreach (var row in tracker.Entries().Where(x => x.State is EntityState.Added or EntityState.Modified)) Clean(row.Properties, row.ComplexProperties);
    }

    /// <summary>Who asks whether a text that must be unique is taken asks for it as it would be stored: else two that look alike would only meet in the index, as a race that nobody ran.</summary>
    internal static void AskAsStored(IMutableModel model)
    {
        foreach (var text in model.GetEntityTypes().SelectMany(x => x.GetIndexes()).Where(x => x.IsUnique).SelectMany(x => x.Properties).Distinct())
            if (text.ClrType == typeof(string) && !text.IsKey() && text.GetValueConverter() is null) text.SetValueConverter(new UniqueText(text.GetMaxLength()));
    }

    private static void Clean(IEnumerable<PropertyEntry> properties, IEnumerable<ComplexPropertyEntry> parts)
    {
        foreach (var property in properties.Where(x => x.Metadata.ClrType == typeof(string) && !x.Metadata.IsKey()))
            if (property.CurrentValue is string text && (property.EntityEntry.State is EntityState.Added || property.IsModified)) Clean(property, text);
        foreach (var part in parts.Where(x => x.CurrentValue is not null)) Clean(part.Properties, part.ComplexProperties);
    }

    private static void Clean(PropertyEntry property, string text)
    {
        var stored = AsStored(text, property.Metadata.GetMaxLength(), property.Metadata);
        if (ReferenceEquals(stored, text)) return;
        if (stored.Length > 0) property.CurrentValue = stored;
        else if (property.Metadata.IsNullable) property.CurrentValue = null;
        else throw new RefusedException("text.missing", $"{property.EntityEntry.Metadata.ShortName()}.{property.Metadata.Name} has to be given.");
    }

    /// <returns>The same object where it stays as it is.</returns>
    private static string AsStored(string text, int? longest, IReadOnlyAnnotatable? column = null)
    {
        if (longest <= LongestLine) return text.AsSpan().IndexOfAny('\n', '\r', '\t') < 0 && TypedText.IsClean(text) ? text : TypedText.Clean(text);
        if (TypedText.IsClean(text)) return text;
        var marks = column?.FindAnnotation(Marks) is not null;
        return TypedText.IsClean(text, marks) ? text : TypedText.CleanLines(text, marks);
    }

    private sealed class UniqueText(int? longest) : ValueConverter<string, string>(x => AsStored(x, longest, null), x => x);
}
