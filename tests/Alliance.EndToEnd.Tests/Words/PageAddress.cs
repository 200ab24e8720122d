using System.Text.RegularExpressions;
using Alliance.Kernel;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;

namespace Alliance.EndToEnd.Tests.Words;

/// <summary>Where a page is found: its route, as a pattern of addresses.</summary>
internal sealed partial record PageAddress(string Route, HostKind Kinds)
{
    private readonly Regex _pattern = new($"^{Parameter().Replace(Route.TrimStart('/'), x => x.Groups[1].Value switch { "guid" => "[0-9a-f-]{36}", "int" => "[0-9]+", _ => "[^/]+" })}$");

    public bool HasParameters => Route.Contains('{', StringComparison.Ordinal);

    /// <param name="address">Without leading slash.</param>
    public bool Matches(string address) => _pattern.IsMatch(address.Split('?')[0]);

    /// <summary>Every page that the running service maps.</summary>
    public static IReadOnlyList<PageAddress> All(IEnumerable<EndpointDataSource> sources) =>
    [
        .. sources.SelectMany(x => x.Endpoints).OfType<RouteEndpoint>().Where(x => x.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(x => new PageAddress(x.RoutePattern.RawText!, x.Metadata.GetMetadata<AnswersOnAttribute>()!.Kinds)),
    ];

    [GeneratedRegex(@"\{\w+(?::(\w+))?\}")] private static partial Regex Parameter();
}
