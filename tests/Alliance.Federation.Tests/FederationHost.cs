using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Alliance.Federation.Figures;
using Alliance.Federation.Reconciliation;
using Alliance.Kernel;
using Alliance.Tenancy;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Federation.Tests;

/// <summary>The module alone behind HTTP, with its real database in a folder of its own, a clock that stands still and a registry without files.</summary>
internal sealed class FederationHost : IAsyncDisposable
{
    public const string RoleHeader = "Test-Role";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("federation-");
    private readonly WebApplication _app;

    private FederationHost()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["Database:Template"] = $"Data Source={Path.Combine(_folder.FullName, "{id}.db")}";
        builder.Configuration["Tenants:Folder"] = _folder.CreateSubdirectory("tenants").FullName;
        builder.Configuration["Tenants:SettleMilliseconds"] = "0";
        builder.Services.AddHttpConventions();
        builder.AddTenancy();
        builder.AddFederation();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        builder.Services.Replace(ServiceDescriptor.Singleton<IOrganisations>(Organisations));
        builder.Services.AddScoped<TestUser>();
        builder.Services.AddScoped<ICurrentUser>(x => x.GetRequiredService<TestUser>());
        builder.Services.AddScoped<ICarriedAlong>(x => x.GetRequiredService<TestUser>());
        builder.Services.AddRazorComponents();
        builder.Services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()));
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, TestAuthentication>("test", null);
        builder.Services.AddAuthorization();

        _app = builder.Build();
        _app.UseProblemAnswers();
        _app.Use((context, next) =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.Find(context.Request.Headers.AcceptLanguage) ?? Cultures.French;
            context.RequestServices.GetRequiredService<TenantContext>().Set(Organisations.Find(AllianceId)!);
            return next(context);
        });
        _app.UseRouting(); // endpoints of other kinds of host are dropped, so the organisation comes first
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.UseAntiforgery();
        _app.MapFederation();
        _app.MapRazorComponents<TestPages>().AddAdditionalAssemblies(typeof(FederationModule).Assembly);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    public FixedOrganisations Organisations { get; } = new();

    /// <summary>In whose name requests and use cases run.</summary>
    public string AllianceId { get; set; } = FixedOrganisations.Alliance.Id;

    public IServiceProvider Services => _app.Services;

    public static async Task<FederationHost> Start()
    {
        var host = new FederationHost();
        await host.Migrate(FixedOrganisations.Alliance);
        await host._app.StartAsync();
        return host;
    }

    public async Task Migrate(Organisation alliance)
    {
        await using var db = Services.GetRequiredService<ModuleDbPools<FederationDb>>().Lease(alliance);
        await db.Database.MigrateAsync();
    }

    public HttpClient Client(string? role = null)
    {
        var client = ((TestServer)Services.GetRequiredService<IServer>()).CreateClient();
        client.Timeout = Eventually.Patience;
        if (role is not null) client.DefaultRequestHeaders.Add(RoleHeader, role);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return client;
    }

    /// <summary>Lets the registry of files look at these; organisations stay those of <see cref="Organisations"/>.</summary>
    public async Task StartRegistry(params (string Name, string Body)[] files)
    {
        foreach (var (name, body) in files) await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "tenants", name), body);
        await Services.GetRequiredService<OrganisationRegistry>().Start(CancellationToken.None);
    }

    /// <summary>One use case in a scope of its own, as a message or a page would run it.</summary>
    public async Task<TResult> Run<T, TResult>(Func<T, Task<TResult>> run, string? role = null) where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(Organisations.Find(AllianceId)!);
        scope.ServiceProvider.GetRequiredService<TestUser>().Role = role;
        return await run(scope.ServiceProvider.GetRequiredService<T>());
    }

    public Task<NationalFigures> National(DateOnly asOf) => Run<ShowNationalFigures, NationalFigures>(x => x.Handle(asOf));

    public Task<bool> Store(string platformId, Contracts.Platform.FiguresAnnounced announced) =>
        Run<StoreFigures, bool>(x => x.Handle(Organisations.Find(platformId)!, announced));

    public Task<bool> StoreInventory(string platformId, Contracts.Platform.FiguresInventory inventory) =>
        Run<StoreInventory, bool>(x => x.Handle(Organisations.Find(platformId)!, inventory));

    /// <summary>Platforms that said nothing say that they have nothing; then the country's years are told.</summary>
    public async Task TellYears()
    {
        var heard = await Run<FederationDb, List<string>>(x => x.MonthlyFigures.Select(y => y.PlatformId).Distinct().ToListAsync());
        foreach (var silent in Organisations.All.Where(x => x is { Kind: HostKind.Platform, Status: OrganisationStatus.Active } && !heard.Contains(x.Id)))
            await StoreInventory(silent.Id, new(FixedOrganisations.Today, []));
        await TellWhatIsDue();
    }

    /// <summary>As the job does.</summary>
    public async Task TellWhatIsDue()
    {
        while (await Run<TellNationalYears, bool>(x => x.Step(CancellationToken.None)))
        {
            // The next one.
        }
    }

    public Task<List<OutboxMessage>> Announced() => Run<FederationDb, List<OutboxMessage>>(x => x.Outbox.AsNoTracking().OrderBy(y => y.Number).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        foreach (var file in _folder.EnumerateFiles("*.db"))
            using (var connection = new SqliteConnection($"Data Source={file.FullName}")) SqliteConnection.ClearPool(connection);
        _folder.Delete(recursive: true);
    }

    /// <summary>Somebody with one role; permissions are what the modules grant to it.</summary>
    private sealed class TestUser(IEnumerable<RoleGrant> grants) : ICurrentUser, ICarriedAlong
    {
        public string? Role { get; set; }

        public Guid? AccountId => Role is null ? null : Guid.Empty;

        public string Name => Role ?? "nobody";

        public bool May(string permission) => grants.Any(x => x.Role == Role && x.Permissions.Contains(permission));

        public bool Has(string role) => role == Role;

        public void CarryInto(IServiceProvider scope) => scope.GetRequiredService<TestUser>().Role = Role;
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
