using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Alliance.Kernel;

/// <summary>Maps every typed id that a module's types have to a Guid column: a new noun is mapped the day it appears.</summary>
internal static class IdConvention
{
    /// <param name="db">The module's context: whatever lies in its namespace or below is the module's.</param>
    public static void Map(ModelConfigurationBuilder builder, Type db)
    {
        foreach (var noun in NounsOf(db))
            builder.Properties(typeof(Id<>).MakeGenericType(noun)).HaveConversion(typeof(Converter<>).MakeGenericType(noun));
    }

    private static IEnumerable<Type> NounsOf(Type db) => db.Assembly.GetTypes()
        .Where(x => x.Namespace?.StartsWith(db.Namespace!, StringComparison.Ordinal) is true)
        .SelectMany(x => x.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Select(x => Nullable.GetUnderlyingType(x.PropertyType) ?? x.PropertyType)
        .Where(x => x is { IsGenericType: true, ContainsGenericParameters: false } && x.GetGenericTypeDefinition() == typeof(Id<>))
        .Select(x => x.GetGenericArguments()[0])
        .Distinct();

    private sealed class Converter<T>() : ValueConverter<Id<T>, Guid>(x => x.Value, x => new Id<T>(x));
}
