using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Documentation;

/// <summary>Whatever is sent to an endpoint that the description knows, it answers by a refusal: nothing from outside is our fault (5xx).</summary>
/// <remarks>Twenty values each in the suite; as many as <c>ALLIANCE_HOSTILE_VALUES</c> says in a run by hand (docs/how-to.md).</remarks>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class HostileInputTests
{
    private const int Usual = 20;
    private static readonly string[] Types = ["application/json", "application/json; charset=x-unknown", "application/json; charset=utf-7", "application/json; charset=utf-16", "text/plain; charset=\"\"", "application/xml", "multipart/form-data", "/"];

    private static int Values => int.TryParse(Environment.GetEnvironmentVariable("ALLIANCE_HOSTILE_VALUES"), CultureInfo.InvariantCulture, out var asked) ? asked : Usual;

    [TestCase("platform", "directeur", "tresorier", "charge", "administration")]
    [TestCase("alliance", "administration", "analyste")]
    public async Task Nothing_that_is_sent_is_our_fault(string name, params string[] people)
    {
        var document = await Described.Read(name);
        var label = Described.Documents.Single(x => x.Name == name).Label;
        var bearers = await Task.WhenAll(people.Select(x => Bearers.Of(Described.Host, label, x)));
        var keys = await Keys(label, bearers);
        var faults = new ConcurrentBag<string>();
        var sent = 0;

        await Parallel.ForEachAsync(Described.Operations(document).Index(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (numbered, ct) =>
        {
            var (index, (path, method, operation)) = numbered;
            using var client = Described.Host.Client(label);
            var requests = new HostileRequests(document, path, method, operation, keys, new Random(index));
            var bearer = await MayCall(client, requests, bearers, ct);
            for (var i = 0; i < Values; i++)
            {
                using var request = requests.Next(Types);
                request.Headers.Authorization = new("Bearer", bearer);
                var told = await Told(request, ct);
                Interlocked.Increment(ref sent);
                using var answer = await client.SendAsync(request, ct);
                if ((int)answer.StatusCode >= 500) faults.Add($"{(int)answer.StatusCode} {told}");
            }
        });

        await TestContext.Out.WriteLineAsync($"{name}: {sent} requests, {faults.Count} faults");
        Assert.That(sent, Is.EqualTo(Described.Operations(document).Count() * Values));
        Assert.That(faults, Is.Empty);
    }

    /// <summary>Somebody whom the endpoint lets in, so that the values get past the door.</summary>
    private static async Task<string> MayCall(HttpClient client, HostileRequests requests, string[] bearers, CancellationToken ct)
    {
        foreach (var bearer in bearers)
        {
            using var request = requests.Plain();
            request.Headers.Authorization = new("Bearer", bearer);
            using var answer = await client.SendAsync(request, ct);
            if ((int)answer.StatusCode is not 403) return bearer;
        }

        return bearers[0];
    }

    /// <summary>Keys of things that are there, by the collection that they are in: an unknown one ends at 404 before anything is looked at.</summary>
    private static async Task<Dictionary<string, string>> Keys(string label, string[] bearers)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (collection, bearer) in new[] { "loans", "applications", "accounts", "proposals", "statements", "fund/agreements" }.SelectMany(_ => bearers, (x, y) => (x, y)))
        {
            using var client = Described.Host.Client(label);
            client.DefaultRequestHeaders.Authorization = new("Bearer", bearer);
            using var answer = await client.GetAsync(new Uri($"api/{collection}", UriKind.Relative));
            if (answer.IsSuccessStatusCode && FirstKey(await answer.Content.ReadFromJsonAsync<JsonElement>()) is { } key) keys.TryAdd(collection, key);
        }

        return keys;
    }

    private static string? FirstKey(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Array => answer.EnumerateArray().Select(FirstKey).FirstOrDefault(x => x is not null),
        JsonValueKind.Object when answer.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String => id.GetString(),
        JsonValueKind.Object => answer.EnumerateObject().Where(x => x.Value.ValueKind is JsonValueKind.Array).Select(x => FirstKey(x.Value)).FirstOrDefault(x => x is not null),
        _ => null,
    };

    private static async Task<string> Told(HttpRequestMessage request, CancellationToken ct)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsByteArrayAsync(ct) is var bytes ? Encoding.UTF8.GetString(bytes) : "";
        return $"{request.Method} {request.RequestUri} {request.Content?.Headers.ContentType} {body[..Math.Min(600, body.Length)]}";
    }
}
