using System.Reflection;
using System.Text.RegularExpressions;
using Alliance.Contracts.Platform;
using MassTransit;

namespace Alliance.Architecture.Tests;

/// <summary>Messages leave their organisation's database: they are plain data, and nothing in them identifies a person.</summary>
public sealed class Contracts
{
    private static readonly Assembly Ours = typeof(FiguresAnnounced).Assembly;

    private static readonly Type[] Plain =
        [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(decimal), typeof(Guid), typeof(DateOnly), typeof(DateTime)];

    private static IEnumerable<Type> Messages() => Ours.GetExportedTypes().Where(x => !x.IsEnum && !(x.IsAbstract && x.IsSealed));

    [TestCaseSource(nameof(Messages))]
    public void Are_records(Type message) => Assert.That(message.GetMethod("<Clone>$"), Is.Not.Null);

    [TestCaseSource(nameof(Messages))]
    public void Carry_plain_data(Type message) => Assert.That(
        Properties(message).Where(x => !IsPlain(x.PropertyType)).Select(x => $"{x.Name}: {x.PropertyType.Name}"), Is.Empty);

    [TestCaseSource(nameof(Messages))]
    public void Name_nobody(Type message) => Assert.That(
        Properties(message).Select(x => x.Name).Where(x => Regex.IsMatch(
            x, "name|e?mail|phone|cin$|^ice$|^rib$|birth|address|account|borrower|entrepreneur|mentor", RegexOptions.IgnoreCase)), Is.Empty);

    /// <summary>A module that consumed something else would have been told behind the back of the outbox.</summary>
    [Test]
    public void Are_all_that_is_consumed() => Assert.That(Consumed().Where(x => x.Assembly != Ours), Is.Empty);

    [Test]
    public void Are_announced_for_somebody_to_consume()
    {
        var announced =
            from file in Product.Files("src", ".cs")
            from Match match in Regex.Matches(file.Text, @"\.Announce\(\s*new (\w+)")
            select match.Groups[1].Value;

        Assert.That(announced.Distinct(), Is.Not.Empty.And.SubsetOf(Consumed().Select(x => x.Name)));
    }

    private static IEnumerable<Type> Consumed() =>
        from type in Product.Types
        where type is { IsClass: true, IsAbstract: false }
        from consumer in type.GetInterfaces()
        where consumer.IsGenericType && consumer.GetGenericTypeDefinition() == typeof(IConsumer<>)
        select consumer.GetGenericArguments()[0];

    private static PropertyInfo[] Properties(Type message) =>
        message.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly);

    private static bool IsPlain(Type type) =>
        Plain.Contains(type)
        || type.Assembly == Ours
        || Nullable.GetUnderlyingType(type) is { } inner && IsPlain(inner)
        || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && IsPlain(type.GetGenericArguments()[0]);
}
