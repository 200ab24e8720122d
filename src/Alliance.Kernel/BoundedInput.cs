using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Alliance.Kernel;

/// <summary>What the types of an endpoint's input promise and the framework doesn't hold: days within <see cref="BusinessDay"/> in addresses, no null in a list, and that what must be said is seen.</summary>
public static class BoundedInput
{
    private static readonly ConcurrentDictionary<Type, Member[]> Members = new();

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
                foreach (var member in Members.GetOrAdd(type, MembersOf))
                {
                    var given = member.Property.GetValue(part);
                    if (given is string text) member.CheckText(text);
                    else Check(given);
                }

                return;
        }
    }

    private static Member[] MembersOf(Type type) =>
    [
        .. from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
           where property.GetIndexParameters().Length == 0 && property.CanWrite
           select new Member(property, property.IsDefined(typeof(RequiredAttribute)), property.GetCustomAttribute<StringLengthAttribute>()?.MinimumLength ?? 0),
    ];

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name?.StartsWith("Alliance.", StringComparison.Ordinal) is true;

    /// <param name="Fewest">Characters that its text has at least, of those that are seen.</param>
    private sealed record Member(PropertyInfo Property, bool IsRequired, int Fewest)
    {
        /// <summary>Marks that nobody sees aren't words, however many.</summary>
        public void CheckText(string text)
        {
            if (!IsRequired && (Fewest == 0 || text.Length == 0)) return;
            if (TypedText.IsBlank(text) || TypedText.Clean(text).Length < Fewest)
                throw new BadHttpRequestException($"The {Property.Name} field is required{(Fewest > 1 ? $": at least {Fewest} characters that can be seen" : "")}.");
        }
    }
}
