using System.Net;
using System.Net.Http.Json;
using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Calendar;
using Alliance.Platform.Governance.Convening;
using Alliance.Platform.Governance.Sessions;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Governance;

/// <summary>Members are called by mail, with files that calendars take, change and let go; they answer, and the quorum is forecast.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class ConveningTests
{
    private static readonly DateOnly Day = FixedOrganisations.Today.AddDays(8);

    /// <summary>Planned for ten o'clock, with a mailbox for each member.</summary>
    private static async Task<SittingRoom> Planned(string statutes = "", string? place = null)
    {
        var room = await SittingRoom.Plan(statutes);
        foreach (var member in SittingRoom.Members)
            room.Host.Mailboxes.Add((Permissions.AttendSessions, new(PlatformHost.AccountOf(member), $"Membre {member}", $"{member.ToLowerInvariant()}@membres.example", member == "R2" ? "ar" : "fr")));
        await room.Add("Budget 2023");
        await room.Do("arrangement", new { meetsOn = Day, startsAt = "10:00", place = place ?? "Siège, Agadir" });
        return room;
    }

    private static async Task Send(SittingRoom room)
    {
        while (await room.Host.Run<CalendarMailer, bool>(x => x.Step(default))) continue;
    }

    /// <summary>Of what was sent to a member: properties of each calendar, unfolded.</summary>
    private static List<Dictionary<string, string>> Calendars(SittingRoom room, string member) =>
    [
        .. room.Host.Mail.Sent.Where(x => x.Address == $"{member.ToLowerInvariant()}@membres.example" && x.Calendar is not null).Select(x =>
        {
            var lines = x.Calendar!.Text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Dictionary<string, string> read = new(StringComparer.Ordinal) { ["mail"] = x.Calendar.Method };
            foreach (var line in lines)
            {
                var name = line[..line.IndexOfAny([':', ';'])];
                read[name] = read.TryGetValue(name, out var before) ? $"{before}|{line[(line.IndexOf(':') + 1)..]}" : line[(line.IndexOf(':') + 1)..];
            }

            return read;
        }),
    ];

    private static Task Daily(SittingRoom room, DateOnly day)
    {
        room.Host.Organisations.GoTo(day);
        return room.Host.Run<IServiceProvider>(async scope =>
        {
            await scope.GetRequiredService<FollowInvitations>().Step(new BusinessDays(day.AddDays(-1), day), default);
            await scope.GetRequiredService<PlatformDb>().SaveChangesAsync();
        });
    }

    /// <summary>Called for 10:00, moved to 11:00, one member taken off, called off: one UID, a number that grows, the method in file and mail alike.</summary>
    [Test]
    public async Task Calendars_take_move_and_remove_the_meeting()
    {
        await using var room = await Planned();
        await room.Do("convening", new { });
        await room.Do("arrangement", new { meetsOn = Day, startsAt = "11:00", place = "Siège, Agadir" });
        var p3 = await room.Host.Read(db => Task.FromResult(db.Set<Alliance.Platform.Governance.Bodies.BodyMember>().Single(x => x.Name == "Membre P3").Id));
        (await room.Director.PostAsJsonAsync($"/api/bodies/{room.Body}/members/{p3}/mandates/ending", new { lastDay = FixedOrganisations.Today })).EnsureSuccessStatusCode();
        await Daily(room, FixedOrganisations.Today.AddDays(1));
        await room.Do("cancellation", new { reason = "Salle indisponible" });
        await Send(room);

        var (kept, off) = (Calendars(room, "P2"), Calendars(room, "P3"));
        Assert.That(kept.Select(x => (x["METHOD"], x["mail"], x["SEQUENCE"], x["STATUS"])), Is.EqualTo(new[] { ("REQUEST", "REQUEST", "0", "CONFIRMED"), ("REQUEST", "REQUEST", "2", "CONFIRMED"), ("CANCEL", "CANCEL", "4", "CANCELLED") }));
        Assert.That(kept.Select(x => x["DTSTART"]), Is.EqualTo(new[] { $"{Day:yyyyMMdd}T100000Z", $"{Day:yyyyMMdd}T110000Z", $"{Day:yyyyMMdd}T110000Z" }));
        Assert.That(kept.Concat(off).Select(x => x["UID"]).Distinct().Count(), Is.EqualTo(1));
        Assert.That(kept.Select(x => x["ATTENDEE"]).Distinct(), Is.EqualTo(new[] { "mailto:p2@membres.example" }));
        Assert.That(off.Select(x => (x["METHOD"], x["STATUS"], x["ATTENDEE"])), Is.EqualTo(new[] { ("REQUEST", "CONFIRMED", "mailto:p3@membres.example"), ("REQUEST", "CONFIRMED", "mailto:p3@membres.example"), ("CANCEL", "CANCELLED", "mailto:p3@membres.example") }));
        Assert.That(Number(off[2]), Is.GreaterThan(Number(off[1])));
        Assert.That(room.Host.Mail.Sent.Last(x => x.Address == "p2@membres.example").Text, Does.Contain("Salle indisponible"));
        Assert.That((await room.Show()).GetProperty("phase").GetString(), Is.EqualTo("cancelled"));
        Assert.That(await (await room.Ask("opening", new { })).Code(HttpStatusCode.Conflict), Is.EqualTo("session.cancelled"));

        static int Number(Dictionary<string, string> calendar) => int.Parse(calendar["SEQUENCE"], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Of the calendar, not of the meeting: it stands before it, once, and is what the mail says too.</summary>
    [TestCase(MeetingMethod.Request, "REQUEST")]
    [TestCase(MeetingMethod.Cancel, "CANCEL")]
    public void The_method_stands_on_the_calendar(MeetingMethod method, string word)
    {
        var file = CalendarFile.Write(new("1@example.ma", 0, "Comité", new(2023, 7, 12)), method, new("P", "p@example.ma"), new("M", "m@example.ma"), new(2023, 6, 15, 8, 0, 0, DateTimeKind.Utc));

        var lines = file.Split("\r\n").ToList();
        Assert.That(lines.Where(x => x.StartsWith("METHOD", StringComparison.Ordinal)), Is.EqualTo(new[] { $"METHOD:{word}" }));
        Assert.That(lines.IndexOf($"METHOD:{word}"), Is.GreaterThan(lines.IndexOf("BEGIN:VCALENDAR")).And.LessThan(lines.IndexOf("BEGIN:VEVENT")));
        Assert.That(CalendarFile.MethodOf(method), Is.EqualTo(word));
    }

    /// <summary>S9: lines are counted in octets, each is valid by itself, commas are escaped, and read together they are what was typed.</summary>
    [Test]
    public void Lines_of_a_calendar_are_folded_by_octets_in_any_script()
    {
        const string body = "لجنة الموافقة على قروض الشرف – منصة العرائش", place = "قاعة الاجتماعات, شارع محمد الخامس, العرائش";
        var meeting = new Meeting("1@example.ma", 3, body, new(2023, 7, 12)) { At = new(10, 0), Offset = TimeSpan.FromHours(1), Place = place };

        var bytes = Encoding.UTF8.GetBytes(CalendarFile.Write(meeting, MeetingMethod.Request, new("منصة", "contact@example.ma"), new("Fatima Zahra El Amrani", "f@example.ma"), new(2023, 6, 15, 8, 0, 0, DateTimeKind.Utc)));

        var lines = Split(bytes);
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        Assert.That(lines.Max(x => x.Length), Is.LessThanOrEqualTo(75));
        Assert.That(() => lines.ForEach(x => strict.GetString(x)), Throws.Nothing);
        var unfolded = strict.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.That(unfolded, Does.Contain($"SUMMARY:{body}\r\n").And.Contain($"LOCATION:{place.Replace(",", "\\,", StringComparison.Ordinal)}\r\n").And.Contain("DTSTART:20230712T090000Z"));

        static List<byte[]> Split(byte[] bytes)
        {
            var (lines, from) = (new List<byte[]>(), 0);
            for (var i = 1; i < bytes.Length; i++)
            {
                if (bytes[i - 1] != '\r' || bytes[i] != '\n') continue;
                lines.Add(bytes[from..(i - 1)]);
                from = i + 1;
            }

            return lines;
        }
    }

    [Test]
    public async Task Every_session_is_another_meeting()
    {
        await using var room = await Planned();
        await room.Do("convening", new { });
        var next = room.As((await (await room.Director.PostAsJsonAsync("/api/sessions", new { body = room.Body, meetsOn = Day.AddDays(9) })).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!);
        await next.Do("convening", new { });
        await Send(room);

        Assert.That(Calendars(room, "P1").Select(x => x["UID"]), Is.Unique.And.Exactly(2).Items);
    }

    [Test]
    public async Task Without_an_hour_it_is_a_day_of_the_calendar()
    {
        await using var room = await Planned();
        await room.Do("arrangement", new { meetsOn = Day });
        await room.Do("convening", new { });
        await Send(room);

        var one = Calendars(room, "P1").Single();
        Assert.That((one["DTSTART"], one["DTEND"]), Is.EqualTo(($"{Day:yyyyMMdd}", $"{Day.AddDays(1):yyyyMMdd}")));
        Assert.That(Calendars(room, "R2").Single()["SUMMARY"], Does.StartWith("Comité d’agrément"));
        Assert.That(room.Host.Mail.Sent.Single(x => x.Address == "r2@membres.example").Text, Does.Contain("جدول الأعمال:\n1. Budget 2023"));
    }

    [Test]
    public async Task Another_day_asks_for_the_notice_again_and_forgets_answers()
    {
        await using var room = await Planned("\"proxiesPerHolder\": 1");
        await room.Do("convening", new { });
        await room.Do("answer", new { answer = "coming" }, "P1");
        Assert.That((await Answers(room)).GetProperty("rows")[0].GetProperty("answer").GetString(), Is.EqualTo("coming"));
        Assert.That(await (await room.Ask("arrangement", new { meetsOn = Day.AddDays(-1), startsAt = "10:00" })).Code(HttpStatusCode.Conflict), Is.EqualTo("session.notice-too-short"));
        Assert.That((await room.Show()).GetProperty("meetsOn").GetString(), Is.EqualTo($"{Day:yyyy-MM-dd}"));

        await room.Do("proxies", new { holder = SittingRoom.Key("P1") }, "P3");
        await room.Do("arrangement", new { meetsOn = Day.AddDays(1), startsAt = "10:00" });

        Assert.That((await room.Show()).GetProperty("members")[2].GetProperty("proxy").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null), "who votes for whom was said of another day");
        Assert.That((await room.Show()).GetProperty("meetsOn").GetString(), Is.EqualTo($"{Day.AddDays(1):yyyy-MM-dd}"));
        Assert.That((await Answers(room)).GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("answer").ValueKind), Has.Exactly(6).EqualTo(System.Text.Json.JsonValueKind.Null));
        room.Host.Organisations.GoTo(Day);
        Assert.That(await (await room.Ask("opening", new { })).Code(HttpStatusCode.Conflict), Is.EqualTo("session.another-day"));
    }

    [Test]
    public async Task The_quorum_is_forecast_from_the_answers()
    {
        await using var room = await Planned("\"proxiesPerHolder\": 1");
        await room.Do("convening", new { });
        foreach (var member in new[] { "P1", "P2", "R1" }) await room.Do("answer", new { answer = "coming" }, member);
        await room.Do("answer", new { answer = "by-proxy", proxyTo = SittingRoom.Key("P1") }, "P3");
        Assert.That(await Quorum(room), Is.EqualTo((2, 1, false)));
        await room.Do("answer", new { answer = "coming" }, "R2");
        Assert.That(await Quorum(room), Is.EqualTo((2, 2, true)));
        await room.Do("answer", new { answer = "not-coming" }, "P2");
        Assert.That(await Quorum(room), Is.EqualTo((1, 2, false)));

        var row = (await Answers(room)).GetProperty("rows")[2];
        Assert.That((row.GetProperty("answer").GetString(), row.GetProperty("proxyTo").GetString()), Is.EqualTo(("by-proxy", "Membre P1")));
        Assert.That((await room.Show()).GetProperty("members")[2].GetProperty("proxy").GetString(), Is.EqualTo(SittingRoom.Key("P1")), "a fact at once");
        await room.Do("answer", new { answer = "coming" }, "P3");
        Assert.That((await room.Show()).GetProperty("members")[2].GetProperty("proxy").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
        Assert.That(await Quorum(room), Is.EqualTo((2, 2, true)));
    }

    [TestCase("P1", "by-proxy", null, HttpStatusCode.Conflict, "invitation.holder")]
    [TestCase("P1", "coming", "2", HttpStatusCode.Conflict, "invitation.holder")]
    [TestCase("P1", "by-proxy", "4", HttpStatusCode.Conflict, "proxy.other-college")]
    [TestCase("stranger", "coming", null, HttpStatusCode.NotFound, null)]
    public async Task An_answer_that_makes_no_sense_is_refused(string member, string answer, string? proxyTo, HttpStatusCode status, string? code)
    {
        await using var room = await Planned("\"proxiesPerHolder\": 1");
        await room.Do("convening", new { });

        var refused = await room.Ask("answer", new { answer, proxyTo }, member);

        Assert.That(refused.StatusCode, Is.EqualTo(status));
        if (code is not null) Assert.That(await refused.Code(status), Is.EqualTo(code));
        Assert.That((await Answers(room)).GetProperty("rows").EnumerateArray().All(x => x.GetProperty("answer").ValueKind is System.Text.Json.JsonValueKind.Null));
    }

    [Test]
    public async Task Who_has_not_said_that_they_stay_away_is_reminded_once()
    {
        await using var room = await Planned();
        await room.Do("convening", new { });
        await room.Do("answer", new { answer = "not-coming" }, "P2");
        await Daily(room, Day.AddDays(-4));
        await Send(room);
        Assert.That(room.Host.Mail.Sent.Count(x => x.Calendar is null), Is.Zero);

        await Daily(room, Day.AddDays(-3));
        await Daily(room, Day.AddDays(-2));
        await Send(room);

        Assert.That(room.Host.Mail.Sent.Where(x => x.Calendar is null).Select(x => x.Addressee), Is.EquivalentTo(new[] { "Membre P1", "Membre P3", "Membre R1", "Membre R2", "Membre R3" }));
    }

    /// <summary>What was reminded of is over: of the new day all are reminded again, who had declined the other one too.</summary>
    [Test]
    public async Task After_a_move_all_are_reminded_of_the_new_day()
    {
        await using var room = await Planned();
        await room.Do("convening", new { });
        await room.Do("answer", new { answer = "not-coming" }, "P2");
        await Daily(room, Day.AddDays(-3));
        await room.Do("arrangement", new { meetsOn = Day.AddDays(20), startsAt = "10:00" });
        await Send(room);
        var before = room.Host.Mail.Sent.Count(x => x.Calendar is null);

        await Daily(room, Day.AddDays(17));
        await Send(room);

        Assert.That((before, room.Host.Mail.Sent.Count(x => x.Calendar is null)), Is.EqualTo((5, 11)));
    }

    [Test]
    public async Task A_session_called_off_frees_its_dossiers_and_only_who_runs_it_calls_it_off()
    {
        await using var room = await Planned();
        var dossier = await new DossierInput { Cin = null }.Ready(room.Host);
        await (await room.Director.PostAsJsonAsync($"/api/sessions/{room.Session}/agenda/subjects", new { kind = "dossier", subjects = new[] { dossier } })).Json();
        Assert.That((await room.Ask("cancellation", new { reason = "Non" }, "P1")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await room.Ask("arrangement", new { meetsOn = Day }, "P1")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

        await room.Do("cancellation", new { reason = "Pas de dossiers prêts" });

        var next = await (await room.Director.PostAsJsonAsync("/api/sessions", new { body = room.Body, meetsOn = Day.AddDays(9) })).Json(HttpStatusCode.Created);
        var offered = await (await room.Director.GetAsync($"/api/sessions/{next.GetProperty("id").GetString()}/agenda/subjects")).Json();
        Assert.That(offered.GetArrayLength(), Is.EqualTo(1));
        Assert.That(await (await room.Add("Encore")).Code(HttpStatusCode.Conflict), Is.EqualTo("session.cancelled"));
        Assert.That(room.Host.Mail.Sent, Is.Empty, "nobody was called yet");
    }

    private static async Task<System.Text.Json.JsonElement> Answers(SittingRoom room) => await (await room.Director.GetAsync($"/api/sessions/{room.Session}/answers")).Json();

    /// <summary>Public and private members forecast, and whether that is a quorum.</summary>
    private static async Task<(int, int, bool)> Quorum(SittingRoom room)
    {
        var forecast = (await Answers(room)).GetProperty("forecast");
        return (forecast.GetProperty("quorums")[0].GetProperty("counted").GetInt32(), forecast.GetProperty("quorums")[1].GetProperty("counted").GetInt32(), forecast.GetProperty("isQuorate").GetBoolean());
    }
}
