using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Tenancy.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.EndToEnd.Tests.Onboarding;

/// <summary>A region joins by configuration alone, while the service runs; whatever happens to its file, the others never notice.</summary>
/// <remarks>How soon is measured by the benchmarks (goal: 3 s), where the machine isn't busy with other tests.</remarks>
public sealed class OnboardingTests
{
    [Test]
    public async Task A_region_turned_active_answers_breaks_and_is_suspended_while_the_others_never_notice()
    {
        await using var host = await RunningHost.Start();
        using var others = OthersWatch.Over(host);
        var file = host.Folder.FileOf("casablanca-settat.json");
        using var client = host.Client("casablanca-settat");
        Assert.That(await Status(client), Is.EqualTo(HttpStatusCode.NotFound), "onboarding: its host doesn't exist yet");

        Rewrite(file, x => x["status"] = "active");
        await Eventually.Becomes(() => Status(client), HttpStatusCode.OK);

        await File.WriteAllTextAsync(file, "{ \"id\": \"ics\", ");
        var registry = host.Services.GetRequiredService<OrganisationRegistry>();
        await Eventually.Holds(() => registry.Problems.Any(x => Path.GetFileName(x.Source) == Path.GetFileName(file)), "the file to be found broken");
        Assert.That(await Status(client), Is.EqualTo(HttpStatusCode.OK), "a broken file keeps the last good version");

        await File.WriteAllTextAsync(file, _good!);
        Rewrite(file, x => x["status"] = "suspended");
        await Eventually.Becomes(() => Status(client), HttpStatusCode.ServiceUnavailable);

        Rewrite(file, x => x["status"] = "active");
        await Eventually.Becomes(() => Status(client), HttpStatusCode.OK);

        File.Delete(file);
        await Eventually.Becomes(() => Status(client), HttpStatusCode.ServiceUnavailable);
        Assert.That(await others.Failures(), Is.Empty);
    }

    [Test]
    public async Task The_figures_of_a_newcomer_appear_nationally_once_it_has_data()
    {
        await using var host = await RunningHost.Start();
        var before = await National(host);

        Rewrite(host.Folder.FileOf("casablanca-settat.json"), x =>
        {
            x["status"] = "active";
            x["demo"] = new JsonObject { ["businessDate"] = "2023-06-30", ["seed"] = 7, ["profile"] = "larache" };
            x["territory"]!["provinces"] = new JsonArray("Larache");
        });
        using var client = host.Client("casablanca-settat");
        await Eventually.Becomes(() => Status(client), HttpStatusCode.OK); // once its history has been generated
        var own = (await client.GetFromJsonAsync<JsonElement>(new Uri("api/figures", UriKind.Relative))).GetProperty("enterprisesFinanced").GetInt64();
        Assert.That(own, Is.Positive);

        await Eventually.Becomes(() => National(host), before + own);
    }

    private string? _good;

    private void Rewrite(string file, Action<JsonObject> change)
    {
        var organisation = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        change(organisation);
        File.WriteAllText(file, _good = organisation.ToJsonString());
    }

    private static async Task<long> National(RunningHost host)
    {
        using var client = host.Client("alliance");
        return (await client.GetFromJsonAsync<JsonElement>(new Uri("api/figures", UriKind.Relative))).GetProperty("enterprisesFinanced").GetInt64();
    }

    private static async Task<HttpStatusCode> Status(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("sign-in", UriKind.Relative));
        return answer.StatusCode;
    }
}
