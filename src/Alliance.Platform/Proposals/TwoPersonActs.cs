using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Proposals;

internal static class TwoPersonActs
{
    /// <summary>Registers an act with the part of the platform that it belongs to.</summary>
    public static void AddTwoPersonAct<T>(this IServiceCollection services) where T : class, ITwoPersonAct => services.AddScoped<ITwoPersonAct, T>();
}
