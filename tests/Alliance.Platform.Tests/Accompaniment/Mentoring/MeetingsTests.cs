using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Desk;
using Alliance.Platform.Calendar;
using Alliance.Platform.Tests.Notices;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Accompaniment.Mentoring;

/// <summary>Meetings of a pair: planned, logged, and what was agreed in them. The charter is signed on 15 June 2023.</summary>
internal sealed class MeetingsTests
{
    private static object Log(string on, params object[] actions) => new { on, way = "in-person", minutes = 90, mood = "worried", topics = "Trésorerie de l’été", place = "Atelier", actions };

    private static async Task<(PlatformHost Host, string Pair)> Start()
    {
        var host = await PlatformHost.Start(funded: false);
        host.Mailboxes.Add((Permissions.Mentor, new(PlatformHost.AccountOf(Roles.Mentor), "Omar Berrada", "parrain@plateforme.example", "fr")));
        return (host, await host.Running(await host.Mentor()));
    }

    private static Task<HttpResponseMessage> Post(PlatformHost host, string pair, string path, object input, string role = Roles.Mentor) => host.Client(role).PostAsJsonAsync($"/api/pairs/{pair}/meetings{path}", input);

    private static async Task<string> Added(Task<HttpResponseMessage> answer) => (await (await answer).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    private static async Task<JsonElement[]> Meetings(PlatformHost host, string pair) => [.. (await host.Pair(pair)).GetProperty("meetings").EnumerateArray()];

    private static async Task<string[]> Drifts(PlatformHost host, string pair) =>
        [.. (await host.Pair(pair)).GetProperty("pair").GetProperty("drifts").EnumerateArray().Select(x => $"{x.GetProperty("kind").GetString()} {x.GetProperty("since").GetString()}")];

    private static async Task Night(PlatformHost host, DateOnly day)
    {
        host.Organisations.GoTo(day);
        await host.Run<IServiceProvider>(async x =>
        {
            await x.GetRequiredService<FollowPairs>().Step(new BusinessDays(day.AddDays(-1), day), default);
            await x.GetRequiredService<PlatformDb>().SaveChangesAsync();
        });
    }

    [Test]
    public async Task A_planned_meeting_is_logged_on_its_day_and_stays_one()
    {
        var (host, pair) = await Start();
        await using var _ = host;
        var id = await Added(Post(host, pair, "", new { on = "2023-06-20", at = "10:30", way = "in-person", place = "Atelier" }));
        Assert.That(await (await Post(host, pair, "/log", Log("2023-06-20"))).Code(HttpStatusCode.Conflict), Is.EqualTo("meeting.in-the-future"));
        host.Organisations.GoTo(new(2023, 6, 21));

        Assert.That(await Added(Post(host, pair, "/log", Log("2023-06-20", new { words = "Relancer deux clients", whose = "entrepreneur", dueOn = "2023-07-05" }))), Is.EqualTo(id));

        var meeting = (await Meetings(host, pair)).Single();
        Assert.That((meeting.GetProperty("state").GetString(), meeting.GetProperty("mood").GetString(), meeting.GetProperty("minutes").GetInt32(), meeting.GetProperty("at").GetString()), Is.EqualTo(("held", "worried", 90, "10:30:00")));
        var action = meeting.GetProperty("actions").EnumerateArray().Single();
        Assert.That((action.GetProperty("words").GetString(), action.GetProperty("dueOn").GetString(), action.GetProperty("doneOn").ValueKind), Is.EqualTo(("Relancer deux clients", "2023-07-05", JsonValueKind.Null)));

        var settle = $"/api/pairs/{pair}/meetings/{id}/actions/{action.GetProperty("id").GetString()}";
        await (await host.Client(Roles.Mentor).PutAsJsonAsync(settle, new { isDone = true })).Json(HttpStatusCode.NoContent);
        Assert.That((await Meetings(host, pair)).Single().GetProperty("actions")[0].GetProperty("doneOn").GetString(), Is.EqualTo("2023-06-21"));
        await (await host.Client(Roles.Mentor).PutAsJsonAsync(settle, new { isDone = false })).Json(HttpStatusCode.NoContent);
        Assert.That((await host.Pair(pair)).GetProperty("pair").GetProperty("openActions").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_mentor_s_calendar_takes_moves_and_removes_it_and_names_nobody()
    {
        var (host, pair) = await Start();
        await using var _ = host;
        var id = await Added(Post(host, pair, "", new { on = "2023-06-20", at = "10:30", way = "in-person", place = "Atelier" }));
        await (await host.Client(Roles.Mentor).PutAsJsonAsync($"/api/pairs/{pair}/meetings/{id}", new { on = "2023-06-22", at = "15:00", way = "by-phone" })).Json(HttpStatusCode.NoContent);
        await (await Post(host, pair, $"/{id}/calling-off", new { reason = "Malade" })).Json(HttpStatusCode.NoContent);
        while (await host.Run<CalendarMailer, bool>(x => x.Step(default)))
        {
            // until nothing waits
        }

        var sent = host.Mail.Sent.Where(x => x.Calendar is not null).ToList();
        Assert.That(sent.Select(x => x.Calendar!.Method), Is.EqualTo(new[] { "REQUEST", "REQUEST", "CANCEL" }));
        Assert.That(sent.Select(x => string.Concat(x.Calendar!.Text.Split("\r\n").Where(y => y.StartsWith("SEQUENCE", StringComparison.Ordinal) || y.StartsWith("DTSTART", StringComparison.Ordinal)))), Is.EqualTo(new[]
        {
            "DTSTART:20230620T103000ZSEQUENCE:1", "DTSTART:20230622T150000ZSEQUENCE:2", "DTSTART:20230622T150000ZSEQUENCE:3",
        }));
        Assert.That(sent.Select(x => x.Text + x.Subject + x.Calendar!.Text), Is.All.Not.Contain("Amrani").And.All.Not.Contain("Tafraout"));
    }

    /// <summary>By hand: signed 15 June, 30 days are kept on 15 July and missed on the 16th; met 16 July, 45 days are kept on 30 August and missed on the 31st.</summary>
    [Test]
    public async Task A_pair_drifts_from_the_day_after_its_limit_on()
    {
        var (host, pair) = await Start();
        await using var _ = host;
        host.Organisations.GoTo(new(2023, 7, 15));
        Assert.That(await Drifts(host, pair), Is.Empty);
        host.Organisations.GoTo(new(2023, 7, 16));
        Assert.That(await Drifts(host, pair), Is.EqualTo(new[] { "no-first-meeting 2023-07-16" }));

        await Added(Post(host, pair, "/log", Log("2023-07-16", new { words = "Relancer deux clients", whose = "entrepreneur", dueOn = "2023-08-10" })));
        host.Organisations.GoTo(new(2023, 8, 10));
        Assert.That(await Drifts(host, pair), Is.Empty);
        host.Organisations.GoTo(new(2023, 8, 30));
        Assert.That(await Drifts(host, pair), Is.EqualTo(new[] { "action-late 2023-08-11" }));
        host.Organisations.GoTo(new(2023, 8, 31));
        Assert.That(await Drifts(host, pair), Is.EqualTo(new[] { "action-late 2023-08-11", "no-meeting 2023-08-31" }));
    }

    /// <summary>The mentor first, once; who coordinates more than seven days later.</summary>
    [Test]
    public async Task Who_drifts_is_told_in_steps()
    {
        var (host, pair) = await Start();
        await using var _ = host;
        await Night(host, new(2023, 7, 15));
        Assert.That(await host.Kinds(Roles.Mentor), Does.Not.Contain("mentoring-drift"));
        await Night(host, new(2023, 7, 16));
        await Night(host, new(2023, 7, 17));
        Assert.That((await host.Kinds(Roles.Mentor)).Count(x => x == "mentoring-drift"), Is.EqualTo(1));
        await Night(host, new(2023, 7, 22));
        Assert.That(await host.Kinds(Roles.Director), Does.Not.Contain("mentoring-drift-on"), "the seventh day");
        await Night(host, new(2023, 7, 23));
        Assert.That((await host.Kinds(Roles.Director)).Count(x => x == "mentoring-drift-on"), Is.EqualTo(1));

        await host.Done(pair, "ending", new { on = "2023-07-23", reason = "Sans suite" });
        await Night(host, new(2023, 7, 24));
        Assert.That(await host.Unread(Roles.Mentor), Is.Zero, "what has ended drifts no more");
    }

    [Test]
    public async Task Meetings_are_of_signed_charters_and_not_before_them()
    {
        await using var host = await PlatformHost.Start(funded: false);
        var mentor = await host.Mentor();
        var agreed = await host.Agreed(mentor);
        Assert.That(await (await Post(host, agreed, "", new { on = "2023-06-20", way = "by-phone" })).Code(HttpStatusCode.Conflict), Is.EqualTo("meeting.not-running"));
        foreach (var party in new[] { "mentor", "entrepreneur", "platform" }) await host.Done(agreed, "signatures", new { party, on = "2023-06-15" });

        Assert.That(await (await Post(host, agreed, "/log", Log("2023-06-14"))).Code(HttpStatusCode.Conflict), Is.EqualTo("meeting.before-start"));
        Assert.That(await (await Post(host, agreed, "/log", Log("2023-06-15", new { words = "Hier", whose = "mentor", dueOn = "2023-06-14" }))).Code(HttpStatusCode.Conflict), Is.EqualTo("meeting.action-before"));
        Assert.That((await Meetings(host, agreed)).Length, Is.Zero, "what is refused stores nothing");
    }
}
