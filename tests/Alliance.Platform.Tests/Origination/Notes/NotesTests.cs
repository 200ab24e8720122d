using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Calendar;
using Alliance.Platform.Notices;
using Alliance.Platform.Origination.Notes;
using Alliance.Platform.Tests.Notices;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Origination.Notes;

/// <summary>Notes on a dossier: who writes, reads, edits and removes them, and whom a mention reaches.</summary>
internal sealed class NotesTests
{
    private const string Secret = "Phrase-7319 : différend entre associés";

    private static async Task<(PlatformHost Host, string Notes)> Start()
    {
        var host = await PlatformHost.Start(funded: false);
        return (host, $"/api/applications/{await new DossierInput().Register(host)}/notes");
    }

    private static async Task<JsonElement> Write(PlatformHost host, string notes, object? input = null, string role = Roles.LoanOfficer) =>
        await (await host.Client(role).PostAsJsonAsync(notes, input ?? new { text = Secret })).Json(HttpStatusCode.Created);

    private static async Task<string> WriteOne(PlatformHost host, string notes, object? input = null, string role = Roles.LoanOfficer) => (await Write(host, notes, input, role)).GetProperty("id").GetString()!;

    private static async Task<JsonElement[]> List(PlatformHost host, string notes, string role = Roles.LoanOfficer) =>
        [.. (await (await host.Client(role).GetAsync(notes)).Json()).GetProperty("notes").EnumerateArray()];

