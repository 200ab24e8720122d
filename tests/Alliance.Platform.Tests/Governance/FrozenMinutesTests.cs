using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alliance.Kernel;
using Reader = UglyToad.PdfPig.PdfDocument;

namespace Alliance.Platform.Tests.Governance;

/// <summary>What minutes say of those who were there and of those they decided on, whatever these are called later.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class FrozenMinutesTests
{
    private static Task<byte[]> Download(SittingRoom room, string file) => room.Director.GetByteArrayAsync($"/api/sessions/{room.Session}/minutes/{file}");

    private static async Task<string?> Hash(SittingRoom room) => (await (await room.Director.GetAsync($"/api/sessions/{room.Session}/minutes")).Json()).GetProperty("records")[0].GetProperty("hash").GetString();

    private static string Said(byte[] pdf)
    {
        using var paper = Reader.Open(pdf);
        return string.Join(' ', paper.GetPages().SelectMany(x => x.GetWords()).Select(x => x.Text)).Replace('\u00A0', ' ');
    }

    /// <summary>Person and enterprise of a dossier that is decided are put right through another one of theirs.</summary>
    /// <param name="printed">Whether the paper was asked for before.</param>
    [TestCase(true)]
    [TestCase(false)]
    public async Task They_stay_when_the_person_and_the_enterprise_are_called_otherwise(bool printed)
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        var dossier = await new DossierInput().Ready(room.Host);
        await room.Call(dossier);
        await room.Vote(new { kind = "approve", amount = 41_000, term = 24, graceMonths = 0 }, "yes", "P1", "P2", "R1", "R2");
        await room.Do("closing", new { });
        var (text, hash) = (await Download(room, "1.txt"), await Hash(room));
        var before = printed ? await Download(room, "1.pdf?language=fr") : null;

        await Rename(room, dossier, new() { Entrepreneur = "Nouveau Nom", Enterprise = "Nouvelle Enseigne" });

        Assert.That(await Download(room, "1.txt"), Is.EqualTo(text));
        Assert.That((await Hash(room), Convert.ToHexStringLower(SHA256.HashData(text))), Is.EqualTo((hash, hash!.ToLowerInvariant())));
        Assert.That(Encoding.UTF8.GetString(text), Does.Contain("Coopérative Tafraout"));
        var paper = await Download(room, "1.pdf?language=fr");
        if (before is not null) Assert.That(paper, Is.EqualTo(before));
        Assert.That(Said(paper), Does.Contain("Coopérative Tafraout").And.Not.Contain("Nouvelle Enseigne").And.Not.Contain("Nouveau Nom"));
    }

    private static async Task Rename(SittingRoom room, string dossier, DossierInput right)
    {
        var shown = await room.Dossier(dossier);
        var other = await new DossierInput().RegisterFor(room.Host, shown.GetProperty("entrepreneurId").GetString()!, shown.GetProperty("enterpriseId").GetString()!);
        var body = JsonSerializer.SerializeToElement(right.Body).EnumerateObject().ToDictionary(x => x.Name, x => (object?)x.Value);
        await (await room.Host.Client(Roles.LoanOfficer).PostAsJsonAsync($"/api/applications/{other}/correction", new Dictionary<string, object?>(body) { ["why"] = "Nouvelle enseigne" })).Json();
        Assert.That((await room.Dossier(dossier)).GetProperty("enterprise").GetProperty("name").GetString(), Is.EqualTo("Nouvelle Enseigne"));
    }

    [Test]
    public async Task A_deputy_in_the_chair_is_marked()
    {
        await using var room = await SittingRoom.Open("", "P2", "P3", "R1", "R2");
        await room.Do("chair", new { member = SittingRoom.Key("P2") });
        await room.Do("ballots", new { });
        foreach (var member in new[] { "P2", "P3", "R1", "R2" }) await (await room.Vote(member, "yes")).Json(HttpStatusCode.NoContent);
        await room.Do("ballots/1/closing", new { });
        await room.Do("closing", new { });

        Assert.That(Said(await Download(room, "1.pdf?language=fr")), Does.Contain("Présidence : Membre P2, en suppléance."));
    }

    /// <summary>The chair came, and is recused from one item: for that one the deputy stood in.</summary>
    [Test]
    public async Task A_deputy_who_stood_in_for_one_item_is_marked_there()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "P3", "R1", "R2");
        await room.Do("conflicts", new { item = 1, reason = "Parent du demandeur" }, "P1");
        await room.Do("chair", new { member = SittingRoom.Key("P2") });
        await room.Do("ballots", new { });
        foreach (var member in new[] { "P2", "P3", "R1", "R2" }) await (await room.Vote(member, "yes")).Json(HttpStatusCode.NoContent);
        await room.Do("ballots/1/closing", new { });
        await room.Do("closing", new { });

        Assert.That(Said(await Download(room, "1.pdf?language=fr")), Does.Contain("Membre P2, en suppléance"));
    }
}
