using System.Collections;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Alliance.Kernel;

/// <summary>What the types of an endpoint's input promise and the framework doesn't hold: days within <see cref="BusinessDay"/> in addresses, and no null in a list.</summary>
public static class BoundedInput
{
    /// <summary>Refuses such input (400) before the use case sees it. For a module's group of routes.</summary>
    public static TBuilder WithBoundedInput<TBuilder>(this TBuilder routes) where TBuilder : IEndpointConventionBuilder =>
        routes.AddEndpointFilterFactory((endpoint, next) =>
        {
            int[] checkedOnes = [.. endpoint.MethodInfo.GetParameters().Where(x => CanBeWrong(x.ParameterType)).Select(x => x.Position)];
            if (checkedOnes.Length == 0) return next;
            return invocation =>
            {
                foreach (var at in checkedOnes) Check(invocation.Arguments[at]);
                return next(invocation);
            };
        });

    /// <summary>A day, or a record of ours that was read from the address or the body; not a service.</summary>
    private static bool CanBeWrong(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateOnly)
        || (type.IsClass && typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type) && IsOurs(type));

    private static void Check(object? value)
    {
        switch (value)
        {
            case DateOnly day when !BusinessDay.IsWithin(day):
                throw new BadHttpRequestException(BusinessDay.OutOfBounds);
            case string or null:
                return;
            case IEnumerable list:
                foreach (var item in list) Check(item ?? throw new BadHttpRequestException("A list has no null."));
                return;
            case var part when part.GetType() is { IsClass: true } type && IsOurs(type):
                foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(x => x.GetIndexParameters().Length == 0 && x.CanWrite))
                    Check(property.GetValue(part));
                return;
        }
    }

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name?.StartsWith("Alliance.", StringComparison.Ordinal) is true;
}
