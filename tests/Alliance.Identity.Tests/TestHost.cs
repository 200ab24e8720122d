using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Identity.Accounts;
using Alliance.Identity.Mail;
using Alliance.Kernel;
using Alliance.Tenancy;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Alliance.Identity.Tests;

/// <summary>The module alone, behind the real tenancy, on real SQLite files: three organisations, no pages but its own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public const string Password = "un mot de passe tranquille";

    /// <summary>What a module that knows of money would declare.</summary>
    private const string MoveMoney = "money.move";

    private static readonly Lazy<Task<TestHost>> Common = new(() => Start());
    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);

    /// <summary>One for all hosts: to find the primes takes longer than most tests.</summary>
    private static readonly Lazy<string> SigningKey = new(() =>
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKeyPem();
    });

    private readonly string _folder;
    private readonly WebApplication _app;

    private TestHost(string folder, WebApplication app) => (_folder, _app) = (folder, app);

    /// <summary>One for all tests that neither change its settings nor its clock; they part by the accounts they make.</summary>
    public static Task<TestHost> Shared => Common.Value;

    public IServiceProvider Services => _app.Services;

    public FixedOrganisations Organisations => (FixedOrganisations)Services.GetRequiredService<IOrganisations>();

    public Outgoing Mails => (Outgoing)Services.GetRequiredService<IMailTransport>();

    public static async Task<TestHost> Start(Action<IServiceCollection>? services = null, TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        var folder = CopyOf(await Template.Value);
        var host = await Build(folder, services, clock, settings);
        foreach (var organisation in host.Organisations.All) host.Services.GetRequiredService<Readiness>().Ready(organisation.Id);
        return host;
    }

    /// <summary>A browser at that organisation, with cookies of its own.</summary>
    public Browser Browse(string label = "souss-massa", string scheme = "http") => new(_app.GetTestServer(), new Uri($"{scheme}://{label}.localhost/"));

    public Browser BrowseNetwork() => new(_app.GetTestServer(), new Uri("http://localhost/"));

    /// <summary>As many a test needs: an account that has joined.</summary>
    public async Task<Account> Join(string email, string[] roles, string organisation = "ism", string language = "fr", string password = Password)
    {
        await using var scope = In(organisation);
        var services = scope.ServiceProvider;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var account = new Account(email, "Nom de " + email.Split('@')[0], language, roles, now);
        account.Join(account.DisplayName, language, now);
        account.PasswordHash = services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, password);
        services.GetRequiredService<IdentityDb>().Accounts.Add(account);
        await services.GetRequiredService<IdentityDb>().SaveChangesAsync();
        return account;
    }

    public async Task EnsureJoined(string email)
    {
        await using var scope = In("ism");
        var normalized = Account.Normalize(email);
        if (await scope.ServiceProvider.GetRequiredService<IdentityDb>().Accounts.AnyAsync(x => x.NormalizedEmail == normalized)) return;
        try
        {
            await Join(email, [Roles.Mentor]);
        }
        catch (DbUpdateException)
        {
            // another test was faster
        }
    }

    public async Task<Browser> SignedIn(string email, string[] roles, string organisation = "ism")
    {
        await Join(email, roles, organisation);
        var browser = Browse(Organisations.Find(organisation)!.Label);
        await browser.SignIn(email);
        return browser;
    }

    public AsyncServiceScope In(string organisation)
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(Organisations.Find(organisation)!);
        return scope;
    }

    public async Task<Account> Load(string email, string organisation = "ism")
    {
        await using var scope = In(organisation);
        var normalized = Account.Normalize(email);
        return await scope.ServiceProvider.GetRequiredService<IdentityDb>().Accounts.AsNoTracking().SingleAsync(x => x.NormalizedEmail == normalized);
    }

    public async Task Change(string email, Action<Account> change, string organisation = "ism")
    {
        await using var scope = In(organisation);
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var normalized = Account.Normalize(email);
        change(await db.Accounts.SingleAsync(x => x.NormalizedEmail == normalized));
        await db.SaveChangesAsync();
    }

    public async Task Activate(string organisation)
    {
        await using var scope = In(organisation);
        await scope.ServiceProvider.GetRequiredService<Activations>().Run(scope.ServiceProvider, new Progress<string>(), default);
    }

    /// <summary>A program of the platform's, beside those that all have.</summary>
    public async Task AddClient(string id)
    {
        var platform = Organisations.Find("ism")!;
        var clients = JsonNode.Parse(platform.Sections["clients"].GetRawText())!.AsArray();
        clients.Add(new JsonObject { ["id"] = id, ["name"] = id, ["type"] = "public", ["redirectUris"] = new JsonArray("http://127.0.0.1/callback") });
        Organisations.Put(platform with { Sections = platform.Sections.SetItem("clients", JsonSerializer.SerializeToElement(clients)) });
        await Activate("ism");
    }

    /// <summary>What an organisation announced is consumed, and so sent.</summary>
    public Task AllIsConsumed(string organisation = "ism") => Eventually.Holds(
        async () =>
        {
            await using var scope = In(organisation);
            return !await scope.ServiceProvider.GetRequiredService<IdentityDb>().Outbox.AnyAsync();
        },
        "an empty outbox");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Migrated once, then copied: that is what takes time.</summary>
    private static async Task<string> MakeTemplate()
    {
        var folder = Directory.CreateTempSubdirectory("alliance-identity-").FullName;
        var host = await Build(folder, null, null, []);
        foreach (var organisation in host.Organisations.All)
        {
            await host.Services.GetRequiredService<OrganisationMigrations>().Migrate(organisation, default);
            await host.Activate(organisation.Id);
        }

        await host._app.StopAsync();
        await host._app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        return folder;
    }

    private static string CopyOf(string template)
    {
        var folder = Directory.CreateTempSubdirectory("alliance-identity-").FullName;
        foreach (var file in Directory.GetFiles(template, "*.db")) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    private static async Task<TestHost> Build(string folder, Action<IServiceCollection>? services, TimeProvider? clock, (string Key, string Value)[] settings)
    {
        var host = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ApplicationName = typeof(TestHost).Assembly.GetName().Name });
        host.WebHost.UseTestServer();
        host.Logging.ClearProviders();
        host.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Network:BaseDomain"] = "localhost",
            ["Network:Scheme"] = "http",
            ["Database:Template"] = $"Data Source={folder}/{{id}}.db",
            ["Identity:Attempts:SignIns"] = "100000",
            ["Identity:Attempts:Mails"] = "100000",
            ["Identity:Attempts:MailsToAccount"] = "100000",
            ["Identity:Session:Revalidation"] = "00:00:00",
            ["Identity:SigningKey"] = SigningKey.Value,
            ["Secrets:Reports"] = "a-secret-of-the-reports",
        });
        host.Configuration.AddInMemoryCollection(settings.Select(x => KeyValuePair.Create(x.Key, (string?)x.Value)));
        if (clock is not null) host.Services.AddSingleton(clock);
        host.Services.AddHttpConventions();
        host.AddTenancy();
        host.AddIdentity();
        host.AddMessages();
        host.Services.AddSingleton(new RoleGrant(Roles.Treasurer, MoveMoney));
        host.Services.AddSingleton(new MoneyPermissions(MoveMoney));
        host.Services.AddRazorComponents();
        host.Services.AddScoped<Confirmations>();
        host.Services.Replace(ServiceDescriptor.Singleton<IOrganisations>(new FixedOrganisations()));
        host.Services.Replace(ServiceDescriptor.Singleton<IMailTransport>(new Outgoing()));
        host.Services.Configure<PasswordHasherOptions>(x => x.IterationCount = 1_000); // tests sign in often
        services?.Invoke(host.Services);

        var app = host.Build();
        app.UseTenancy();
        app.UseProblemAnswers();
        app.UseRouting();
        app.UseIdentity();
        app.MapIdentity();
        app.MapRazorComponents<TestPages>().AddAdditionalAssemblies(typeof(IdentityModule).Assembly);
        await using (var scope = app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<RegistryDb>().Database.MigrateAsync();
        await app.StartAsync();
        return new(folder, app);
    }
}
