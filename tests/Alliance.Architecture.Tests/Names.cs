using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Alliance.Architecture.Tests;

/// <summary>What is said by name cannot be swapped, and each thing is called by one word.</summary>
public sealed partial class Names
{
    /// <summary>More than anybody tells apart by their order.</summary>
    private const int MostByPosition = 8;

    [Test]
    public void Records_of_more_than_eight_members_are_built_by_name() => Assert.That(
        from type in Product.Types
        where IsRecord(type)
        let members = type.GetProperties().Select(x => x.Name).ToHashSet(StringComparer.Ordinal)
        from constructor in type.GetConstructors()
        let positional = constructor.GetParameters().Count(x => members.Contains(x.Name!))
        where positional > MostByPosition
        select $"{type}: {positional}", Is.Empty);

    [Test]
    public void One_thing_is_shown_and_many_are_listed_none_is_read_or_got() => Assert.That(
        Product.Types.Where(x => x is { IsClass: true, IsVisible: true } && ReadOrGet().IsMatch(x.Name)).Select(x => x.FullName), Is.Empty);

    /// <summary>Of classes and structs alike the compiler writes how their members are printed. What generators add isn't ours.</summary>
    private static bool IsRecord(Type type) =>
        type.Namespace?.StartsWith("Alliance.", StringComparison.Ordinal) is true
        && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly, [typeof(StringBuilder)]) is not null;

    [GeneratedRegex("^(Read|Get)[A-Z]")]
    private static partial Regex ReadOrGet();
}
