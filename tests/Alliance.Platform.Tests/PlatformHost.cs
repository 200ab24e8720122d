using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Tenancy;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alliance.Platform.Tests;

/// <summary>The module alone behind HTTP, with its real database in a folder of its own and a registry without files.</summary>
internal sealed class PlatformHost : IAsyncDisposable
{
    public const string RoleHeader = "Test-Role";
    public const string OrganisationHeader = "Test-Organisation";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("platform-");
    private readonly WebApplication _app;

    private PlatformHost(bool withWorker)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["Database:Template"] = $"Data Source={Path.Combine(_folder.FullName, "{id}.db")}";
        builder.Services.AddHttpConventions();
        builder.AddTenancy();
        builder.AddPlatform();
        if (withWorker) builder.AddFiguresWorker();
        builder.Services.Replace(ServiceDescriptor.Singleton<IOrganisations>(Organisations));
        builder.Services.AddScoped<TestUser>();
        builder.Services.AddScoped<ICurrentUser>(x => x.GetRequiredService<TestUser>());
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, TestAuthentication>("test", null);
        builder.Services.AddAuthorization();

        _app = builder.Build();
        _app.UseProblemAnswers();
        _app.Use((context, next) =>
        {
            var id = context.Request.Headers[OrganisationHeader].ToString() is { Length: > 0 } named ? named : FixedOrganisations.Ism;
            context.RequestServices.GetRequiredService<TenantContext>().Set(Organisations.Find(id)!);
            return next(context);
        });
        _app.UseRouting(); // endpoints of other kinds of host are dropped, so the organisation comes first
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.MapPlatform();
    }

    public FixedOrganisations Organisations { get; } = new();

    public IServiceProvider Services => _app.Services;

    public static async Task<PlatformHost> Start(bool withWorker = false)
    {
        var host = new PlatformHost(withWorker);
        foreach (var platform in host.Organisations.All.Where(x => x.Kind is HostKind.Platform)) await host.Migrate(platform);
        await host._app.StartAsync();
        return host;
    }

    /// <summary>Makes an organisation's tables and serves it.</summary>
    public async Task Migrate(Organisation organisation)
    {
        await Services.GetRequiredService<OrganisationMigrations>().Migrate(organisation, default);
        Services.GetRequiredService<Readiness>().Ready(organisation.Id);
    }

    /// <param name="role">Null: nobody is signed in.</param>
    public HttpClient Client(string? role = null, string organisation = FixedOrganisations.Ism)
    {
        var client = ((TestServer)Services.GetRequiredService<IServer>()).CreateClient();
        if (role is not null) client.DefaultRequestHeaders.Add(RoleHeader, role);
        client.DefaultRequestHeaders.Add(OrganisationHeader, organisation);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return client;
    }

    /// <summary>One use case in a scope of its own, as a message or a page would run it.</summary>
    public async Task<TResult> Run<T, TResult>(Func<T, Task<TResult>> run, string? role = null, string organisation = FixedOrganisations.Ism) where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(Organisations.Find(organisation)!);
        scope.ServiceProvider.GetRequiredService<TestUser>().Role = role;
        return await run(scope.ServiceProvider.GetRequiredService<T>());
    }

    public Task Run<T>(Func<T, Task> run, string? role = null, string organisation = FixedOrganisations.Ism) where T : notnull =>
        Run<T, bool>(
            async x =>
            {
                await run(x);
                return true;
            },
            role,
            organisation);

    public Task<TResult> Read<TResult>(Func<PlatformDb, Task<TResult>> read, string organisation = FixedOrganisations.Ism) =>
        Run(read, null, organisation);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        foreach (var file in _folder.EnumerateFiles("*.db"))
            using (var connection = new SqliteConnection($"Data Source={file.FullName}")) SqliteConnection.ClearPool(connection);
        _folder.Delete(recursive: true);
    }

    /// <summary>Somebody with one role; permissions are what the module grants to it.</summary>
    private sealed class TestUser(IEnumerable<RoleGrant> grants) : ICurrentUser
    {
        public string? Role { get; set; }

        public Guid? AccountId => Role is null ? null : Guid.Empty;

        public string Name => Role ?? "nobody";

        public bool May(string permission) => grants.Any(x => x.Role == Role && x.Permissions.Contains(permission));
    }

    private sealed class TestAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TestUser user)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[RoleHeader].ToString() is not { Length: > 0 } role) return Task.FromResult(AuthenticateResult.NoResult());
            user.Role = role;
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}

internal static class Answers
{
    /// <summary>The answer's body; fails with it when it isn't what was expected.</summary>
    public static async Task<JsonElement> Json(this HttpResponseMessage answer, System.Net.HttpStatusCode expected = System.Net.HttpStatusCode.OK)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(expected), body);
        return body.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <summary>The stable code of a refusal.</summary>
    public static async Task<string?> Code(this HttpResponseMessage answer, System.Net.HttpStatusCode expected)
    {
        var body = await answer.Json(expected);
        return body.GetProperty("code").GetString();
    }
}
