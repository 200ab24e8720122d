using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alliance.EndToEnd.Tests.Resolution;

/// <summary>A network reached by HTTPS whose proxy was forgotten in the settings: it says so at its start and to whoever asks, instead of failing here and there.</summary>
public sealed class PlainHttpTests
{
    private const string Missing = "Proxies lists none";

    [Test]
    public async Task Without_a_listed_proxy_every_request_is_told_why_it_is_refused()
    {
        using var folder = HostFolder.AsShipped("alliance.json");
        using var log = new KeptLog();
        await using var host = await RunningHost.Start(folder, Settings(), x => x.AddSingleton<ILoggerProvider>(log));
        using var client = host.Client("alliance");

        Assert.That(log.Said, Has.Some.Contain(Missing));
        foreach (var path in new[] { "", "sign-in", "connect/authorize", "api/figures", "connect/token" })
        {
            using var request = new HttpRequestMessage(path == "connect/token" ? HttpMethod.Post : HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Accept", "text/html");
            request.Headers.Add("X-Forwarded-Proto", "https"); // said by nobody we know
            using var answer = await client.SendAsync(request);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MisdirectedRequest), path);
            Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString(), Is.EqualTo("not-https"));
        }
    }

    [Test]
    public async Task Behind_a_listed_one_it_serves()
    {
        using var folder = HostFolder.AsShipped("alliance.json");
        using var log = new KeptLog();
        await using var host = await RunningHost.Start(folder, Settings("127.0.0.1"), x => x.AddSingleton<ILoggerProvider>(log));
        using var client = host.Client("alliance");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var answer = await client.GetAsync(new Uri("sign-in", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(log.Said, Has.None.Contain(Missing));
    }

    private static Dictionary<string, string?> Settings(string? proxy = null) => new() { ["Network:Scheme"] = "https", ["Proxies:0"] = proxy };

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Enqueue(formatter(state, exception));

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
