using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.EndToEnd.Tests.Isolation;

/// <summary>Every endpoint of the running service × nobody, a user of this organisation, a user of another; with cookie and with bearer. A new endpoint is covered the day it appears.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed partial class IsolationMatrixTests
{
    private const string Here = "souss-massa";
    private const string Elsewhere = "oriental";

    /// <summary>The framework's own, for assets added since the build; it says nowhere that it answers, so it doesn't.</summary>
    private const string NewAssetsInDevelopment = "Fallback {**path:file}";

    private RunningHost _host = null!;
    private Visitor _own = null!, _foreign = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await RunningHost.Start();
        _own = await Visitor.SignedIn(_host, Here, "administration");
        _foreign = await Visitor.SignedIn(_host, Elsewhere, "administration");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _own.Dispose();
        _foreign.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public void Every_endpoint_says_where_it_answers_and_who_may_come()
    {
        var silent = Endpoints(_host).Where(x =>
            x.Metadata.GetMetadata<AnswersOnAttribute>() is null
            || (x.Metadata.GetMetadata<IAllowAnonymous>() is null && x.Metadata.GetOrderedMetadata<IAuthorizeData>().Count == 0));

        Assert.That(silent.Select(x => x.DisplayName), Is.Empty);
    }

    [Test]
    public async Task Without_a_user_nothing_but_what_is_open_to_all_answers()
    {
        using var nobody = _host.Client(Here);

        await Assert.MultipleAsync(async () =>
        {
            foreach (var (endpoint, method, path) in Closed())
                Assert.That(await Status(nobody, endpoint, method, path), Is.AnyOf(401, 302, 403), $"{method} {path} ({endpoint.DisplayName})");
        });
    }

    [Test]
    public async Task A_cookie_of_another_organisation_is_worth_nothing()
    {
        var stolen = CookieHeader(_foreign, Elsewhere);
        Assert.That(stolen, Does.Contain("alliance"), "there is a session to replay");

        using var thief = _host.Client(Here);
        thief.DefaultRequestHeaders.Add("Cookie", stolen);
        await Assert.MultipleAsync(async () =>
        {
            foreach (var (endpoint, method, path) in Closed())
                Assert.That(await Status(thief, endpoint, method, path), Is.AnyOf(401, 302, 403), $"{method} {path} ({endpoint.DisplayName})");
        });
    }

    [Test]
    public async Task A_bearer_token_of_another_organisation_is_worth_nothing()
    {
        using var thief = _host.Client(Here);
        thief.DefaultRequestHeaders.Authorization = new("Bearer", await Bearers.Of(_host, Elsewhere, "administration"));
        await Assert.MultipleAsync(async () =>
        {
            foreach (var (endpoint, method, path) in Closed())
                Assert.That(await Status(thief, endpoint, method, path), Is.AnyOf(401, 302), $"{method} {path} ({endpoint.DisplayName})");
        });
    }

    [Test]
    public async Task A_user_of_this_organisation_is_known_on_every_endpoint([Values("cookie", "bearer")] string by)
    {
        using var machine = _host.Client(Here);
        machine.DefaultRequestHeaders.Authorization = new("Bearer", await Bearers.Of(_host, Here, "administration"));
        var client = by == "cookie" ? _own.Http : machine;

        await Assert.MultipleAsync(async () =>
        {
            foreach (var (endpoint, method, path) in Closed().Where(x => x.Path.StartsWith("/api/", StringComparison.Ordinal)))
                Assert.That(await Status(client, endpoint, method, path), Is.Not.EqualTo(401), $"{method} {path} ({endpoint.DisplayName})");
        });
    }

    [Test]
    public async Task What_belongs_to_another_kind_of_host_is_not_there()
    {
        using var onTheAlliance = await Visitor.SignedIn(_host, "alliance", "administration");
        var onlyPlatforms = Requests(x => x is HostKind.Platform).Where(x => !AlsoOn(HostKind.Alliance, x)).ToArray();
        Assert.That(onlyPlatforms, Is.Not.Empty);

        await Assert.MultipleAsync(async () =>
        {
            foreach (var (endpoint, method, path) in onlyPlatforms)
                Assert.That(await Status(onTheAlliance.Http, endpoint, method, path), Is.EqualTo(404), $"{method} {path} ({endpoint.DisplayName})");
        });
    }

    [Test]
    public async Task No_endpoint_breaks_on_what_it_does_not_expect()
    {
        await Assert.MultipleAsync(async () =>
        {
            foreach (var (endpoint, method, path) in Requests(x => x.HasFlag(HostKind.Platform)))
                foreach (var body in new[] { "", "{", "[]", "null", """{"amount":-1}""", """{"amount":1e400}""" })
                    Assert.That(await Status(_own.Http, endpoint, method, path, body), Is.LessThan(500), $"{method} {path} with '{body}' ({endpoint.DisplayName})");
        });
    }

    private IEnumerable<(RouteEndpoint Endpoint, string Method, string Path)> Closed() =>
        Requests(x => x.HasFlag(HostKind.Platform)).Where(x => x.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null);

    private IEnumerable<(RouteEndpoint Endpoint, string Method, string Path)> Requests(Func<HostKind, bool> wanted) =>
        from endpoint in Endpoints(_host)
        where wanted(endpoint.Metadata.GetMetadata<AnswersOnAttribute>()!.Kinds)
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method is "GET" or "POST" or "PUT" or "PATCH" or "DELETE"
        select (endpoint, method, PathOf(endpoint));

    private bool AlsoOn(HostKind kind, (RouteEndpoint Endpoint, string Method, string Path) request) =>
        Requests(x => x.HasFlag(kind)).Any(x => x.Path.TrimEnd('/') == request.Path.TrimEnd('/'));

    private static IEnumerable<RouteEndpoint> Endpoints(RunningHost host) =>
        host.Services.GetServices<EndpointDataSource>().SelectMany(x => x.Endpoints).OfType<RouteEndpoint>()
            .Where(x => x.RoutePattern.RawText?.TrimStart('/').StartsWith('_') is not true
                && x.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null
                && x.DisplayName != NewAssetsInDevelopment);

    /// <summary>The route with an unknown key in every place: what a stranger could guess.</summary>
    private static string PathOf(RouteEndpoint endpoint) =>
        "/" + Parameters().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), x =>
            x.Value.Contains("documentName", StringComparison.Ordinal) ? "platform"
            : x.Value.Contains(":int", StringComparison.Ordinal) ? "2023" : Guid.CreateVersion7().ToString());

    /// <summary>What an endpoint takes is sent to it, so that nothing but the right is in question.</summary>
    private static async Task<int> Status(HttpClient client, RouteEndpoint endpoint, string method, string path, string body = "{}")
    {
        var type = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var accepted, ..] ? accepted : "application/json";
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (method is not "GET") request.Content = new StringContent(body, new MediaTypeHeaderValue(type));
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private string CookieHeader(Visitor visitor, string label) => visitor.Cookies.GetCookieHeader(_host.Address(label));

    [GeneratedRegex(@"\{[^{}]*(\{[^{}]*\}[^{}]*)*\}")]
    private static partial Regex Parameters();
}
