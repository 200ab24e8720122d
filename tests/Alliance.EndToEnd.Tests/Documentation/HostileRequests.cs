using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Alliance.EndToEnd.Tests.Documentation;

/// <summary>Requests to one operation of a description, in each of which one thing is hostile and the rest plausible.</summary>
internal sealed class HostileRequests(
    JsonElement document, string path, string method, JsonElement operation, IReadOnlyDictionary<string, string> keys, Random random)
{
    private const string Json = "application/json";

    private readonly HostileValues _values = new(document, random);
    private readonly List<JsonElement> _parameters = operation.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray()] : [];
    private readonly JsonElement? _body = operation.TryGetProperty("requestBody", out var body) ? body.GetProperty("content") : null;

    /// <summary>One without anything hostile.</summary>
    public HttpRequestMessage Plain() => Request(hostile: -1, _body is null ? null : PlainBody(), Type());

    public HttpRequestMessage Next(string[] types)
    {
        var places = _parameters.Count + (_body is null ? 0 : _parameters.Count + 3); // bodies are where most can be wrong
        var place = places == 0 ? -1 : random.Next(places);
        if (place < _parameters.Count) return Request(place, _body is null ? null : PlainBody(), Type());
        return random.Next(8) == 0
            ? Request(-1, PlainBody(), types[random.Next(types.Length)])
            : Request(-1, HostileBody(), Type());
    }

    private string Type() => _body is { } content && !content.TryGetProperty(Json, out _) ? content.EnumerateObject().First().Name : Json;

    private string PlainBody() => _body is { } content && content.TryGetProperty(Json, out var json) && json.TryGetProperty("schema", out var schema)
        ? _values.Plausible(schema)?.ToJsonString() ?? "null" : "date;label;amount\n2023-06-01;Virement;10,00\n";

    private string HostileBody() => _body is { } content && content.TryGetProperty(Json, out var json) && json.TryGetProperty("schema", out var schema)
        ? random.Next(10) == 0 ? "{" : _values.Body(schema)
        : random.Next(3) == 0 ? "<a><b/></a>" : _values.AnyText();

    private HttpRequestMessage Request(int hostile, string? body, string type)
    {
        var address = new StringBuilder(path);
        var query = new List<string>();
        var headers = new List<(string, string)>();
        foreach (var (index, parameter) in _parameters.Index())
        {
            var (name, place, schema) = (parameter.GetProperty("name").GetString()!, parameter.GetProperty("in").GetString(), parameter.GetProperty("schema"));
            var value = index == hostile ? _values.Text(schema) : Plausible(name, schema);
            if (place == "path") address.Replace($"{{{name}}}", Escaped(value.Length == 0 ? "%" : value));
            else if (place == "header") headers.Add((name, index == hostile ? value : Guid.NewGuid().ToString()));
            else if (index == hostile || parameter.TryGetProperty("required", out var required) && required.GetBoolean()) query.Add($"{name}={Escaped(value)}");
        }

        if (query.Count > 0) address.Append('?').AppendJoin('&', query);
        var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), new Uri(address.ToString().TrimStart('/'), UriKind.Relative));
        foreach (var (name, value) in headers.Where(x => x.Item2.All(y => y is >= ' ' and < '\x7F'))) request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return request;
    }

    private string Plausible(string name, JsonElement schema) =>
        name == "id" && keys.FirstOrDefault(x => path.StartsWith($"/api/{x.Key}/", StringComparison.Ordinal)).Value is { } key ? key : _values.Plausible(schema)?.ToString() ?? "";

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
