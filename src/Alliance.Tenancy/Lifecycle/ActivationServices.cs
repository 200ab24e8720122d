using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Lifecycle;

/// <summary>How modules bring activations.</summary>
public static class ActivationServices
{
    public static void AddActivation<T>(this IServiceCollection services)
        where T : class, IActivation
    {
        services.AddScoped<T>();
        services.AddSingleton(new RegisteredActivation(typeof(T), T.After));
    }

    internal static void AddActivations(this IServiceCollection services) =>
        services.AddSingleton(x => new Activations(x.GetServices<RegisteredActivation>()));
}
