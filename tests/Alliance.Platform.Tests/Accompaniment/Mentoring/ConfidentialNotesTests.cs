using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Alliance.Kernel;
using Microsoft.Data.Sqlite;

namespace Alliance.Platform.Tests.Accompaniment.Mentoring;

/// <summary>S23 of the cases: what a mentor marks confidential is read by them alone, through whatever door (ADR 0039).</summary>
internal sealed class ConfidentialNotesTests
{
    private const string Phrase = "Phrase-7319";

    private static readonly object Written = new { title = $"{Phrase} titre", words = $"{Phrase}, différend entre associés" };

    private static async Task<(PlatformHost Host, string Mentor, string Pair)> Start()
    {
        var host = await PlatformHost.Start(funded: false);
        var mentor = await host.Mentor();
        var pair = await host.Running(mentor);
        await (await host.Client(Roles.Mentor).PostAsJsonAsync($"/api/pairs/{pair}/notes", Written)).Json(HttpStatusCode.Created);
        return (host, mentor, pair);
    }

    private static async Task<JsonElement[]> Notes(PlatformHost host, string pair) => [.. (await (await host.Client(Roles.Mentor).GetAsync($"/api/pairs/{pair}/notes")).Json()).EnumerateArray()];

    [Test]
    public async Task The_mentor_reads_changes_and_deletes_them()
    {
        var (host, _, pair) = await Start();
        await using var __ = host;
        var note = (await Notes(host, pair)).Single();
        Assert.That((note.GetProperty("text").GetProperty("title").GetString(), note.GetProperty("text").GetProperty("words").GetString()), Is.EqualTo(($"{Phrase} titre", $"{Phrase}, différend entre associés")));

        var path = $"/api/pairs/{pair}/notes/{note.GetProperty("id").GetString()}";
        await (await host.Client(Roles.Mentor).PutAsJsonAsync(path, new { title = "Autre", words = "Réglé", revision = note.GetProperty("revision").GetInt64() })).Json(HttpStatusCode.NoContent);
        Assert.That((await Notes(host, pair)).Single().GetProperty("text").GetProperty("words").GetString(), Is.EqualTo("Réglé"));
        Assert.That((await host.Client(Roles.Mentor).DeleteAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Notes(host, pair), Is.Empty);
    }

    /// <summary>Every address of the platform's API that takes no key but the pair's, asked by every other role and by another mentor.</summary>
    [Test]
    public async Task Nobody_else_reads_them_by_any_address()
    {
        var (host, mentor, pair) = await Start();
        await using var _ = host;
        await host.Mentor("Khadija Alaoui", "khadija");
        var found = await host.Pair(pair);
        var keys = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["/api/pairs/{id}"] = pair,
            ["/api/mentors/{id}"] = mentor,
            ["/api/enterprises/{id}"] = found.GetProperty("enterpriseId").GetString(),
            ["/api/persons/{id}"] = found.GetProperty("entrepreneurId").GetString(),
        };
        var addresses = PlatformHost.Routes
            .Where(x => x.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()?.HttpMethods.Contains("GET") is true)
            .Select(x => "/" + x.RoutePattern.RawText!.Trim('/'))
            .Select(x => keys.Where(y => x.StartsWith(y.Key, StringComparison.Ordinal)).Select(y => x.Replace("{id}", y.Value, StringComparison.Ordinal)).FirstOrDefault(x))
            .Where(x => !x.Contains('{', StringComparison.Ordinal)).SelectMany(x => new[] { x, $"{x}?search=7319", $"{x}?q=7319" }).ToList();
        Assert.That(addresses, Has.Count.GreaterThan(60));
        Assert.That(addresses, Does.Contain($"/api/pairs/{pair}/notes"));

        using (Assert.EnterMultipleScope())
        {
            foreach (var (role, account) in Roles.Of(HostKind.Platform).Where(x => x != Roles.Mentor).Select(x => (x, (string?)null)).Append((Roles.Mentor, "khadija")))
            {
                foreach (var address in addresses)
                {
                    var said = await (await host.Client(role, account: account).GetAsync(address)).Content.ReadAsStringAsync();
                    Assert.That(said, Does.Not.Contain(Phrase), $"{role} {address}");
                }

                var own = await host.Client(role, account: account).GetAsync($"/api/pairs/{pair}/notes");
                Assert.That(own.StatusCode, Is.EqualTo(role is Roles.Mentor ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden), role);
            }
        }
    }

