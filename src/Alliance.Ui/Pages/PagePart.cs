using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Ui;

/// <summary>A component that one part of a module puts on a page of another, which can't name it. Registered as a navigation entry is.</summary>
/// <param name="Place">Where on the page, as the page calls it.</param>
/// <param name="Component">Takes the parameters that the page hands to this place.</param>
/// <param name="Order">Lower stands higher.</param>
public sealed record PagePart(Type Page, string Place, Type Component, int Order = 0);

public static class PagePartRegistration
{
    /// <typeparam name="TPage">The page.</typeparam>
    /// <typeparam name="TPart">What stands on it.</typeparam>
    public static void AddPagePart<TPage, TPart>(this IServiceCollection services, string place, int order = 0)
        where TPage : IComponent where TPart : IComponent =>
        services.AddSingleton(new PagePart(typeof(TPage), place, typeof(TPart), order));
}
