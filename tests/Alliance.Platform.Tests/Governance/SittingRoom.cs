using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;

namespace Alliance.Platform.Tests.Governance;

/// <summary>A committee over HTTP: P1 (chair) to P3 and R1 to R3, each with an account of that name, run by the director.</summary>
internal sealed class SittingRoom : IAsyncDisposable
{
    public static readonly string[] Members = ["P1", "P2", "P3", "R1", "R2", "R3"];

    private readonly bool _ownsHost;

    private SittingRoom(PlatformHost host, string body, string session, bool ownsHost = true) => (Host, Body, Session, _ownsHost) = (host, body, session, ownsHost);

    public PlatformHost Host { get; }

    public string Body { get; }

    /// <summary>Its id.</summary>
    public string Session { get; }

    /// <summary>Another session of the same body.</summary>
    public SittingRoom As(string session) => new(Host, Body, session, ownsHost: false);

    public HttpClient Director => Host.Client(Roles.Director);

    /// <param name="account">A member's own.</param>
    public HttpClient Of(string account) => Host.Client(Roles.CommitteeMember, account: account);

    /// <summary>What facts call a member by.</summary>
    public static string Key(string member) => $"{Array.IndexOf(Members, member) + 1}";

    /// <summary>A session that is convened and open, with some members there and the first of its resolutions called.</summary>
    public static Task<SittingRoom> Open(string statutes, params string[] present) => Open(statutes, null, present);

    /// <param name="folder">Of its database; its own without.</param>
    public static async Task<SittingRoom> Open(string statutes, DirectoryInfo? folder, string[] present)
    {
        var room = await Plan(statutes, folder);
        await room.Add("Budget 2023");
        await room.Do("convening", new { });
        room.Host.Organisations.GoTo(FixedOrganisations.Today.AddDays(8));
        await room.Do("opening", new { });
        foreach (var member in present) await room.Do("presence", new { isPresent = true }, member);
        await room.Do("calls", new { item = 1 });
        return room;
    }

    /// <summary>A session of a body with its members, not convened yet.</summary>
    /// <param name="statutes">The usual ones with these settings, as a platform's file says them.</param>
    public static async Task<SittingRoom> Plan(string statutes, DirectoryInfo? folder = null)
    {
        var host = await PlatformHost.Start(funded: false, folder: folder);
        host.Organisations.Put(host.Organisations.Find(FixedOrganisations.Ism)! with
        {
            Sections = PlatformFile.With("committee", $$"""{ "statutes": [{ "code": "usual"{{(statutes.Length > 0 ? ", " + statutes : "")}} }] }""").Organisation!.Sections.SetItem("contracts", FixedOrganisations.WithoutContracts),
        });
        var director = host.Client(Roles.Director);
        var body = (await (await director.PostAsJsonAsync("/api/bodies", new { name = "Comité d’agrément", kind = "approval-committee" })).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;
        foreach (var name in Members)
        {
            var mandate = new { from = "2022-01-01", college = name[0] == 'P' ? "public" : "private", office = name switch { "P1" => "chair", "P2" => "deputy", "R3" => "secretary", _ => "none" } };
            await (await director.PostAsJsonAsync($"/api/bodies/{body}/members", new { name = $"Membre {name}", account = PlatformHost.AccountOf(name), mandate })).Json();
        }

        var planned = await (await director.PostAsJsonAsync("/api/sessions", new { body, meetsOn = FixedOrganisations.Today.AddDays(8), place = "Agadir" })).Json(HttpStatusCode.Created);
        return new(host, body, planned.GetProperty("id").GetString()!);
    }

    public Task<HttpResponseMessage> Add(string title) => Director.PostAsJsonAsync($"/api/sessions/{Session}/agenda", new { title, text = $"Adopter : {title}" });

    /// <summary>What is asked for happens; fails when it is refused.</summary>
    /// <param name="member">Who asks; null for the director.</param>
    public async Task Do(string what, object input, string? member = null)
    {
        var answer = await Ask(what, input, member);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), $"{what}: {await answer.Content.ReadAsStringAsync()}");
    }

    public Task<HttpResponseMessage> Ask(string what, object input, string? member = null) =>
        (member is null ? Director : Of(member)).PostAsJsonAsync($"/api/sessions/{Session}/{what}", input);

    public Task<HttpResponseMessage> Vote(string member, string choice, int ballot = 1) => Ask($"ballots/{ballot}/votes", new { choice }, member);

    public async Task<JsonElement> Show(HttpClient? reader = null) => await (await (reader ?? Director).GetAsync($"/api/sessions/{Session}")).Json();

    public async Task<JsonElement> Ballot(int number = 1, HttpClient? reader = null) => (await Show(reader)).GetProperty("ballots")[number - 1];

    public ValueTask DisposeAsync() => _ownsHost ? Host.DisposeAsync() : default;
}