    private static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(x => x.GetString()!)];

    [TestCase(Roles.LoanOfficer, true, true)]
    [TestCase(Roles.Director, true, true)]
    [TestCase(Roles.Treasurer, true, false)]
    [TestCase(Roles.Auditor, true, false)]
    [TestCase(Roles.CommitteeMember, false, false)]
    [TestCase(Roles.Mentor, false, false)]
    [TestCase(Roles.Entrepreneur, false, false)]
    [TestCase(Roles.PlatformAdministrator, false, false)]
    public async Task Who_works_on_dossiers_writes_them_and_who_reads_all_dossiers_reads_them(string role, bool reads, bool writes)
    {
        var (host, notes) = await Start();
        await using var _ = host;
        var id = await WriteOne(host, notes);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await host.Client(role).GetAsync(notes)).StatusCode, Is.EqualTo(reads ? HttpStatusCode.OK : HttpStatusCode.Forbidden));
            Assert.That((await host.Client(role).PostAsJsonAsync(notes, new { text = "Une autre" })).StatusCode, Is.EqualTo(writes ? HttpStatusCode.Created : HttpStatusCode.Forbidden));
            Assert.That((await host.Client(role).PostAsJsonAsync($"{notes}/{id}/pinning", new { isPinned = true })).StatusCode, Is.EqualTo(writes ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden));
            if (!writes) Assert.That((await host.Client(role).PutAsJsonAsync($"{notes}/{id}", new { text = "Autre" })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            if (!writes) Assert.That((await host.Client(role).PostAsJsonAsync($"{notes}/{id}/removal", new { })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            if (reads && !writes) Assert.That((await (await host.Client(role).GetAsync(notes)).Json()).GetProperty("people").GetArrayLength(), Is.Zero);
        }
    }

    [Test]
    public async Task Pinned_ones_stand_first_then_the_latest()
    {
        var (host, notes) = await Start();
        await using var _ = host;
        var first = await WriteOne(host, notes, new { text = "Première" });
        await WriteOne(host, notes, new { text = "Épinglée", isPinned = true });
        await WriteOne(host, notes, new { text = "Dernière" });
        Assert.That((await List(host, notes)).Select(x => x.GetProperty("text").GetString()), Is.EqualTo(new[] { "Épinglée", "Dernière", "Première" }));

        await (await host.Client(Roles.Director).PostAsJsonAsync($"{notes}/{first}/pinning", new { isPinned = true })).Json(HttpStatusCode.NoContent);

        Assert.That((await List(host, notes)).Count(x => x.GetProperty("isPinned").GetBoolean()), Is.EqualTo(2));
    }

    [Test]
    public async Task Only_who_wrote_it_edits_it_and_what_it_said_before_stays()
    {
        var (host, notes) = await Start();
        await using var _ = host;
        var id = await WriteOne(host, notes, new { text = "Bail de trois ans" });
        Assert.That(await (await host.Client(Roles.Director).PutAsJsonAsync($"{notes}/{id}", new { text = "Bail de neuf ans" })).Code(HttpStatusCode.Conflict), Is.EqualTo("note.of-somebody-else"));

        await (await host.Client(Roles.LoanOfficer).PutAsJsonAsync($"{notes}/{id}", new { text = "Bail de six ans" })).Json();
        await (await host.Client(Roles.LoanOfficer).PutAsJsonAsync($"{notes}/{id}", new { text = "Bail de six ans" })).Json(); // changes nothing

        var note = (await List(host, notes)).Single();
        Assert.That(note.GetProperty("steps").EnumerateArray().Select(x => (x.GetProperty("kind").GetString(), x.GetProperty("text").GetString())), Is.EqualTo(new[] { ("written", "Bail de trois ans"), ("edited", "Bail de six ans") }));
    }

    [TestCase(Roles.LoanOfficer)]
    [TestCase(Roles.Director)]
    public async Task Removed_by_its_author_or_a_director_nothing_of_its_words_is_kept_and_the_trace_is(string by)
    {
        var (host, notes) = await Start();
        await using var _ = host;
        var id = await WriteOne(host, notes);
        await (await host.Client(Roles.LoanOfficer).PutAsJsonAsync($"{notes}/{id}", new { text = Secret + " !" })).Json();
        if (by is Roles.LoanOfficer) Assert.That(await (await host.Client(by, account: "another").PostAsJsonAsync($"{notes}/{id}/removal", new { })).Code(HttpStatusCode.Conflict), Is.EqualTo("note.of-somebody-else"));

        await (await host.Client(by).PostAsJsonAsync($"{notes}/{id}/removal", new { })).Json(HttpStatusCode.NoContent);

        var note = (await List(host, notes)).Single();
        Assert.That((note.GetProperty("isRemoved").GetBoolean(), note.GetProperty("author").GetString(), note.GetProperty("allowed").GetArrayLength()), Is.EqualTo((true, Roles.LoanOfficer, 0)));
        Assert.That(note.GetProperty("steps").EnumerateArray().Last().GetProperty("by").GetString(), Is.EqualTo(by));
        Assert.That(note.GetRawText(), Does.Not.Contain("7319"));
        Assert.That(await host.Read(async db => JsonSerializer.Serialize(await db.Set<DossierNote>().AsNoTracking().ToListAsync())), Does.Not.Contain("7319"), "nor in the database");
        Assert.That(await (await host.Client(Roles.LoanOfficer).PutAsJsonAsync($"{notes}/{id}", new { text = "Autre" })).Code(HttpStatusCode.Conflict), Is.EqualTo("note.removed"));
    }

    /// <summary>S24: a mentor and a member may not read it; the treasurer may.</summary>
    [Test]
    public async Task A_mention_reaches_who_may_read_it_and_tells_others_nothing_at_all()
    {
        var (host, notes) = await Start();
        await using var _ = host;
        foreach (var role in new[] { Roles.Mentor, Roles.CommitteeMember, Roles.Treasurer })
            host.Mailboxes.Add((Permissions.ReadApplications, new(PlatformHost.AccountOf(role), role, $"{role}@plateforme.example", "fr")));

        var written = await Write(host, notes, new { text = Secret, mentions = new[] { Roles.Mentor, Roles.CommitteeMember, Roles.Treasurer }.Select(PlatformHost.AccountOf) });

        Assert.That(Strings(written.GetProperty("notTold")), Is.EquivalentTo(new[] { Roles.Mentor, Roles.CommitteeMember }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await host.Kinds(Roles.Treasurer), Is.EqualTo(new[] { "note-mention" }));
            Assert.That(await host.Kinds(Roles.Mentor), Is.Empty);
            Assert.That(await host.Kinds(Roles.CommitteeMember), Is.Empty);
            Assert.That((await host.Client(Roles.CommitteeMember).GetAsync(notes)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "the mention gives no right");
        }

        var told = await host.Read(db => db.Set<Notice>().AsNoTracking().ToListAsync());
        Assert.That(told.Select(x => x.AccountId), Is.EqualTo(new Guid?[] { PlatformHost.AccountOf(Roles.Treasurer) }));
        Assert.That(JsonSerializer.Serialize(told), Does.Not.Contain("7319"), "what the note says is told nobody");
        Assert.That(await host.Read(db => db.Set<CalendarMail>().CountAsync()), Is.Zero);
    }

    /// <summary>Before it is kept, too: the list of who can be mentioned says who reads nothing.</summary>
    [Test]
    public async Task Who_can_be_mentioned_is_listed_with_whether_they_may_read_it()
    {
        var (host, notes) = await Start();
        await using var _ = host;

        var people = (await (await host.Client(Roles.LoanOfficer).GetAsync(notes)).Json()).GetProperty("people").EnumerateArray().ToDictionary(x => x.GetProperty("name").GetString()!, x => x.GetProperty("mayRead").GetBoolean());

        Assert.That(people.Where(x => x.Value).Select(x => x.Key), Is.EquivalentTo(new[] { Roles.Director, Roles.Treasurer, Roles.Auditor }));
        Assert.That(people.Where(x => !x.Value).Select(x => x.Key), Is.EquivalentTo(new[] { Roles.CommitteeMember, Roles.Mentor, Roles.PlatformAdministrator }));
    }

    [Test]
    public async Task Edited_it_tells_those_who_are_mentioned_for_the_first_time()
    {
        var (host, notes) = await Start();
        await using var _ = host;
        var id = await WriteOne(host, notes, new { text = "À lire", mentions = new[] { PlatformHost.AccountOf(Roles.Treasurer) } });
        foreach (var text in new[] { "À lire, s’il vous plaît", "À lire vite" })
            await (await host.Client(Roles.LoanOfficer).PutAsJsonAsync($"{notes}/{id}", new { text, mentions = new[] { Roles.Treasurer, Roles.Director }.Select(PlatformHost.AccountOf) })).Json();

        Assert.That((await host.Kinds(Roles.Treasurer), await host.Kinds(Roles.Director)), Is.EqualTo((new[] { "note-mention" }, new[] { "note-mention" })));
        await (await host.Client(Roles.LoanOfficer).PostAsJsonAsync($"{notes}/{id}/removal", new { })).Json(HttpStatusCode.NoContent);
        Assert.That((await host.Unread(Roles.Treasurer), await host.Unread(Roles.Director)), Is.EqualTo((0, 0)));
    }

    [TestCase("""{"text":" "}""", 400)]
    [TestCase("""{"text":null}""", 400)]
    [TestCase("""{"text":"À lire","mentions":["00000000-0000-0000-0000-000000000001"]}""", 409)]
    public async Task What_makes_no_sense_is_refused(string input, int status)
    {
        var (host, notes) = await Start();
        await using var _ = host;

        var body = await (await host.Client(Roles.LoanOfficer).PostAsJsonAsync(notes, JsonDocument.Parse(input).RootElement)).Json((HttpStatusCode)status);

        if (status is 409) Assert.That(body.GetProperty("code").GetString(), Is.EqualTo("note.no-such-person"));
        Assert.That((await host.Client(Roles.LoanOfficer).PostAsJsonAsync(notes, new { text = new string('x', DossierNote.Longest + 1) })).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await host.Read(db => db.Set<DossierNote>().CountAsync()), Is.Zero);
    }

    [Test]
    public async Task One_that_was_changed_meanwhile_stays_and_there_is_none_of_another_platform_or_dossier()
    {
        var (host, notes) = await Start();
        await using var _ = host;
        var id = await WriteOne(host, notes);
        await (await host.Client(Roles.LoanOfficer).PutAsJsonAsync($"{notes}/{id}", new { text = "Autre", revision = 0 })).Json();

        using var stale = new HttpRequestMessage(HttpMethod.Post, $"{notes}/{id}/removal") { Content = JsonContent.Create(new { }) };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        Assert.That(await (await host.Client(Roles.LoanOfficer).SendAsync(stale)).Code(HttpStatusCode.PreconditionFailed), Is.EqualTo("changed-meanwhile"));
        Assert.That((await List(host, notes)).Single().GetProperty("text").GetString(), Is.EqualTo("Autre"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await host.Client(Roles.LoanOfficer, FixedOrganisations.Ior).GetAsync(notes)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await host.Client(Roles.LoanOfficer, FixedOrganisations.Ior).PostAsJsonAsync(notes, new { text = "Ici" })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await host.Client(Roles.LoanOfficer).PostAsJsonAsync($"/api/applications/{Guid.NewGuid()}/notes/{id}/removal", new { })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    /// <summary>What members of its committee read of a dossier says nothing of notes.</summary>
    [Test]
    public async Task The_dossier_and_its_summary_say_nothing_of_them()
    {
        var (host, notes) = await Start();
        await using var _ = host;
        await Write(host, notes);
        var dossier = notes[..notes.LastIndexOf('/')];

        foreach (var path in new[] { dossier, $"{dossier}/summary", "/api/applications" })
            Assert.That(await (await host.Client(Roles.LoanOfficer).GetAsync(path)).Content.ReadAsStringAsync(), Does.Not.Contain("7319"), path);
    }
}
