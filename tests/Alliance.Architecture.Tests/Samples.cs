using System.Collections;
using System.Globalization;
using System.Reflection;
using Alliance.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alliance.Architecture.Tests;

/// <summary>Rows of any entity of any module, made from its model.</summary>
internal static class Samples
{
    /// <summary>A row of which only the types are right: no rule of the domain is asked.</summary>
    /// <param name="owner">Key of the row that owns it; empty for one of its own.</param>
    /// <param name="texts">What stands in text columns, and then nothing is null; without it, all that may be is.</param>
    /// <returns>Its key.</returns>
    public static async Task<object[]> Insert(ModuleDb db, IEntityType entity, object[] owner, Func<IProperty, string>? texts = null)
    {
        var owned = entity.FindOwnership()?.Properties.ToList() ?? [];
        var row = entity.GetTableMappings().Single().Table.Columns.Where(x => !x.IsNullable || texts is not null)
            .Select(x => (x.Name, x.PropertyMappings[0].Property))
            .Select(x => (x.Name, x.Property, Value: owned.Contains(x.Property) ? owner[owned.IndexOf(x.Property)] : texts is not null && x.Property.ClrType == typeof(string) ? texts(x.Property) : Sample(x.Property))).ToList();
        var columns = string.Join(", ", row.Select(x => $"\"{x.Name}\""));
        var values = string.Join(", ", row.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{{{i}}}")));
        var insert = $"INSERT INTO \"{entity.GetTableName()}\" ({columns}) VALUES ({values})"; // names of the model, values as parameters
        await db.Database.ExecuteSqlRawAsync(insert, row.Select(x => x.Property.GetTypeMapping().Converter?.ConvertToProvider(x.Value) ?? x.Value));
        return [.. entity.FindPrimaryKey()!.Properties.Select(x => row.Single(y => y.Property == x).Value)];
    }

    private static object Sample(IProperty property) => Sample(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) ?? Named(property.ClrType) ?? Converted(property);

    /// <summary>A value that the type itself has a name for.</summary>
    private static object? Named(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(x => x.FieldType == type)?.GetValue(null);

    /// <summary>What is converted to a text, and can't be made from nothing, is JSON.</summary>
    private static object Converted(IProperty property)
    {
        var converter = property.GetTypeMapping().Converter!;
        return converter.ConvertFromProvider(converter.ProviderClrType != typeof(string) ? Sample(converter.ProviderClrType) : typeof(IEnumerable).IsAssignableFrom(property.ClrType) ? "[]" : "{}")!;
    }

    private static object? Sample(Type type) =>
        type == typeof(string) ? "x"
        : type == typeof(Guid) ? Guid.NewGuid()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) ? Activator.CreateInstance(type, Guid.NewGuid())
        : type.IsEnum ? Enum.GetValues(type).GetValue(0)
        : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0)
        : type.IsValueType || type.GetConstructor(Type.EmptyTypes) is not null ? Activator.CreateInstance(type) : null;

    public static ModuleDb Open(Type type, SqliteConnection connection)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        options.UseSqlite(connection);
        var db = (ModuleDb)Activator.CreateInstance(type, options.Options)!;
        db.Steps = CommitSteps.None;
        return db;
    }
}
