using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Alliance.Platform.Tests.Governance;

/// <summary>Two secretaries, one agenda: who works on an old page is told, and nothing is lost.</summary>
internal sealed class AgendaTests
{
    private static string Order(JsonElement session) =>
        string.Join(' ', session.GetProperty("agenda").EnumerateArray().Select(x => x.GetProperty("title").GetString()));

    /// <param name="revision">As a client sends it; null without the header.</param>
    private static HttpRequestMessage Move(SittingRoom room, int item, int position, string? revision)
    {
        var move = new HttpRequestMessage(HttpMethod.Post, $"/api/sessions/{room.Session}/agenda/{item}/position") { Content = JsonContent.Create(new { position }) };
        if (revision is not null) move.Headers.TryAddWithoutValidation("If-Match", revision);
        return move;
    }

    private static async Task<SittingRoom> WithFourItems()
    {
        var room = await SittingRoom.Plan("");
        foreach (var title in new[] { "D01", "D02", "D03", "D04" }) await (await room.Add(title)).Json();
        return room;
    }

    [Test]
    public async Task The_second_to_move_is_told_and_moves_again_from_the_new_order()
    {
        await using var room = await WithFourItems();
        var read = (await room.Director.GetAsync($"/api/sessions/{room.Session}")).Headers.ETag!.ToString();

        var first = await (await room.Director.SendAsync(Move(room, 4, 1, read))).Json();
        Assert.That(Order(first), Is.EqualTo("D04 D01 D02 D03"));
        Assert.That(await (await room.Director.SendAsync(Move(room, 1, 4, read))).Code(HttpStatusCode.PreconditionFailed), Is.EqualTo("changed-meanwhile"));
        Assert.That(Order(await room.Show()), Is.EqualTo("D04 D01 D02 D03"));

        var again = await (await room.Director.SendAsync(Move(room, 1, 4, (await room.Director.GetAsync($"/api/sessions/{room.Session}")).Headers.ETag!.ToString()))).Json();
        Assert.That(Order(again), Is.EqualTo("D04 D02 D03 D01"));
        Assert.That(await (await room.Director.SendAsync(Move(room, 1, 4, "seven"))).Code(HttpStatusCode.BadRequest), Is.EqualTo("bad-request"));
    }

    [Test]
    public async Task Fifty_moves_at_once_leave_every_item_once()
    {
        await using var room = await WithFourItems();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(Moved));

        Assert.That(answers, Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(Order(await room.Show()).Split(' ').Order(), Is.EqualTo(new[] { "D01", "D02", "D03", "D04" }));

        // Who is told that too many wait to write comes again, as often as it takes.
        async Task<HttpStatusCode> Moved(int number)
        {
            while (true)
            {
                using var answer = await room.Director.SendAsync(Move(room, number % 4 + 1, number % 5 + 1, revision: null));
                if (answer.StatusCode is not HttpStatusCode.ServiceUnavailable) return answer.StatusCode;
            }
        }
    }

    [Test]
    public async Task What_has_been_called_stays_and_what_hasn_t_can_be_taken_off()
    {
        await using var room = await SittingRoom.Open("", "P1");
        await (await room.Add("Règlement intérieur")).Json();

        Assert.That(await (await room.Director.DeleteAsync($"/api/sessions/{room.Session}/agenda/1")).Code(HttpStatusCode.Conflict), Is.EqualTo("agenda.called"));
        Assert.That(Order(await (await room.Director.DeleteAsync($"/api/sessions/{room.Session}/agenda/2")).Json()), Is.EqualTo("Budget 2023"));
        Assert.That((await room.Director.DeleteAsync($"/api/sessions/{room.Session}/agenda/2")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await room.Of("P1").DeleteAsync($"/api/sessions/{room.Session}/agenda/1")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