    [Test]
    public async Task No_byte_of_them_lies_in_the_databases_or_in_a_mail()
    {
        var (host, _, pair) = await Start();
        await using var __ = host;
        await (await host.Client(Roles.Mentor).PostAsJsonAsync($"/api/pairs/{pair}/notes", new { title = "Autre", words = string.Join(' ', Enumerable.Repeat(Phrase, 200)) })).Json(HttpStatusCode.Created);
        await host.Read(async db =>
        {
            await using var connection = new SqliteConnection(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetConnectionString(db.Database));
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            return await command.ExecuteScalarAsync();
        });

        string[] forms = [Phrase, "différend", "7319"];
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in host.Folder.EnumerateFiles("*", SearchOption.AllDirectories))
            {
                await using var content = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var bytes = new MemoryStream();
                await content.CopyToAsync(bytes);
                foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
                    foreach (var form in forms.Take(2)) // the number alone is in many keys
                        Assert.That(bytes.ToArray().AsSpan().IndexOf(encoding.GetBytes(form)), Is.EqualTo(-1), $"{file.Name} {form}");
            }

            Assert.That(host.Mail.Sent.Select(x => x.Text + x.Subject), Is.All.Not.Contain(Phrase));
        }
    }

    /// <summary>The director gives the profile another account: it opens nothing; the first one still opens its own once it has it back.</summary>
    [Test]
    public async Task Another_account_of_the_mentor_opens_nothing()
    {
        var (host, mentor, pair) = await Start();
        await using var _ = host;
        async Task Take(string account) => await (await host.Client(Roles.Director).PutAsJsonAsync($"/api/mentors/{mentor}", new { profile = MentoringCase.Profile("Omar Berrada", account) })).Json(HttpStatusCode.NoContent);

        await Take("directrice");
        var others = await (await host.Client(Roles.Mentor, account: "directrice").GetAsync($"/api/pairs/{pair}/notes")).Json();
        Assert.That(others.GetArrayLength(), Is.Zero);
        Assert.That((await host.Client(Roles.Mentor).GetAsync($"/api/pairs/{pair}/notes")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        await Take(Roles.Mentor);
        Assert.That((await Notes(host, pair)).Single().GetProperty("text").GetProperty("title").GetString(), Does.StartWith(Phrase));
    }

    [Test]
    public async Task What_a_mentor_wrote_goes_with_them()
    {
        var (host, mentor, pair) = await Start();
        await using var _ = host;
        Assert.That(await (await host.Client(Roles.Director).PostAsJsonAsync($"/api/mentors/{mentor}/leaving", new { reason = "Déménage" })).Code(HttpStatusCode.Conflict), Is.EqualTo("mentor.has-pairs"));
        Assert.That(await Notes(host, pair), Has.Length.EqualTo(1), "refused, nothing goes");
        await host.Done(pair, "ending", new { on = "2023-06-15", reason = "Déménage" });

        await (await host.Client(Roles.Director).PostAsJsonAsync($"/api/mentors/{mentor}/leaving", new { reason = "Déménage" })).Json(HttpStatusCode.NoContent);

        Assert.That(await Notes(host, pair), Is.Empty);
        Assert.That(await host.Read(db => Task.FromResult(db.Set<Alliance.Platform.Accompaniment.Mentoring.Notes.NoteKey>().Count())), Is.Zero);
    }

    /// <summary>Ten letters and nine hundred fill the same: the size says nothing.</summary>
    [Test]
    public async Task Their_size_says_nothing()
    {
        var (host, _, pair) = await Start();
        await using var __ = host;
        await (await host.Client(Roles.Mentor).PostAsJsonAsync($"/api/pairs/{pair}/notes", new { title = "x", words = new string('a', 900) })).Json(HttpStatusCode.Created);

        var sizes = await host.Read(db => Task.FromResult(db.Set<Alliance.Platform.Accompaniment.Mentoring.Notes.ConfidentialNote>().ToList().ConvertAll(x => x.Sealed.Length)));

        Assert.That(sizes, Is.EqualTo(new[] { 1_024 + 28, 1_024 + 28 }));
    }
}
