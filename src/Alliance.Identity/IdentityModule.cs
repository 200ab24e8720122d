using System.Security.Claims;
using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Identity.OpenId;
using Alliance.Identity.SigningIn;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenIddict.Validation.AspNetCore;

namespace Alliance.Identity;

/// <summary>Accounts, sessions and the OpenID Connect server of each organisation.</summary>
public static class IdentityModule
{
    public static void AddIdentity(this IHostApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.Services.AddModuleDb<IdentityDb>(HostKind.AnyOrganisation);
        host.Services.AddValidation();
        host.Services.AddLocalization();
        host.Services.AddSingleton(new PageModule(typeof(IdentityModule).Assembly, HostKind.AnyOrganisation));
        AddAccounts(host.Services);
        AddSessions(host.Services);
        host.AddOpenIdServer();
    }

    /// <summary>After tenancy and routing: who is it, is it really them, may they.</summary>
    public static void UseIdentity(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseAuthentication();
        app.UseCurrentUser();
        app.UseMiddleware<CrossSiteGuard>();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapIdentity(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var anywhere = routes.MapGroup("").WithMetadata(new AnswersOnAttribute(HostKind.AnyOrganisation));
        SignOut.Map(anywhere);
        anywhere.MapOpenIdServer();
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = ""; // any: it is the e-mail address
            identity.Password = new PasswordOptions
            {
                // Length is what protects; rules of composition only make people write passwords down.
                RequiredLength = 12,
                RequiredUniqueChars = 5,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
        }).AddUserStore<AccountStore>();

        foreach (var administrator in new[] { Roles.PlatformAdministrator, Roles.NationalAdministrator })
            services.AddSingleton(new RoleGrant(administrator, AccountPermissions.Read, AccountPermissions.Manage));
        services.AddSingleton(new RoleGrant(Roles.Auditor, AccountPermissions.Read));
        services.AddScoped<SignIn>();
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddOptions<SessionTimes>().BindConfiguration("Identity:Session");
        services.AddOptions<AttemptOptions>().BindConfiguration("Identity:Attempts").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AttemptLimits>();

        services.AddSingleton<RolePermissions>();
        services.AddScoped<Sessions>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<ICurrentUser>(x => x.GetRequiredService<CurrentUser>());
        services.AddScoped<ICarriedAlong>(x => x.GetRequiredService<CurrentUser>());
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();

        services.AddAuthentication(Schemes.Either)
            .AddPolicyScheme(Schemes.Either, null, either => either.ForwardDefaultSelector = context =>
                Schemes.HasBearer(context.Request) ? OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme : IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme);
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>>(x => x.GetRequiredService<SessionCookie>());
        services.AddAntiforgery();
        services.AddSingleton<IConfigureOptions<AntiforgeryOptions>>(x => x.GetRequiredService<SessionCookie>());
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, SignInOrProblem>();
        services.AddCascadingAuthenticationState();
    }

    /// <summary>Fills the scope's <see cref="CurrentUser"/> from what authentication found.</summary>
    private static void UseCurrentUser(this WebApplication app) => app.Use((context, next) =>
    {
        context.RequestServices.GetRequiredService<CurrentUser>().Set(context.User);
        return next(context);
    });
}
