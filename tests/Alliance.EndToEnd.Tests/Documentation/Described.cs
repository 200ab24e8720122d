using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Documentation;

/// <summary>One running service for all tests of its description.</summary>
[SetUpFixture]
internal sealed class Described
{
    /// <summary>Name of each document, and an organisation that serves it.</summary>
    public static readonly (string Name, string Label)[] Documents = [("platform", "el-hajeb"), ("alliance", "alliance")];

    public static RunningHost Host { get; private set; } = null!;

    [OneTimeSetUp]
    public static async Task Start() => Host = await RunningHost.Start(settings: new Dictionary<string, string?>
    {
        ["Identity:Attempts:Mails"] = "100000",
    });

    [OneTimeTearDown]
    public static async Task Stop() => await Host.DisposeAsync();

    public static async Task<JsonElement> Read(string name)
    {
        using var client = Host.Client(Documents.Single(x => x.Name == name).Label);
        return await client.GetFromJsonAsync<JsonElement>(new Uri($"openapi/{name}.json", UriKind.Relative));
    }

    /// <summary>Each operation with its path and method.</summary>
    public static IEnumerable<(string Path, string Method, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Value.TryGetProperty("responses", out _)
        select (path.Name, operation.Name, operation.Value);
}
