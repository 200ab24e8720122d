using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Identity.Activation;
using Alliance.Identity.Administering;
using Alliance.Identity.Drafts;
using Alliance.Identity.Invitations;
using Alliance.Identity.Links;
using Alliance.Identity.Mail;
using Alliance.Identity.OpenId;
using Alliance.Identity.Passwords;
using Alliance.Identity.Profile;
using Alliance.Identity.SigningIn;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using MudBlazor;
using OpenIddict.Validation.AspNetCore;

namespace Alliance.Identity;

/// <summary>Accounts, sessions and the OpenID Connect server of each organisation.</summary>
public static class IdentityModule
{
    public static void AddIdentity(this IHostApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.Services.AddModuleDb<IdentityDb>(HostKind.AnyOrganisation);
        host.Services.AddOrganisationSection<List<ClientSettings>>(ClientSettings.SectionName);
        host.Services.AddValidation();
        host.Services.AddTexts();
        host.Services.AddSingleton(new PageModule(typeof(IdentityModule).Assembly, HostKind.AnyOrganisation));
        host.Services.AddSingleton(new NavigationEntry(
            "/accounts", x => x.GetRequiredService<IStringLocalizer<IdentityText>>()["Accounts"], Icons.Material.Outlined.ManageAccounts,
            HostKind.AnyOrganisation, AccountPermissions.Read, 200));
        host.Services.AddSingleton(new NavigationCount("/accounts", HostKind.Platform, AccountPermissions.Agree, (x, ct) => x.GetRequiredService<CountAccounts>().ForMe(ct)));
        AddAccounts(host.Services);
        AddSessions(host.Services);
        AddMail(host.Services);
        AddActivation(host.Services);
        host.Services.AddDrafts();
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
        MapAccounts(anywhere);
        anywhere.MapDrafts();
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

        foreach (var grant in AccountPermissions.Grants) services.AddSingleton(grant);

        services.AddScoped<Administration>();
        services.AddScoped<ListAccounts>();
        services.AddScoped<CountAccounts>();
        services.AddHomePart<AccountsSummary>(HostKind.AnyOrganisation, HomePlace.Main, 50, AccountPermissions.Read, Roles.PlatformAdministrator, Roles.NationalAdministrator);
        services.AddSingleton(new FirstStep(
            HostKind.AnyOrganisation, AccountPermissions.Manage, 10, x => x.GetRequiredService<IStringLocalizer<IdentityText>>()["Invite your colleagues"], "/accounts",
            async (x, ct) => await x.GetRequiredService<IdentityDb>().Accounts.Take(2).CountAsync(ct) > 1));
        services.AddScoped<InviteAccount>();
        services.AddScoped<ResendInvitation>();
        services.AddScoped<GiveRoles>();
        services.AddScoped<TellDirectors>();
        services.AddScoped<SendRolesNews>();
        services.AddMessageConsumer<SendRolesNews>();
        services.AddScoped<ChangeRoles>();
        services.AddScoped<AgreeToRoles>();
        services.AddScoped<DeactivateAccount>();
        services.AddScoped<ReactivateAccount>();
        services.AddScoped<UnlockAccount>();
        services.AddScoped<IStaff, Staff>();

        services.AddScoped<AccountLinks>();
        services.AddScoped<AcceptInvitation>();
        services.AddScoped<NewPassword>();
        services.AddScoped<ForgottenPassword>();
        services.AddScoped<ResetPassword>();
        services.AddScoped<ShowProfile>();
        services.AddScoped<ChangeProfile>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<SignIn>();
    }

    private static void MapAccounts(IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/api/accounts").WithTags("Accounts").RequireAuthorization().WithBoundedInput();
        ListAccounts.Map(accounts);
        InviteAccount.Map(accounts);
        ResendInvitation.Map(accounts);
        ChangeRoles.Map(accounts);
        AgreeToRoles.Map(accounts);
        DeactivateAccount.Map(accounts);
        ReactivateAccount.Map(accounts);
        UnlockAccount.Map(accounts);

        var own = routes.MapGroup("/api/account").WithTags("Accounts").RequireAuthorization().WithBoundedInput();
        ShowProfile.Map(own);
        ChangeProfile.Map(own);
        ChangePassword.Map(own);
    }

    private static void AddMail(IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IMailTransport>(x => x.GetRequiredService<IOptions<MailOptions>>().Value.Server is { Length: > 0 }
            ? ActivatorUtilities.CreateInstance<SmtpTransport>(x)
            : ActivatorUtilities.CreateInstance<FolderTransport>(x));
        services.AddSingleton<IOutgoingMail, MailCarrier>();
        services.AddSingleton<MailQueue>();
        services.AddHostedService(x => x.GetRequiredService<MailQueue>());
        services.AddScoped<Letters>();
    }

    private static void AddActivation(IServiceCollection services)
    {
        services.AddScoped<InviteAdministrators>();
        services.AddScoped<ReconcileClients>();
        services.AddScoped<CreateDemonstrationAccounts>();
        services.AddScoped<PendingInvitations>();
        services.AddSingleton<IOperatorCommand, PrintInvitations>();
        services.AddActivation<IdentityActivation>();
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddOptions<SessionTimes>().BindConfiguration("Identity:Session").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AttemptOptions>().BindConfiguration("Identity:Attempts").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AttemptLimits>();

        services.AddSingleton<RolePermissions>();
        services.AddScoped<Sessions>();
        services.AddScoped<DeviceCookie>();
        services.AddScoped<KnownDevices>();
        services.AddScoped<FreshSignIn>();
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
