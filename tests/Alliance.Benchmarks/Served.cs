using System.Globalization;
using System.Net;
using Alliance.Contracts.Platform;
using Alliance.Federation;
using Alliance.Federation.Figures;
using Alliance.Kernel;
using Alliance.Tenancy;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alliance.Benchmarks;

/// <summary>The child process: one of the compared applications, and what it has spent on the next port.</summary>
internal static class Served
{
    public static async Task<int> Run(string[] served)
    {
        var port = int.Parse(served[0], CultureInfo.InvariantCulture);
        using var folder = new BenchmarkFolder();
        if (served[1] == "pages")
        {
            await using var held = Spent(port + 1);
            await held.StartAsync();
            await ServedPages.Run(port, folder);
            return 0;
        }

        await using var app = served[1] switch
        {
            "plain" => Plain(port),
            "tenancy" => await Tenancy(port, folder, int.Parse(served[2], CultureInfo.InvariantCulture)),
            "national" => await National(port, folder, int.Parse(served[2], CultureInfo.InvariantCulture)),
            var other => throw new ArgumentException($"Nothing is called '{other}'."),
        };
        await app.StartAsync();
        await using var spent = Spent(port + 1);
        await spent.StartAsync();
        Console.WriteLine("serving");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Routing, an endpoint that asks a scoped service, and nothing about organisations: the floor.</summary>
    private static WebApplication Plain(int port)
    {
        var host = Builder(port);
        host.Services.AddScoped<Scoped>();
        host.Services.AddHttpContextAccessor(); // data protection per organisation needs it, as does any application with accounts: it is no cost of resolution
        var app = host.Build();
        app.MapGet("/", (Scoped scoped) => TypedResults.Text(scoped.Text));
        return app;
    }

    private static async Task<WebApplication> Tenancy(int port, BenchmarkFolder folder, int organisations)
    {
        folder.WriteOrganisations(organisations);
        var host = Builder(port, folder.Settings);
        host.AddTenancy();
        host.Services.AddScoped<Scoped>();
        var app = host.Build();
        await BenchmarkFolder.LoadRegistry(app.Services);
        app.UseTenancy();
        app.UseRouting(); // after tenancy, or endpoints would be chosen before it is known whose request this is
        app.MapGet("/", (Scoped scoped) => TypedResults.Text(scoped.Text)).WithMetadata(new AnswersOnAttribute(HostKind.Platform));
        return app;
    }

    /// <summary>Figures of as many platforms, stored as if they had been announced; and an endpoint that returns the same bytes.</summary>
    private static async Task<WebApplication> National(int port, BenchmarkFolder folder, int platforms)
    {
        folder.WriteOrganisations(platforms);
        var host = Builder(port, folder.Settings);
        host.Services.AddHttpConventions();
        host.Services.AddAuthentication();
        host.Services.AddAuthorization();
        host.AddTenancy();
        host.AddFederation();
        // Reconciliation would write to a thousand platforms; what is measured is reading.
        host.Services.RemoveAll<IHostedService>();
        host.Services.AddHealthChecks();
        var app = host.Build();
        await BenchmarkFolder.LoadRegistry(app.Services);
        await Announce(app.Services, platforms);

        app.UseTenancy();
        app.UseRouting();
        app.UseAuthorization();
        app.MapFederation();
        byte[]? bytes = null;
        app.MapGet("/plain", async (PrepareFigures figures, IBusinessDate business, HttpContext context) =>
        {
            bytes ??= await Bytes(figures, business.Today, context.RequestServices);
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes);
        }).WithMetadata(new AnswersOnAttribute(HostKind.Alliance)).AllowAnonymous();
        return app;
    }

    private static async Task Announce(IServiceProvider services, int platforms)
    {
        var alliance = services.GetRequiredService<IOrganisations>().Find("aim")!;
        await services.GetRequiredService<OrganisationMigrations>().Migrate(alliance, default);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(alliance);
        var db = scope.ServiceProvider.GetRequiredService<FederationDb>();
        var today = scope.ServiceProvider.GetRequiredService<IBusinessDate>().Today;
        for (var n = 0; n < platforms; n++)
        {
            var month = new MonthlyFigures { PlatformId = $"p{n}", Month = new DateOnly(today.Year, today.Month, 1) };
            var figures = new FigureSet { [Indicators.EnterprisesFinanced] = n, [Indicators.CapitalDue] = 200, [Indicators.CapitalReceived] = 150 };
            month.Replace(new(month.Month, today, 1, [FigureCell.Total(figures)]), DateTime.UnixEpoch);
            db.Add(month);
        }

        await db.SaveChangesAsync();
    }

    private static async Task<byte[]> Bytes(PrepareFigures figures, DateOnly today, IServiceProvider services)
    {
        var copy = new DefaultHttpContext { RequestServices = services, Response = { Body = new MemoryStream() } };
        await (await figures.Handle(today)).ExecuteAsync(copy);
        return ((MemoryStream)copy.Response.Body).ToArray();
    }

    private static WebApplication Spent(int port)
    {
        var app = Builder(port).Build();
        app.MapGet("/", () =>
        {
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            return new { cpu = process.TotalProcessorTime.Ticks, bytes = GC.GetTotalAllocatedBytes(precise: true) };
        });
        app.MapGet("/managed", () =>
        {
            for (var n = 0; n < 3; n++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            return GC.GetTotalMemory(forceFullCollection: true);
        });
        return app;
    }

    private static WebApplicationBuilder Builder(int port, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var host = WebApplication.CreateSlimBuilder();
        host.Configuration.AddInMemoryCollection(settings ?? []);
        host.Logging.ClearProviders();
        host.WebHost.UseKestrelCore().ConfigureKestrel(x => x.Listen(IPAddress.Loopback, port));
        return host;
    }

    private sealed class Scoped
    {
        public string Text { get; } = "Hello";
    }
}
