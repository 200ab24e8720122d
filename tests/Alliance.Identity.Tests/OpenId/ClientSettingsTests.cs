using System.Text.Json.Nodes;
using Alliance.Tenancy;
using Alliance.Tenancy.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Identity.Tests.OpenId;

/// <summary>The section <c>clients</c> of an organisation's file: what would stop the organisation later is refused at once.</summary>
public sealed class ClientSettingsTests
{
    private static readonly OrganisationParser Parser = BuildParser();

    [TestCase("""{ "id": "cli", "name": "Cli", "type": "public", "redirectUris": ["http://127.0.0.1/callback"], "roles": [] }""")]
    [TestCase("""{ "id": "reports", "name": "Reports", "type": "confidential", "secret": "Secrets:Reports", "roles": ["auditor"] }""")]
    public void A_client_is_accepted(string client) => Assert.That(Reason(client), Is.Null);

    [TestCase("""{ "id": "cli", "name": "Cli" }""", "'clients[0].type' is missing")]
    [TestCase("""{ "id": "Cli", "name": "Cli", "type": "public" }""", "'clients[0].id' has lower-case letters, digits, and . _ -")]
    [TestCase("""{ "id": "cli\n", "name": "Cli", "type": "public" }""", "'clients[0].id' has lower-case letters, digits, and . _ -")]
    [TestCase("""{ "id": "cli", "name": "Cli", "type": "secret" }""", "'clients[0].type' is one of public, confidential")]
    [TestCase("""{ "id": "cli", "name": "Cli", "type": "public", "redirectUri": "x" }""", "did you mean 'redirectUris'?")]
    [TestCase("""{ "id": "cli", "name": "Cli", "type": "public", "redirectUris": ["callback"] }""", "'clients': cli has the address callback, which is not a whole one.")]
    [TestCase("""{ "id": "reports", "name": "Reports", "type": "confidential" }""", "'clients': reports is confidential and names no secret.")]
    public void A_client_that_cannot_work_is_refused(string client, string reason) => Assert.That(Reason(client), Does.Contain(reason));

    private static string? Reason(string client) => Parser.Parse("aim.json", new JsonObject
    {
        ["id"] = "aim",
        ["label"] = "alliance",
        ["name"] = "Alliance",
        ["kind"] = "alliance",
        ["status"] = "active",
        ["clients"] = new JsonArray(JsonNode.Parse(client)),
    }.ToJsonString()).Reason;

    private static OrganisationParser BuildParser()
    {
        var host = WebApplication.CreateBuilder();
        host.AddTenancy();
        host.AddIdentity();
        return host.Services.BuildServiceProvider().GetRequiredService<OrganisationParser>();
    }
}
