using System.Text.RegularExpressions;
using Alliance.Kernel;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Alliance.Architecture.Tests;

/// <summary>A use case has several doors: pages, HTTP, other use cases. So it asks for permission itself, in each method that reads or writes, or says in its remarks why it asks for none.</summary>
public sealed partial class Demands
{
    /// <summary>By which use cases are asked.</summary>
    private static readonly string[] Entrances = ["Handle", "All", "Ids", "Count", "Offered", "One"];

    /// <summary>What ends in one of these isn't asked by a person: it is done with what one has done, or for many at once.</summary>
    private static readonly string[] NotAsked = ["IOrganisationJob", "IDailyWork", "IOperatorCommand", "IConsumer`1", "IBeforeCommit`1"];

    private static readonly Lazy<List<TypeDefinition>> Classes = new(() =>
        [.. Product.Assemblies.SelectMany(x => ModuleDefinition.ReadModule(x.Location).Types).Where(x => x is { IsClass: true, IsAbstract: false })]);

    private static IEnumerable<MethodDefinition> Asked() =>
        from type in Classes.Value
        where !type.Interfaces.Any(x => NotAsked.Contains(x.InterfaceType.Name, StringComparer.Ordinal)) && !IsComponent(type)
        from method in type.Methods
        where !method.IsStatic && !method.IsPrivate && Entrances.Contains(method.Name) && Reads(type)
        select method;

    [Test]
    public void Use_cases_demand_a_permission_or_say_why_they_ask_for_none()
    {
        var silent = Asked().Where(x => !Demand(x.DeclaringType, x, [])).Select(x => x.DeclaringType).Distinct().ToList();
        var explained = Explained();

        Assert.That(string.Join(", ", silent.Select(x => x.Name).Except(explained, StringComparer.Ordinal)), Is.Empty);
    }

    /// <summary>So that the test above goes on seeing them.</summary>
    [Test]
    public void Use_cases_are_found() => Assert.That(Asked().Select(x => x.DeclaringType.Name).Distinct().Count(), Is.GreaterThan(100));

    [Test]
    public void Nobody_says_so_who_demands_one()
    {
        var explained = Explained();

        Assert.That(Asked().Where(x => explained.Contains(x.DeclaringType.Name)).GroupBy(x => x.DeclaringType).Where(x => x.All(y => Demand(y.DeclaringType, y, []))).Select(x => x.Key.Name), Is.Empty);
    }

    /// <summary>Classes whose remarks give a reason.</summary>
    private static HashSet<string> Explained() =>
        [.. Product.Files("src", ".cs").SelectMany(x => Reason().Matches(x.Text)).Select(x => x.Groups["name"].Value)];

    /// <summary>Has a database at hand, or other use cases and finders that have.</summary>
    private static bool Reads(TypeDefinition type) =>
        type.Fields.Any(x => Product.Databases.Any(y => y.FullName == x.FieldType.FullName) || x.FieldType.FullName.StartsWith("System.Collections.Generic.IEnumerable`1<Alliance.", StringComparison.Ordinal));

    private static bool IsComponent(TypeDefinition type) => type.BaseType?.FullName is "Microsoft.AspNetCore.Components.ComponentBase" or "Alliance.Ui.ListPage";

    /// <summary>In its own body, in what the compiler has made of it, or in another method of the class that it calls.</summary>
    private static bool Demand(TypeDefinition type, MethodDefinition method, HashSet<MethodDefinition> seen)
    {
        if (!method.HasBody || !seen.Add(method)) return false;
        foreach (var instruction in method.Body.Instructions.Where(x => x.Operand is MethodReference))
        {
            var called = (MethodReference)instruction.Operand;
            if (called.Name == nameof(ICurrentUser.Demand) && called.DeclaringType.Name == nameof(ICurrentUser)) return true;
            // One that demands for several: it is looked at as they are.
            if (called.Name.StartsWith(nameof(ICurrentUser.Demand), StringComparison.Ordinal) && called.DeclaringType.Resolve() is { } theirs && theirs != type && theirs.Module == type.Module && called.Resolve() is { } asked && Demand(theirs, asked, seen)) return true;
            if (OfSame(type, called) is { } own && Demand(type, own, seen)) return true;
            // An asynchronous method begins what a nested type goes on with.
            if (instruction.OpCode.Code is Code.Newobj or Code.Call && OfSame(type, called)?.DeclaringType is { } made && made != type && made.Methods.Any(x => x.Name == "MoveNext" && Demand(type, x, seen))) return true;
        }

        return method.Body.Variables.Select(x => x.VariableType).OfType<TypeDefinition>().Where(x => x.DeclaringType == type)
            .SelectMany(x => x.Methods).Any(x => x.Name == "MoveNext" && Demand(type, x, seen));
    }

    private static MethodDefinition? OfSame(TypeDefinition type, MethodReference called)
    {
        var declaring = called.DeclaringType.Resolve() is { } found && found.Module == type.Module ? found : null;
        return declaring is not null && (declaring == type || declaring.DeclaringType == type) ? called.Resolve() : null;
    }

    [GeneratedRegex(@"Asks for no permission[^\n]*\n(?:(?:///|\[)[^\n]*\n)*[^\n]*\bclass (?<name>\w+)")] private static partial Regex Reason();
}
