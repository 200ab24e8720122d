using System.Net;
using System.Net.WebSockets;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Isolation;

/// <summary>Lasting connections of people who aren't signed in are counted (TENANCY 21).</summary>
public sealed class CircuitLimitsTests
{
    [Test]
    public async Task Beyond_its_number_an_address_opens_no_more_circuits_until_one_is_closed()
    {
        await using var host = await RunningHost.Start(settings: new Dictionary<string, string?> { ["Limits:AnonymousCircuitsPerAddress"] = "3" });
        var open = new List<ClientWebSocket>();
        for (var n = 0; n < 3; n++) open.Add((await Connect(host, "larache")).Socket);
        Assert.That(open.Select(x => x.State), Is.All.EqualTo(WebSocketState.Open));

        Assert.That((await Connect(host, "larache")).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        using (var http = host.Client("larache"))
        using (var asked = await http.PostAsync(new Uri("_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null))
        {
            Assert.That(asked.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(asked.Headers.RetryAfter, Is.Not.Null);
            Assert.That(await asked.Content.ReadAsStringAsync(), Does.Contain("circuits-busy"));
        }

        Assert.That((await Connect(host, "oriental")).Status, Is.EqualTo(HttpStatusCode.SwitchingProtocols), "another organisation's are its own");
        using (var member = await Visitor.SignedIn(host, "larache", "tresorier"))
        using (var asked = await member.Http.PostAsync(new Uri("_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null))
            Assert.That(asked.StatusCode, Is.EqualTo(HttpStatusCode.OK), "who is signed in isn't counted");

        open[0].Abort();
        await Eventually.Holds(async () => (await Connect(host, "larache")).Status is HttpStatusCode.SwitchingProtocols, "there is room again");
        foreach (var socket in open) socket.Dispose();
    }

    private static async Task<(ClientWebSocket Socket, HttpStatusCode Status)> Connect(RunningHost host, string label)
    {
        var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        using var invoker = new HttpMessageInvoker(RunningHost.Loopback(false), disposeHandler: false);
        try
        {
            await socket.ConnectAsync(new UriBuilder(host.Address(label)) { Scheme = "ws", Path = "_blazor" }.Uri, invoker, default);
        }
        catch (WebSocketException)
        {
            // Its status is what is looked at.
        }

        return (socket, socket.HttpStatusCode);
    }
}
