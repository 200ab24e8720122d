using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Alliance.Architecture.Tests;

/// <summary>Who uses whom in compiled code, bodies of methods and generated pages included: a third of all arrows stand in bodies alone.</summary>
internal static class References
{
    /// <summary>Types of one assembly that a type of it uses, as named types: a closure or a state machine counts as the type it was written in.</summary>
    /// <returns>Full name of the user, and of the used.</returns>
    public static IReadOnlyList<(TypeDefinition From, TypeDefinition To)> Within(ModuleDefinition module) =>
    [
        .. from type in module.GetTypes()
           from used in Of(type).SelectMany(Flatten).Distinct()
           let to = Named(used, module)
           let user = Outermost(type)
           where to is not null && to != user
           select (user, to),
    ];

    private static IEnumerable<TypeReference?> Of(TypeDefinition type)
    {
        yield return type.BaseType;
        foreach (var x in type.Interfaces) yield return x.InterfaceType;
        foreach (var x in type.Fields) yield return x.FieldType;
        foreach (var x in type.CustomAttributes.SelectMany(OfAttribute)) yield return x;
        foreach (var x in type.Properties.SelectMany(x => x.CustomAttributes).SelectMany(OfAttribute)) yield return x;
        foreach (var x in type.GenericParameters.SelectMany(x => x.Constraints)) yield return x.ConstraintType;
        foreach (var x in type.Methods.SelectMany(OfMethod)) yield return x;
    }

    private static IEnumerable<TypeReference?> OfAttribute(CustomAttribute attribute) =>
        [attribute.AttributeType, .. attribute.HasConstructorArguments ? attribute.ConstructorArguments.Select(x => x.Value as TypeReference) : []];

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method)
    {
        yield return method.ReturnType;
        foreach (var x in method.Parameters) yield return x.ParameterType;
        foreach (var x in method.CustomAttributes.SelectMany(OfAttribute)) yield return x;
        foreach (var x in method.GenericParameters.SelectMany(x => x.Constraints)) yield return x.ConstraintType;
        if (!method.HasBody) yield break;

        foreach (var x in method.Body.Variables) yield return x.VariableType;
        foreach (var x in method.Body.Instructions.SelectMany(OfInstruction)) yield return x;
    }

    private static IEnumerable<TypeReference?> OfInstruction(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Flatten(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Flatten)],
        TypeSpecification specification => Flatten(specification.ElementType),
        _ => [type],
    };

    private static TypeDefinition? Named(TypeReference type, ModuleDefinition module) =>
        !type.IsGenericParameter && type.Scope == module && type.Resolve() is { } found ? Outermost(found) : null;

    private static TypeDefinition Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }
}
