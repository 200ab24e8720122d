using Alliance.Identity.Access;
using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Alliance.Identity.OpenId;

/// <summary>An OpenID Connect server on every organisation's host. No issuer is set: it is the request's host, which tenancy has matched exactly; and every token has an entry in the organisation's own database.</summary>
public static class OpenIdServer
{
    /// <summary>Scope of the organisation's HTTP interface: with it a token carries roles and the organisation as audience.</summary>
    public const string ApiScope = "api";

    internal static void AddOpenIdServer(this IHostApplicationBuilder host)
    {
        var services = host.Services;
        services.AddSingleton<OpenIdKeys>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(x => x.GetRequiredService<OpenIdKeys>());
        services.AddOptions<OpenIdKeyOptions>().BindConfiguration("Identity").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<OpenIddictServerAspNetCoreOptions>().Configure<NetworkAddress>(
            (options, network) => options.DisableTransportSecurityRequirement = !network.IsSecure); // the network's options let that be on *.localhost alone
        services.AddDailyWork<PruneTokens, IdentityDb>("prune-tokens", HostKind.AnyOrganisation);

        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDb>().ReplaceDefaultEntities<Guid>())
            .AddServer(Configure)
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.UseAspNetCore();
                validation.EnableTokenEntryValidation();
                OrganisationBinding.Bind(validation);
            });
    }

    internal static void MapOpenIdServer(this IEndpointRouteBuilder routes)
    {
        Authorize.Map(routes);
        IssueTokens.Map(routes);
        UserInfo.Map(routes);
        EndSession.Map(routes);
    }

    private static void Configure(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("connect/authorize")
            .SetTokenEndpointUris("connect/token")
            .SetUserInfoEndpointUris("connect/userinfo")
            .SetEndSessionEndpointUris("connect/logout")
            .SetRevocationEndpointUris("connect/revoke");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
        server.Configure(x => x.CodeChallengeMethods.RemoveWhere(method => method != CodeChallengeMethods.Sha256)); // "plain" proves nothing to who reads the request
        server.RegisterScopes(Scopes.Profile, Scopes.Email, Scopes.Roles, ApiScope);
        server.RegisterClaims(ClaimNames.Name, ClaimNames.Email, ClaimNames.Role, ClaimNames.Locale, ClaimNames.Organisation);
        server.SetAccessTokenLifetime(TimeSpan.FromMinutes(15)).SetRefreshTokenLifetime(TimeSpan.FromDays(14));
        server.DisableSlidingRefreshTokenExpiration(); // a fortnight after the sign-in, however often it was renewed: a stolen one is worth no more
        server.UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableTokenEndpointPassthrough()
            .EnableUserInfoEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough();
        OrganisationBinding.Bind(server);
    }
}
