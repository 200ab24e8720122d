using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alliance.Demonstration;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Tests.Fund;
using Alliance.Tenancy;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
    /// <summary>Whose account it is; without it, one per role.</summary>
    public const string AccountHeader = "Test-Account";

    /// <summary>Acts with a role and no account, as a program does.</summary>
    public const string Machine = "machine";

    public const string OrganisationHeader = "Test-Organisation";

    /// <summary>Built once for all hosts: compiling their handlers takes longer than most tests. They find their services in each request.</summary>
    private static readonly Lazy<EndpointDataSource> Endpoints = new(() => new DefaultEndpointDataSource(
        ((IEndpointRouteBuilder)new PlatformHost(withWorker: false, folder: new(Path.GetTempPath()), isTemplate: true)._app).DataSources.SelectMany(x => x.Endpoints)));

    private readonly DirectoryInfo _folder;
    private readonly bool _keepsFolder;
    private readonly WebApplication _app;
    private bool _isSucceeded;

    /// <param name="before">Whose databases and mails it takes over.</param>
    private PlatformHost(bool withWorker, PlatformHost? before = null, DirectoryInfo? folder = null, Action<IServiceCollection>? services = null, bool isTemplate = false)
    {
        (Organisations, Mail) = before is null ? (new(), new()) : (before.Organisations, before.Mail);
        (_folder, _keepsFolder) = (before?._folder ?? folder ?? Directory.CreateTempSubdirectory("platform-"), folder is not null);
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["Database:Template"] = $"Data Source={Path.Combine(_folder.FullName, "{id}.db")}";
        builder.Configuration["Files:Folder"] = FilesOf(_folder);
        builder.Services.AddHttpConventions();
        builder.AddTenancy();
        builder.AddPlatform();
        builder.AddDemonstration();
        if (withWorker) builder.Services.RunOrganisationJobs();
        services?.Invoke(builder.Services);
        builder.Services.Replace(ServiceDescriptor.Singleton<IOrganisations>(Organisations));
        builder.Services.AddSingleton<IOutgoingMail>(Mail);
        builder.Services.AddSingleton<IStaff>(new TestStaff(Staff, Mailboxes));
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
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.French; // whatever the language of who runs the tests
            return next(context);
        });
        _app.UseRouting(); // endpoints of other kinds of host are dropped, so the organisation comes first
        _app.UseAuthentication();
        _app.UseAuthorization();
        if (isTemplate) _app.MapPlatform();
        else ((IEndpointRouteBuilder)_app).DataSources.Add(Endpoints.Value);
    }

    /// <summary>All that the platform's API answers to.</summary>
    public static IEnumerable<RouteEndpoint> Routes => Endpoints.Value.Endpoints.OfType<RouteEndpoint>();

    public FixedOrganisations Organisations { get; }

    /// <summary>What left the house.</summary>
    public TestMail Mail { get; }

    /// <summary>Who may register dossiers, by account.</summary>
    public List<StaffMember> Staff { get; } = [];

    /// <summary>Who is written to, by what they may do.</summary>
    public List<(string Permission, StaffMailbox Mailbox)> Mailboxes { get; } = [];

    public IServiceProvider Services => _app.Services;

    /// <summary>Of its databases and files.</summary>
    public DirectoryInfo Folder => _folder;

    /// <summary>The key of an account.</summary>
    /// <param name="name">What a client acts as; its role when it names no account.</param>
    public static Guid AccountOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    /// <param name="funded">Gives each platform's fund more money than any test lends; else there is none to pay out.</param>
    /// <param name="folder">Of databases that outlive the host, so that another can go on with them; its own without.</param>
    /// <param name="services">What else it runs.</param>
    public static Task<PlatformHost> Start(bool withWorker = false, bool funded = true, DirectoryInfo? folder = null, Action<IServiceCollection>? services = null) =>
        Begin(new PlatformHost(withWorker, null, folder, services), funded);

    /// <summary>Not started, on databases that are yet to be made.</summary>
    internal static PlatformHost On(DirectoryInfo folder) => new(withWorker: false, folder: folder);

    /// <summary>This process ends, and another one begins on the same databases.</summary>
    public async Task<PlatformHost> Restart(bool withWorker = false, Action<IServiceCollection>? services = null)
    {
        _isSucceeded = true;
        await DisposeAsync();
        return await Begin(new PlatformHost(withWorker, this, services: services), funded: false);
    }

    /// <summary>Where it keeps the files of its organisations.</summary>
    public static string FilesOf(DirectoryInfo folder) => Path.Combine(folder.FullName, "files");

    private static async Task<PlatformHost> Begin(PlatformHost host, bool funded)
    {
        EmptyDatabases.CopyTo(host._folder);
        foreach (var platform in host.Organisations.All.Where(x => x.Kind is HostKind.Platform))
        {
            host.Services.GetRequiredService<Readiness>().Ready(platform.Id);
            if (funded) await host.Run<PlatformDb>(FundCase.Fund, organisation: platform.Id);
        }

        await host._app.StartAsync();
        return host;
    }

    /// <summary>Makes an organisation's tables and serves it.</summary>
    public Task Migrate(Organisation organisation)
    {
        EmptyDatabases.CopyTo(_folder, organisation.Id);
        return MigrateFromNothing(organisation);
    }

    internal async Task MigrateFromNothing(Organisation organisation)
    {
        await Services.GetRequiredService<OrganisationMigrations>().Migrate(organisation, default);
        Services.GetRequiredService<Readiness>().Ready(organisation.Id);
    }

    /// <param name="role">Null: nobody is signed in.</param>
    public HttpClient Client(string? role = null, string organisation = FixedOrganisations.Ism, string? account = null)
    {
        var client = ((TestServer)Services.GetRequiredService<IServer>()).CreateClient();
        client.Timeout = Eventually.Patience;
        if (role is not null) client.DefaultRequestHeaders.Add(RoleHeader, role);
        if (account is not null) client.DefaultRequestHeaders.Add(AccountHeader, account);
        client.DefaultRequestHeaders.Add(OrganisationHeader, organisation);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return client;
    }

    /// <summary>One use case in a scope of its own, as a message or a page would run it.</summary>
    public async Task<TResult> Run<T, TResult>(Func<T, Task<TResult>> run, string? role = null, string organisation = FixedOrganisations.Ism, string? account = null) where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(Organisations.Find(organisation)!);
        var user = scope.ServiceProvider.GetRequiredService<TestUser>();
        (user.Role, user.Account) = (role, account);
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
        if (!_isSucceeded) await _app.StopAsync(); // what works in the background ends before its folder goes; disposing alone would not wait for it
        await _app.DisposeAsync();
        if (_isSucceeded) return;
        foreach (var file in _folder.EnumerateFiles("*.db"))
            using (var connection = new SqliteConnection($"Data Source={file.FullName}")) SqliteConnection.ClearPool(connection);
        if (!_keepsFolder) _folder.Delete(recursive: true);
    }

    /// <summary>The mail server, which can be away.</summary>
    internal sealed class TestMail : IOutgoingMail
    {
        private readonly List<OutgoingMail> _sent = [];

        public IReadOnlyList<OutgoingMail> Sent => _sent;

        public bool IsAway { get; set; }

        /// <summary>Happens once a mail has been taken, before the sender hears of it.</summary>
        public Action? AfterTaking { get; set; }

        public bool Takes(string address) => !address.Contains(".@", StringComparison.Ordinal);

        public Task Send(OutgoingMail mail, CancellationToken ct)
        {
            if (IsAway) throw new IOException("The mail server is away.");
            _sent.Add(mail);
            AfterTaking?.Invoke();
            ct.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        }
    }

    private sealed class TestStaff(List<StaffMember> staff, List<(string Permission, StaffMailbox Mailbox)> mailboxes) : IStaff
    {
        /// <summary>Without more said, one account for each role, as clients have.</summary>
        public Task<IReadOnlyList<StaffMember>> Holding(string permission, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<StaffMember>>(permission == Permissions.RegisterApplications && staff.Count > 0
                ? staff
                : [.. Permissions.Grants.Where(x => x.Permissions.Contains(permission)).Select(x => new StaffMember(AccountOf(x.Role), x.Role))]);

        public Task<IReadOnlyList<StaffMember>> Everybody(CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<StaffMember>>([.. staff, .. Roles.Of(HostKind.Platform).Where(x => x != Roles.Entrepreneur).Select(x => new StaffMember(AccountOf(x), x))]);

        public Task<IReadOnlyList<StaffMailbox>> Mailboxes(string permission, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<StaffMailbox>>([.. mailboxes.Where(x => x.Permission == permission).Select(x => x.Mailbox)]);
    }

    /// <summary>Somebody with one role; permissions are what the module grants to it.</summary>
    private sealed class TestUser(IEnumerable<RoleGrant> grants) : ICurrentUser
    {
        public string? Role { get; set; }

        public string? Account { get; set; }

        public Guid? AccountId => (Account ?? Role) is { } name and not Machine ? AccountOf(name) : null;

        public string Name => Account ?? Role ?? "nobody";

        public bool May(string permission) => grants.Any(x => x.Role == Role && x.Permissions.Contains(permission));

        public bool Has(string role) => role == Role;
    }

    private sealed class TestAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TestUser user)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[RoleHeader].ToString() is not { Length: > 0 } role) return Task.FromResult(AuthenticateResult.NoResult());
            user.Role = role;
            user.Account = Request.Headers[AccountHeader].ToString() is { Length: > 0 } account ? account : null;
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
