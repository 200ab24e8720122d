using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alliance.Architecture.Tests;

/// <summary>A static outlives every organisation and is shared by all of them, and by two hosts in one process.</summary>
public sealed class Statics
{
    private static readonly Type[] Services =
        [typeof(IServiceProvider), typeof(IServiceScopeFactory), typeof(DbContext), typeof(HttpContext), typeof(IConfiguration), typeof(ILogger)];

    private static IEnumerable<FieldInfo> Fields() =>
        from type in Product.Types
        where !IsGenerated(type)
        from kept in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where !kept.IsLiteral && (!IsGenerated(kept) || kept.Name.EndsWith("k__BackingField", StringComparison.Ordinal))
        select kept;

    [Test]
    public void Hold_no_services() => Assert.That(
        Fields().Where(x => Services.Any(service => service.IsAssignableFrom(x.FieldType))).Select(Name), Is.Empty);

    [Test]
    public void Never_change() => Assert.That(Fields().Where(x => !x.IsInitOnly).Select(Name), Is.Empty);

    private static string Name(FieldInfo field) => $"{field.DeclaringType}.{field.Name}";

    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute), false)
        || member.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), false)
        || member.Name.Contains('<', StringComparison.Ordinal) && !member.Name.EndsWith("k__BackingField", StringComparison.Ordinal)
        || member.DeclaringType is { } outer && IsGenerated(outer);
}
