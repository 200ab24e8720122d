using System.Text.Json.Nodes;
using Alliance.Tenancy;
using Alliance.Tenancy.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alliance.Platform.Tests;

/// <summary>A platform's file, as the registry reads it with this module.</summary>
internal static class PlatformFile
{
    private static readonly OrganisationParser Parser = BuildParser();

    /// <summary>A file with this section, accepted or refused.</summary>
    public static OrganisationFile With(string section, string settings) => Parser.Parse("ism.json", new JsonObject
    {
        ["id"] = "ism",
        ["label"] = "souss-massa",
        ["name"] = "Initiative Souss-Massa",
        ["kind"] = "platform",
        ["status"] = "active",
        ["territory"] = new JsonObject { ["region"] = "MA-09" },
        [section] = JsonNode.Parse(settings),
    }.ToJsonString());

    private static OrganisationParser BuildParser()
    {
        var host = Host.CreateEmptyApplicationBuilder(new());
        host.AddTenancy();
        host.AddPlatform();
        return host.Services.BuildServiceProvider().GetRequiredService<OrganisationParser>();
    }
}
