using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Resolution;

/// <summary>Whatever stands in the Host header: an organisation by its exact name, or one fixed 404 without cookie (TENANCY 1 to 5).</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class HostileHostsTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await ReadingHost.Get();

    [TestCase("souss-massa.localhost")]
    [TestCase("SOUSS-MASSA.LocalHost")]
    [TestCase("souss-massa.localhost.")]
    [TestCase("souss-massa.localhost:5080")]
    public async Task The_exact_host_answers(string host) => Assert.That((await Ask(host)).Status, Is.EqualTo(200));

    /// <summary>Some programs write a name out with the dot that ends it: sign-in, the cookie's guard and tokens answer there as they do without.</summary>
    [Test]
    public async Task A_final_dot_makes_no_other_host()
    {
        var address = new UriBuilder(_host.Address("souss-massa")) { Host = "souss-massa.localhost." }.Uri;
        using var visitor = new Visitor(_host, "souss-massa", address);
        await visitor.SignIn("charge@souss-massa.example");
        using var change = new HttpRequestMessage(HttpMethod.Put, new Uri("api/account", UriKind.Relative)) { Content = JsonContent.Create(new { name = "Salma Idrissi", language = "fr" }) };
        change.Headers.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        using var changed = await visitor.Http.SendAsync(change);
        var discovery = await visitor.Http.GetFromJsonAsync<JsonElement>(new Uri(".well-known/openid-configuration", UriKind.Relative));

        Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(discovery.GetProperty("issuer").GetString(), Is.EqualTo(_host.Address("souss-massa").ToString()));
    }

    [TestCase("souss-massa.evil.example")]
    [TestCase("souss-massa.localhost.evil.example")]
    [TestCase("evil.souss-massa.localhost")]
    [TestCase("souss-massalocalhost")]
    [TestCase("souss-massa.localhost..")]
    [TestCase("souss-massa.localhost:99999")]
    [TestCase("souss-massa.localhost:port")]
    [TestCase("souss-massa@localhost")]
    [TestCase("souss_massa.localhost")]
    [TestCase("xn--a.localhost")]
    [TestCase("XN--SOUSS-MASSA.localhost")]
    [TestCase("casablanca-settat.localhost")]
    [TestCase("127.0.0.1")]
    [TestCase("[::1]")]
    [TestCase("unknown.localhost")]
    [TestCase("")]
    public async Task Anything_else_is_one_fixed_404_without_cookie(string host)
    {
        var (status, headers, body) = await Ask(host);
        if (status == 400) return; // what Kestrel itself calls malformed never reaches us
        var (_, _, known) = await Ask("unknown.localhost");

        Assert.That(status, Is.EqualTo(404));
        Assert.That(body, Is.EqualTo(known));
        Assert.That(headers, Does.Not.Contain("Set-Cookie").IgnoreCase);
    }

    [Test]
    public async Task Forwarded_headers_query_and_cookie_never_override_the_host()
    {
        var (status, _, _) = await Ask("unknown.localhost", "X-Forwarded-Host: souss-massa.localhost\r\nX-Original-Host: souss-massa.localhost\r\nX-Tenant: ism\r\nCookie: tenant=ism\r\n", "/sign-in?tenant=ism");

        Assert.That(status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_forged_host_does_not_open_the_management_pages()
    {
        foreach (var host in new[] { $"127.0.0.1:{_host.ManagementPort}", "localhost", "souss-massa.localhost", "alliance.localhost" })
            foreach (var path in new[] { "/metrics", "/health/live", "/health/ready", "/jobs" })
                Assert.That((await Ask(host, path: path)).Status, Is.EqualTo(404).Or.EqualTo(400), $"{host}{path}");
    }

    [Test]
    public async Task The_management_port_needs_no_organisation_and_serves_none()
    {
        using var management = _host.ManagementClient();
        using var live = await management.GetAsync(new Uri("health/live", UriKind.Relative));
        using var ready = await management.GetAsync(new Uri("health/ready", UriKind.Relative));
        var metrics = await management.GetStringAsync(new Uri("metrics", UriKind.Relative));
        var jobs = await management.GetStringAsync(new Uri("jobs", UriKind.Relative));

        Assert.That(live.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(jobs, Does.StartWith("["));
        Assert.That(metrics, Does.Contain("organisation=\"ism\"").And.Not.Contain("evil"));
        Assert.That((await Ask("souss-massa.localhost", path: "/sign-in", port: _host.ManagementPort)).Status, Is.EqualTo(404));
    }

    /// <summary>A request typed by hand: HttpClient would mend the header before sending it.</summary>
    private async Task<(int Status, string Headers, string Body)> Ask(string host, string more = "", string path = "/api/figures", int? port = null)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port ?? _host.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host}\r\n{more}Connection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var answer = await reader.ReadToEndAsync();
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), answer[..end], answer[end..]);
    }
}
