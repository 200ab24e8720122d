using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Entries;

/// <summary>What operators' commands on one platform share.</summary>
internal static class PlatformCommand
{
    /// <exception cref="RefusedException"><c>platform.name-one</c> or <c>platform.unknown</c>.</exception>
    public static Organisation Platform(this IOrganisations organisations, string? id)
    {
        if (TypedText.IsBlank(id)) throw new RefusedException("platform.name-one", "Name one platform by its id.");
        return organisations.Find(id) is { Kind: HostKind.Platform } platform
            ? platform
            : throw new RefusedException("platform.unknown", $"No platform is called '{id}'.");
    }

    public static AsyncServiceScope ScopeOf(this IServiceScopeFactory scopes, Organisation platform)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(platform);
        return scope;
    }
}
