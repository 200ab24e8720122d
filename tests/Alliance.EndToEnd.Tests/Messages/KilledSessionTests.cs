using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Messages;

/// <summary>The service is killed in the middle of a session: after the restart every fact that was answered stands, the one that was on its way is there whole or not at all, and the room goes on.</summary>
public sealed class KilledSessionTests
{
    /// <summary>Of the demonstration's session that is under way: five members are there, its first item is called, no ballot is open.</summary>
    [Test]
    public async Task Every_recorded_fact_stands_and_the_room_goes_on()
    {
        using var folder = HostFolder.WithDemonstration();
        string session;
        JsonElement before;
        // The first fact opens the ballot, the second is a vote; the third, another vote, is never stored.
        await using (var killed = await HostProcess.Start(folder.Settings, new(Path.Combine(folder.Data, "ila.db"), "INSERT INTO \"platform_session_facts\"", 3)))
        {
            using var director = await Visitor.SignedIn(killed, "larache", "directeur");
            session = await Open(director);
            await Post(director, session, "ballots", new { });
            using (var first = await Visitor.SignedIn(killed, "larache", "comite")) await Post(first, session, "ballots/1/votes", new { choice = "yes" });
            before = await Show(director, session);
            using var second = await Visitor.SignedIn(killed, "larache", "comite2");
            var lost = second.Http.PostAsJsonAsync(Address(session, "ballots/1/votes"), new { choice = "no" });
            await killed.IsHeld();
            await killed.Kill();
            Assert.That(async () => await lost, Throws.InstanceOf<HttpRequestException>());
        }

        await using var risen = await RunningHost.Start(folder);
        using var run = await Visitor.SignedIn(risen, "larache", "directeur");
        Assert.That((await Show(run, session)).GetRawText(), Is.EqualTo(before.GetRawText()), "what had been answered, and nothing else");
        foreach (var (member, choice) in new[] { ("comite2", "no"), ("comite3", "yes"), ("comite4", "abstain") })
        {
            using var visitor = await Visitor.SignedIn(risen, "larache", member);
            await Post(visitor, session, "ballots/1/votes", new { choice });
        }

        await Post(run, session, "ballots/1/closing", new { });
        var ballot = (await Show(run, session)).GetProperty("ballots")[0];
        Assert.That(
            (ballot.GetProperty("yes").GetInt32(), ballot.GetProperty("no").GetInt32(), ballot.GetProperty("abstained").GetInt32(), ballot.GetProperty("outcome").GetString()),
            Is.EqualTo((2, 1, 1, "carried")));
    }

    private static async Task<string> Open(Visitor director)
    {
        var found = await director.Http.GetFromJsonAsync<JsonElement>(new Uri("api/sessions?phase=open", UriKind.Relative));
        var rows = found.ValueKind is JsonValueKind.Array ? found : found.GetProperty("rows");
        return rows.EnumerateArray().First(x => x.GetProperty("phase").GetString() == "open").GetProperty("id").GetString()!;
    }

    private static Task<JsonElement> Show(Visitor visitor, string session) => visitor.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/sessions/{session}", UriKind.Relative));

    private static async Task Post(Visitor visitor, string session, string what, object body)
    {
        using var answer = await visitor.Http.PostAsJsonAsync(Address(session, what), body);
        Assert.That(answer.IsSuccessStatusCode, $"{what}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static Uri Address(string session, string what) => new($"api/sessions/{session}/{what}", UriKind.Relative);
}
