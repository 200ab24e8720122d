using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Ui;

/// <summary>Where on the home of a signed-in person a part stands. On a phone all stand below each other, in this order.</summary>
public enum HomePlace
{
    /// <summary>Over the whole width: what can't wait, and the figures.</summary>
    Top,

    /// <summary>The wider column: lists to work through.</summary>
    Main,

    /// <summary>The narrower one.</summary>
    Side,
}

/// <summary>A part of the home; registered as a singleton by the area that knows what is to be done. The home knows none of them, and a person with several roles sees those of each.</summary>
/// <param name="Component">Reads for itself, and draws nothing where there is nothing to say.</param>
/// <param name="Order">Lower stands higher within its place.</param>
public sealed record HomePart(Type Component, HostKind Kinds, HomePlace Place, int Order)
{
    /// <summary>For those who have one of these roles; empty for all.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>And only with this permission; null where none is needed.</summary>
    public string? Permission { get; init; }

    internal bool IsFor(ICurrentUser user) => (Roles.Count == 0 || Roles.Any(user.Has)) && (Permission is null || user.May(Permission));
}

public static class HomePartRegistration
{
    /// <typeparam name="TPart">What stands there, without parameters.</typeparam>
    public static void AddHomePart<TPart>(this IServiceCollection services, HostKind kinds, HomePlace place, int order, string? permission, params string[] roles)
        where TPart : IComponent =>
        services.AddSingleton(new HomePart(typeof(TPart), kinds, place, order) { Permission = permission, Roles = roles });
}
