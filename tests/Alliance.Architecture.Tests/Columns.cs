using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Alliance.Kernel;
using Alliance.Tenancy.Databases.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alliance.Architecture.Tests;

/// <summary>Text columns, and what doors let into them. SQLite takes any length; SQL Server doesn't.</summary>
public sealed class Columns
{
    /// <summary>What a key of SQL Server may have: 900 bytes where rows lie in its order, 1 700 else.</summary>
    private const int LongestPrimaryKey = 900;
    private const int LongestIndex = 1_700;

    /// <summary>A door that says how long a text may be lets in no more than the column of that name beside it takes.</summary>
    [TestCaseSource(typeof(Product), nameof(Product.Databases))]
    public void Take_what_the_doors_beside_them_let_in(Type type)
    {
        using var db = Databases.Open(type, new SqlServerEngine());
        var columns = TextColumns(db).Where(x => x.GetMaxLength() is not null).ToLookup(x => (Namespace: Owner(x).ClrType.Namespace ?? "", x.Name));
        var tooShort =
            from input in Product.Types.Where(x => x is { IsNested: true, Name: "Input" })
            from member in input.GetProperties()
            let most = Longest(member)
            where most is not null
            let beside = columns[(input.Namespace ?? "", member.Name)].ToList()
            where beside.Count > 0 && beside.Max(x => x.GetMaxLength()) < most
            select $"{input.FullName}.{member.Name} lets {most} in, {string.Join(", ", beside.Select(x => $"{x.DeclaringType.DisplayName()}.{x.Name} takes {x.GetMaxLength()}"))}";

        Assert.That(tooShort, Is.Empty);
    }

    [TestCaseSource(typeof(Product), nameof(Product.Databases))]
    public void Fit_into_the_keys_and_indexes_of_SQL_Server(Type type)
    {
        using var db = Databases.Open(type, new SqlServerEngine());
        var tooLong =
            from entity in db.Model.GetEntityTypes().Where(x => !x.IsMappedToJson())
            from index in entity.GetKeys().Select(x => (x.Properties, Most: x.IsPrimaryKey() ? LongestPrimaryKey : LongestIndex)).Concat(entity.GetIndexes().Select(x => (x.Properties, Most: LongestIndex)))
            let bytes = index.Properties.Sum(Bytes)
            where bytes > index.Most
            select $"{entity.DisplayName()} ({string.Join(", ", index.Properties.Select(x => x.Name))}): {bytes} bytes";

        Assert.That(tooLong, Is.Empty);
    }

    private static int Bytes(IProperty property)
    {
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return stored == typeof(string) ? 2 * (property.GetMaxLength() ?? int.MaxValue / 4) : 16;
    }

    private static IEnumerable<IProperty> TextColumns(DbContext db) => db.Model.GetEntityTypes().Where(x => !x.IsMappedToJson()).SelectMany(x => x.GetFlattenedProperties())
        .Where(x => (x.GetTypeMapping().Converter?.ProviderClrType ?? x.ClrType) == typeof(string));

    private static ITypeBase Owner(IProperty property)
    {
        var type = property.DeclaringType;
        while (type is IComplexType complex) type = complex.ComplexProperty.DeclaringType;
        return type;
    }

    private static int? Longest(PropertyInfo member) =>
        member.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength ?? (member.PropertyType == typeof(string) ? member.GetCustomAttribute<MaxLengthAttribute>()?.Length : null);
}
