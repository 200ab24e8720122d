using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;

namespace Alliance.Platform.Tests.Governance;

/// <summary>Dossiers in the committee's room, by way of its API.</summary>
internal static class DossierRoom
{
    public static readonly DateOnly Meeting = FixedOrganisations.Today.AddDays(8);

    /// <summary>Puts a dossier on the agenda of a session that is open, and calls it.</summary>
    /// <returns>The item's number.</returns>
    public static async Task<int> Call(this SittingRoom room, string dossier)
    {
        var agenda = (await (await room.Director.PostAsJsonAsync($"/api/sessions/{room.Session}/agenda/subjects", new { kind = "dossier", subjects = new[] { dossier } })).Json()).GetProperty("agenda");
        var item = agenda.EnumerateArray().Last().GetProperty("number").GetInt32();
        await room.Do("calls", new { item });
        return item;
    }

    /// <summary>Opens a ballot about a motion; all who are there vote alike, and it is closed.</summary>
    /// <returns>As it was counted.</returns>
    public static async Task<JsonElement> Vote(this SittingRoom room, object? motion, string choice, params string[] members)
    {
        await room.Do("ballots", new { motion });
        var number = (await room.Show()).GetProperty("ballots").GetArrayLength();
        foreach (var member in members) await (await room.Vote(member, choice, number)).Json(HttpStatusCode.NoContent);
        await room.Do($"ballots/{number}/closing", new { });
        return await room.Ballot(number);
    }

    public static async Task<JsonElement> Dossier(this SittingRoom room, string id) => await (await room.Director.GetAsync($"/api/applications/{id}")).Json();

    public static async Task<string?> Status(this SittingRoom room, string id) => (await room.Dossier(id)).GetProperty("status").GetString();

    public static Task<HttpResponseMessage> Of(this SittingRoom room, string dossier, string what, object input) => room.Director.PostAsJsonAsync($"/api/applications/{dossier}/{what}", input);

    /// <summary>Another session of the same body, open on its day with the same members there.</summary>
    public static async Task<SittingRoom> Next(this SittingRoom room, params string[] present)
    {
        var day = FixedOrganisations.Today.AddDays(20);
        var planned = await (await room.Director.PostAsJsonAsync("/api/sessions", new { body = room.Body, meetsOn = day })).Json(HttpStatusCode.Created);
        var next = room.As(planned.GetProperty("id").GetString()!);
        await next.Do("convening", new { });
        room.Host.Organisations.GoTo(day);
        await next.Do("opening", new { });
        foreach (var member in present) await next.Do("presence", new { isPresent = true }, member);
        return next;
    }
}
