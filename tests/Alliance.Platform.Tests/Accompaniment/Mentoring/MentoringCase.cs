using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Accompaniment.Mentoring;

/// <summary>Mentors and pairs as a director makes them. The business date is 15 June 2023.</summary>
internal static class MentoringCase
{
    public static object Profile(string name, string? account = null, int most = 3, int years = 12) => new
    {
        name,
        trade = "Expert-comptable",
        province = "Tiznit",
        sectors = new[] { "crafts" },
        languages = new[] { "ar", "fr" },
        skills = "comptabilité, export",
        most,
        yearsOfExperience = years,
        memberSince = "2020-01-01",
        insuredUntil = "2024-12-31",
        account = account is null ? (Guid?)null : PlatformHost.AccountOf(account),
    };

    /// <param name="account">With which they come in: a client's.</param>
    /// <returns>The mentor's id, who has said yes.</returns>
    public static async Task<string> Mentor(this PlatformHost host, string name = "Omar Berrada", string? account = Roles.Mentor, int most = 3)
    {
        var director = host.Client(Roles.Director);
        var id = (await (await director.PostAsJsonAsync("/api/mentors", new { profile = Profile(name, account, most) })).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;
        await (await director.PostAsJsonAsync($"/api/mentors/{id}/answer", new { accepts = true })).Json(HttpStatusCode.NoContent);
        return id;
    }

    /// <returns>Keys of a new dossier's enterprise and entrepreneur.</returns>
    public static async Task<(Guid Enterprise, Guid Entrepreneur)> Project(this PlatformHost host, DossierInput? input = null)
    {
        var dossier = new Id<LoanApplication>(Guid.Parse(await (input ?? new()).Register(host)));
        return await host.Read(async db =>
        {
            var applications = db.Set<LoanApplication>();
            var found = await applications.AsNoTracking().SingleAsync(x => x.Id == dossier);
            return (found.EnterpriseId.Value, found.EntrepreneurId.Value);
        });
    }

    public static Task<HttpResponseMessage> Propose(this PlatformHost host, string mentor, (Guid Enterprise, Guid Entrepreneur) project, string role = Roles.Director) =>
        host.Client(role).PostAsJsonAsync("/api/pairs", new { enterprise = project.Enterprise, entrepreneur = project.Entrepreneur, mentor, words = "Même secteur, même province" });

    /// <returns>The id of a pair that is proposed.</returns>
    public static async Task<string> Proposed(this PlatformHost host, string mentor, (Guid, Guid)? project = null) =>
        (await (await host.Propose(mentor, project ?? await host.Project())).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    /// <returns>The id of a pair that both have said yes to.</returns>
    public static async Task<string> Agreed(this PlatformHost host, string mentor, (Guid, Guid)? project = null)
    {
        var pair = await host.Proposed(mentor, project);
        foreach (var party in new[] { "mentor", "entrepreneur" }) await host.Done(pair, "answers", new { party, accepts = true });
        return pair;
    }

    /// <returns>The id of a pair whose charter all three have signed.</returns>
    public static async Task<string> Running(this PlatformHost host, string mentor, string on = "2023-06-15", (Guid, Guid)? project = null)
    {
        var pair = await host.Agreed(mentor, project);
        foreach (var party in new[] { "mentor", "entrepreneur", "platform" }) await host.Done(pair, "signatures", new { party, on });
        return pair;
    }

    public static async Task Done(this PlatformHost host, string pair, string path, object input, string role = Roles.Director, string? account = null) =>
        await (await host.Client(role, account: account).PostAsJsonAsync($"/api/pairs/{pair}/{path}", input)).Json(HttpStatusCode.NoContent);

    public static async Task<string?> Refused(this PlatformHost host, string pair, string path, object input, string role = Roles.Director, string? account = null) =>
        await (await host.Client(role, account: account).PostAsJsonAsync($"/api/pairs/{pair}/{path}", input)).Code(HttpStatusCode.Conflict);

    public static async Task<JsonElement> Pair(this PlatformHost host, string pair, string role = Roles.Director) => await (await host.Client(role).GetAsync($"/api/pairs/{pair}")).Json();

    public static async Task<(int Pairs, int Most)> Places(this PlatformHost host, string mentor)
    {
        var seen = await (await host.Client(Roles.Director).GetAsync($"/api/mentors/{mentor}")).Json();
        return (seen.GetProperty("pairs").GetInt32(), seen.GetProperty("profile").GetProperty("most").GetInt32());
    }
}
