using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;

namespace Alliance.Platform.Tests.Governance;

/// <summary>What a member reads and writes for themselves.</summary>
internal sealed class PrivateNotesTests
{
    [Test]
    public async Task Notes_are_read_by_their_writer_alone()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        await Write(room.Of("P2"), room, "Phrase-7319");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Read(room.Of("P2"), room), Does.Contain("Phrase-7319"));
            foreach (var (who, client) in new[] { ("the chair", room.Of("P1")), ("the director", room.Director), ("the auditor", room.Host.Client(Roles.Auditor)) })
            {
                Assert.That(await Read(client, room), Does.Not.Contain("7319"), who);
                foreach (var path in new[] { "", "/minutes", "/facts" }) Assert.That(await (await client.GetAsync($"/api/sessions/{room.Session}{path}")).Content.ReadAsStringAsync(), Does.Not.Contain("7319"), who + path);
            }

            Assert.That((await room.Host.Client(Roles.CommitteeMember, account: "Nobody").GetAsync($"/api/sessions/{room.Session}/my-notes")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "no member of this body");
        }
    }

    [Test]
    public async Task They_are_changed_emptied_and_kept_after_the_close()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        await Write(room.Of("P2"), room, "Une première idée");
        await room.Do("closing", new { });
        await Write(room.Of("P2"), room, "Une autre");
        Assert.That(await Read(room.Of("P2"), room), Does.Contain("Une autre").And.Not.Contains("première"));

        await Write(room.Of("P2"), room, "  ");

        Assert.That(await Read(room.Of("P2"), room), Is.EqualTo("[]"));
        Assert.That((await room.Of("P2").PutAsJsonAsync($"/api/sessions/{room.Session}/my-notes/9", new { words = "x" })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "no such item");
        Assert.That((await room.Of("P2").PutAsJsonAsync($"/api/sessions/{room.Session}/my-notes/1", new { words = new string('x', 4_001) })).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    /// <summary>Two dossiers; P2 is recused from the second.</summary>
    [Test]
    public async Task Each_member_takes_the_summaries_of_what_they_may_read()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        Assert.That(await (await room.Of("P2").GetAsync($"/api/sessions/{room.Session}/pack.pdf")).Code(HttpStatusCode.Conflict), Is.EqualTo("pack.empty"), "a resolution alone");
        await room.Call(await new DossierInput { Cin = null, Entrepreneur = "Karim Tazi" }.Ready(room.Host));
        await room.Call(await new DossierInput { Cin = null, Entrepreneur = "Salma Idrissi", Enterprise = "Atelier" }.Ready(room.Host));
        await room.Do("conflicts", new { item = 3, reason = "Cousine" }, "P2");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Pages(room.Of("P1"), room), Is.EqualTo(2));
            Assert.That(await Pages(room.Of("P2"), room), Is.EqualTo(1));
            Assert.That(await Pages(room.Director, room), Is.EqualTo(2));
        }
    }

    private static async Task<int> Pages(HttpClient client, SittingRoom room)
    {
        var answer = await client.GetAsync($"/api/sessions/{room.Session}/pack.pdf?language=ar");
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/pdf"));
        using var read = UglyToad.PdfPig.PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
        return read.NumberOfPages;
    }

    private static Task<string> Read(HttpClient client, SittingRoom room) => client.GetStringAsync($"/api/sessions/{room.Session}/my-notes");

    private static async Task Write(HttpClient client, SittingRoom room, string words) =>
        Assert.That((await client.PutAsJsonAsync($"/api/sessions/{room.Session}/my-notes/1", new { words })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
}
