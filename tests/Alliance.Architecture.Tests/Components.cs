using System.Reflection;
using System.Reflection.Emit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Alliance.Architecture.Tests;

/// <summary>What components are made of, read from the compiled code: markup says it, but parts of parts and what stands in code-behind as well.</summary>
internal static class Components
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(x => (OpCode)x.GetValue(null)!).ToDictionary(x => x.Value);

    /// <summary>Every component of the product.</summary>
    public static IEnumerable<Type> Ours => Product.Types.Where(x => x.IsAssignableTo(typeof(IComponent)) && x.IsClass);

    /// <summary>A component, its parts, their parts, and so on; of the product's own the parts are looked into.</summary>
    public static HashSet<Type> Within(Type component)
    {
        var found = new HashSet<Type>();
        var waiting = new Stack<Type>([Definition(component)]);
        while (waiting.TryPop(out var next))
        {
            if (!found.Add(next) || !Product.Assemblies.Contains(next.Assembly)) continue;
            foreach (var part in Parts(next)) waiting.Push(part);
        }

        return found;
    }

    /// <summary>The components that one opens itself.</summary>
    public static IEnumerable<Type> Parts(Type component)
    {
        var seen = new HashSet<MethodBase>();
        var bodies = new Stack<MethodBase>(Methods(component));
        for (var type = component.BaseType; type is not null && Product.Assemblies.Contains(type.Assembly); type = type.BaseType)
            foreach (var method in Methods(type)) bodies.Push(method);
        while (bodies.TryPop(out var body))
        {
            if (!seen.Add(body)) continue;
            foreach (var called in Calls(body))
            {
                if (called.DeclaringType == typeof(RenderTreeBuilder) && called is { Name: "OpenComponent", IsGenericMethod: true }) yield return Definition(called.GetGenericArguments()[0]);
                // The compiler opens components of inferred types in methods of its own.
                else if (called.DeclaringType?.Name is "TypeInference") bodies.Push(called is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : called);
            }
        }
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    /// <summary>With those of closures and state machines.</summary>
    private static IEnumerable<MethodBase> Methods(Type type) =>
        type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).Concat(type.GetNestedTypes(All).SelectMany(Methods));

    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code) yield break;

        var (types, methods) = (method.DeclaringType!.GetGenericArguments(), method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : null);
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)((0xFE << 8) | code[at + 1]) : code[at];
            var op = OpCodes[value];
            at += op.Size;
            if (op.OperandType is OperandType.InlineMethod && method.Module.ResolveMethod(BitConverter.ToInt32(code, at), types, methods) is { } called) yield return called;
            at += op.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
