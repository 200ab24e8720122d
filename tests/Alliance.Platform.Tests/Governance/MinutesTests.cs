using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Governance.Minutes;
using Alliance.Platform.Governance.Sessions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Reader = UglyToad.PdfPig.PdfDocument;

namespace Alliance.Platform.Tests.Governance;

/// <summary>Minutes tell what happened, are frozen when the session closes, and no door changes them any more (rule 16).</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class MinutesTests
{
    /// <summary>Every way to write under a session, with an input that an open session would take: a new one has its line here, or the test fails.</summary>
    private static readonly Dictionary<string, object> Writing = new(StringComparer.Ordinal)
    {
        ["agenda"] = new { title = "Autre point", text = "Adopter autre chose" },
        ["agenda/subjects"] = new { kind = "dossier", subjects = new[] { Guid.NewGuid() } },
        ["agenda/1/position"] = new { position = 1 },
        ["agenda/1"] = new { },
        ["convening"] = new { },
        ["arrangement"] = new { meetsOn = FixedOrganisations.Today.AddDays(30) },
        ["cancellation"] = new { reason = "Trop tard" },
        ["answer"] = new { answer = "coming" },
        ["opening"] = new { },
        ["hands"] = new { isRaised = true, member = "2" },
        ["floor"] = new { member = "2" },
        ["presence"] = new { isPresent = false, member = "1" },
        ["proxies"] = new { holder = "2", principal = "3" },
        ["proxies/ending"] = new { principal = "3" },
        ["chair"] = new { member = "2" },
        ["calls"] = new { item = 1 },
        ["conflicts"] = new { item = 1, reason = "Parenté", member = "2" },
        ["ballots"] = new { },
        ["ballots/1/votes"] = new { choice = "no", @for = "2" },
        ["ballots/1/closing"] = new { },
        ["ballots/1/voiding"] = new { reason = "Erreur" },
        ["ballots/1/casting-vote"] = new { choice = "no" },
        ["suspension"] = new { },
        ["resumption"] = new { },
        ["closing"] = new { },
        ["minutes/words"] = new { item = 1, words = "Après coup" },
    };

    /// <summary>What is said where more can be said than that the session is closed.</summary>
    private static readonly Dictionary<string, string> Refusals = new(StringComparer.Ordinal)
    {
        ["minutes/words"] = "minutes.frozen",
        ["answer"] = "invitation.too-late",
        ["arrangement"] = "session.opened-already",
        ["cancellation"] = "session.opened-already",
    };

    /// <summary>Doors of members, tried by one: others are told that they are none.</summary>
    private static readonly string[] OfMembers = ["answer", "ballots/1/votes", "ballots/1/casting-vote"];

    /// <summary>What is added beside the record, and what somebody writes for themselves.</summary>
    private static readonly string[] Added = ["minutes/signatures", "minutes/corrections", "my-notes/1"];

    /// <summary>A session that is over: a text carried 3 to 1 with a proxy and a recusal, after a ballot that was void.</summary>
    private static async Task<SittingRoom> Closed()
    {
        var room = await SittingRoom.Open("\"proxiesPerHolder\": 1", "P1", "P2", "R1", "R2", "R3");
        await room.Do("proxies", new { holder = SittingRoom.Key("P2") }, "P3");
        await room.Do("conflicts", new { item = 1, reason = "Administrateur de l’association" }, "R3");
        await room.Do("conflicts", new { item = 1 }, "R1");
        await room.Do("ballots", new { });
        await room.Do("ballots", new { text = "Adopter : Budget 2023, réduit de moitié" });
        foreach (var (member, choice) in new[] { ("P1", "yes"), ("P2", "no"), ("R1", "yes"), ("R2", "abstain") }) await (await room.Vote(member, choice, 2)).Json(HttpStatusCode.NoContent);
        await (await room.Ask("ballots/2/votes", new { choice = "yes", @for = SittingRoom.Key("P3") }, "P2")).Json(HttpStatusCode.NoContent);
        await room.Do("ballots/2/closing", new { });
        await room.Do("presence", new { isPresent = false }, "R2");
        await (await room.Ask("minutes/words", new { item = 1, words = "Le trésorier présente le budget." })).Json();
        await room.Do("closing", new { });
        return room;
    }

    private static async Task<JsonElement> Show(SittingRoom room) => await (await room.Director.GetAsync($"/api/sessions/{room.Session}/minutes")).Json();

    private static Task<byte[]> Download(SittingRoom room, string file, HttpClient? reader = null) => (reader ?? room.Director).GetByteArrayAsync($"/api/sessions/{room.Session}/minutes/{file}");

    [Test]
    public async Task The_hash_is_of_the_text_that_anybody_can_download()
    {
        await using var room = await Closed();
        var record = (await Show(room)).GetProperty("records")[0];

        var text = await Download(room, "1.txt");

        Assert.That(Convert.ToHexString(SHA256.HashData(text)), Is.EqualTo(record.GetProperty("hash").GetString()).IgnoreCase);
        var said = Encoding.UTF8.GetString(text);
        Assert.That(said, Does.Contain("Membre P2").And.Contain("réduit de moitié").And.Contain("Administrateur de l’association").And.Contain("Le trésorier présente le budget."));
        Assert.That(said, Does.Not.Contain("\r"));
        var read = MinutesText.Read(said);
        Assert.That(read.Write(), Is.EqualTo(said), "written again it is the same, to the character");
        var result = SessionState.Replay(new(read.Course!.Statutes, read.Course.Seats), read.Course.Facts).Ballots[1].Result!;
        Assert.That((result.Outcome, result.Yes, result.No, result.Abstained), Is.EqualTo((Outcome.Carried, 3, 1, 1)));
    }

    [Test]
    public async Task They_tell_presence_recusals_proxies_and_ballots()
    {
        await using var room = await Closed();
        using var paper = Reader.Open(await Download(room, "1.pdf?language=fr"));
        var said = string.Join(' ', paper.GetPages().SelectMany(x => x.GetWords()).Select(x => x.Text)).Replace('\u00A0', ' ');

        Assert.That(said, Does.Contain("Membre R3 se récuse : Administrateur de l’association").And.Contain("Membre P3 (par procuration : Membre P2)"));
        Assert.That(said, Does.Contain("Nul : Son texte a été amendé").And.Contain("Pour : 3 · contre : 1 · abstentions : 1").And.Contain("Résultat : adopté"));
        Assert.That(said, Does.Contain("parti au point 1").And.Contain("représenté par Membre P2").And.Contain("Présidence : Membre P1."));
        Assert.That(said, Does.Contain("Ont déclaré n’avoir aucun conflit d’intérêts : Membre R1.").And.Contain("Le trésorier présente le budget."));
    }

    [Test]
    public async Task Papers_stay_the_same_files_whatever_is_renamed_later()
    {
        await using var room = await Closed();
        var before = (await Download(room, "1.pdf?language=fr"), await Download(room, "1.pdf?language=ar"), await Download(room, "1.txt"));
        var ism = room.Host.Organisations.Find(FixedOrganisations.Ism)!;
        room.Host.Organisations.Put(ism with { Name = "Un tout autre nom", Branding = ism.Branding with { Primary = "#AA0000" } });

        Assert.That(await Download(room, "1.pdf?language=fr"), Is.EqualTo(before.Item1));
        Assert.That(await Download(room, "1.pdf?language=ar", room.Of("P1")), Is.EqualTo(before.Item2));
        Assert.That(await Download(room, "1.txt"), Is.EqualTo(before.Item3));
        Assert.That(before.Item1, Is.Not.EqualTo(before.Item2));
    }

    [Test]
    public async Task Once_closed_no_door_changes_anything()
    {
        await using var room = await Closed();
        var (before, hash) = (await room.Show(), (await Show(room)).GetProperty("records")[0].GetProperty("hash").GetString());
        var doors = PlatformHost.Routes
            .Where(x => x.RoutePattern.RawText!.TrimEnd('/').StartsWith("/api/sessions/{id}/", StringComparison.Ordinal))
            .SelectMany(x => x.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Where(y => y != "GET"), (x, method) => (Method: method, Path: x.RoutePattern.RawText!["/api/sessions/{id}/".Length..].TrimEnd('/')))
            .Select(x => (x.Method, Path: System.Text.RegularExpressions.Regex.Replace(x.Path, "\\{[^}]+\\}", "1"))).ToList();
        Assert.That(doors.Select(x => x.Path).Except(Added).Except(Writing.Keys), Is.Empty, "a door without an input here");

        var otherwise = new List<string>();
        foreach (var (method, path) in doors.Where(x => !Added.Contains(x.Path)))
        {
            using var request = new HttpRequestMessage(new(method), $"/api/sessions/{room.Session}/{path}") { Content = JsonContent.Create(Writing[path]) };
            var answer = await (OfMembers.Contains(path) ? room.Of("P1") : room.Director).SendAsync(request);
            var (code, expected) = (await answer.Code(HttpStatusCode.Conflict), Refusals.GetValueOrDefault(path, "session.closed"));
            if (code != expected) otherwise.Add($"{method} {path}: {code}");
        }

        Assert.That(otherwise, Is.Empty);

        Assert.That((await room.Show()).GetRawText(), Is.EqualTo(before.GetRawText()));
        Assert.That((await Show(room)).GetProperty("records")[0].GetProperty("hash").GetString(), Is.EqualTo(hash));
    }

    [Test]
    public async Task Nor_does_code_that_saves_it()
    {
        await using var room = await Closed();

        Task Save(Func<PlatformDb, Task> change) => room.Host.Run<PlatformDb>(async db =>
        {
            await change(db);
            await db.SaveChangesAsync();
        });

        Assert.That(() => Save(async db => db.Entry(await db.Set<MinutesRecord>().SingleAsync()).Property(x => x.Text).CurrentValue = [1]), Throws.InvalidOperationException);
        Assert.That(() => Save(async db => db.Remove(await db.Set<MinutesRecord>().SingleAsync())), Throws.InvalidOperationException);
        Assert.That(() => Save(async db => db.Remove(await db.Set<RecordedFact>().FirstAsync())), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Chair_and_secretary_sign_each_with_their_own_account()
    {
        await using var room = await Closed();
        Task<HttpResponseMessage> Sign(string member) => room.Ask("minutes/signatures", new { number = 1 }, member);
        Assert.That((await Sign("R1")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await room.Director.PostAsJsonAsync($"/api/sessions/{room.Session}/minutes/signatures", new { number = 1 })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "the body has a secretary");
        await (await Sign("P1")).Json(HttpStatusCode.NoContent);
        Assert.That(await (await Sign("P1")).Code(HttpStatusCode.Conflict), Is.EqualTo("minutes.signed-already"));
        Assert.That((await Sign("P2")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "the deputy, who chaired nothing");
        await (await Sign("R3")).Json(HttpStatusCode.NoContent);

        var record = (await Show(room)).GetProperty("records")[0];
        Assert.That(record.GetProperty("signatures").EnumerateArray().Select(x => (x.GetProperty("as").GetString(), x.GetProperty("name").GetString())), Is.EqualTo(new[] { ("chair", "Membre P1"), ("secretary", "Membre R3") }));
        Assert.That((await room.Ask("minutes/signatures", new { number = 2 }, "P1")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_correction_is_a_record_of_its_own_seen_from_the_first()
    {
        await using var room = await Closed();
        var first = (await Show(room)).GetProperty("records")[0];
        Assert.That((await room.Ask("minutes/corrections", new { words = "Lire « 2024 »" }, "P1")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        var corrected = await (await room.Ask("minutes/corrections", new { words = "Au point 1, lire « Budget 2024 »." })).Json();

        var records = (await Show(room)).GetProperty("records");
        var text = MinutesText.Read(Encoding.UTF8.GetString(await Download(room, "2.txt")));
        Assert.That((records.GetArrayLength(), corrected.GetProperty("number").GetInt32(), text.Corrects, text.Correction), Is.EqualTo((2, 2, first.GetProperty("hash").GetString(), "Au point 1, lire « Budget 2024 ».")));
        Assert.That(records[0].GetRawText(), Is.EqualTo(first.GetRawText()));
        var (one, two) = (await Verify(room, records[0]), await Verify(room, records[1]));
        Assert.That((one.GetProperty("correctedOn").GetArrayLength(), one.GetProperty("correction").GetInt32()), Is.EqualTo((1, 0)));
        Assert.That((two.GetProperty("correctedOn").GetArrayLength(), two.GetProperty("correction").GetInt32()), Is.EqualTo((0, 1)));
    }

    /// <summary>The page behind the code on paper: figures to compare, no name and no title.</summary>
    [Test]
    public async Task A_stranger_verifies_figures_and_learns_no_name()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        var dossier = await new DossierInput { Cin = null, Amount = 50_000 }.Ready(room.Host);
        await room.Call(dossier);
        await room.Vote(new { kind = "approve", amount = 41_000, term = 24, graceMonths = 0 }, "yes", "P1", "P2", "R1", "R2");
        await room.Do("closing", new { });
        await (await room.Ask("minutes/signatures", new { number = 1 }, "P1")).Json(HttpStatusCode.NoContent);
        var record = (await Show(room)).GetProperty("records")[0];

        var verified = await Verify(room, record);

        Assert.That(verified.GetProperty("hash").GetString(), Is.EqualTo(record.GetProperty("hash").GetString()));
        var decided = verified.GetProperty("items")[1];
        Assert.That((decided.GetProperty("number").GetInt32(), decided.GetProperty("motion").GetString(), decided.GetProperty("amount").GetDecimal()), Is.EqualTo((2, "approve", 41_000m)));
        Assert.That(verified.GetProperty("items")[0].GetProperty("outcome").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(verified.GetProperty("signatures")[0].GetProperty("initials").GetString(), Is.EqualTo("M. P."));
        Assert.That(verified.GetRawText(), Does.Not.Contain("Membre").And.Not.Contain("Tafraout").And.Not.Contain("Budget"));
        var code = record.GetProperty("code").GetString()!;
        Assert.That((await room.Host.Client(null).GetAsync($"/api/minutes/verify/{(code[0] == 'A' ? 'B' : 'A')}{code[1..]}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await room.Host.Client(null, FixedOrganisations.Ior).GetAsync($"/api/minutes/verify/{code}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "of another platform");
    }

    [Test]
    public async Task Remarks_are_written_until_the_close_and_never_over_somebody_elses()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        Task<HttpResponseMessage> Write(string? words, string? was, string? member = null) => room.Ask("minutes/words", new { item = 0, words, was }, member);
        await (await Write("Séance à huis clos", "")).Json();
        Assert.That(await (await Write("Séance publique", "", "R3")).Code(HttpStatusCode.Conflict), Is.EqualTo("minutes.changed-meanwhile"));
        Assert.That((await Write("x", "Séance à huis clos", "P1")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await (await room.Ask("minutes/words", new { item = 9, words = "x" })).Code(HttpStatusCode.Conflict), Is.EqualTo("session.no-item"));
        await (await Write("Séance publique", "Séance à huis clos", "R3")).Json();

        Assert.That((await Show(room)).GetProperty("remarks")[0].GetProperty("words").GetString(), Is.EqualTo("Séance publique"));
        await (await Write("", "Séance publique")).Json();
        Assert.That((await Show(room)).GetProperty("remarks").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task They_are_read_by_who_may_see_the_session()
    {
        await using var room = await Closed();

        Assert.That((await room.Of("stranger").GetAsync($"/api/sessions/{room.Session}/minutes")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await room.Of("stranger").GetAsync($"/api/sessions/{room.Session}/minutes/1.pdf")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await room.Of("stranger").GetAsync($"/api/sessions/{room.Session}/minutes/1.txt")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await room.Of("R3").GetAsync($"/api/sessions/{room.Session}/minutes/1.pdf")).StatusCode, Is.EqualTo(HttpStatusCode.OK), "a member, though recused");
        Assert.That((await room.Host.Client(Roles.Auditor).GetAsync($"/api/sessions/{room.Session}/minutes/1.txt")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await room.Host.Client(Roles.Mentor).GetAsync($"/api/sessions/{room.Session}/minutes")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private static async Task<JsonElement> Verify(SittingRoom room, JsonElement record) => await (await room.Host.Client(null).GetAsync($"/api/minutes/verify/{record.GetProperty("code").GetString()}")).Json();
}
