using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Calendar;
using Alliance.Platform.Origination.Visits;
using Alliance.Platform.Tests.Notices;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Origination.Visits;

/// <summary>Visits of a dossier: planned, made or called off, in the calendar of who goes. The business date is 15 June 2023.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class VisitsTests
{
    private static readonly object Planned = new { on = "2023-06-20", at = "10:30", place = "Atelier, Tiznit" };

    private static async Task<(PlatformHost Host, string Visits)> Start()
    {
        var host = await PlatformHost.Start(funded: false);
        foreach (var role in new[] { Roles.LoanOfficer, Roles.Director }) host.Mailboxes.Add((Permissions.RegisterApplications, new(PlatformHost.AccountOf(role), role, $"{role}@plateforme.example", "fr")));
        return (host, $"/api/applications/{await new DossierInput().Register(host)}/visits");
    }

    private static async Task<string> Plan(PlatformHost host, string visits, object? input = null, string role = Roles.LoanOfficer) =>
        (await (await host.Client(role).PostAsJsonAsync(visits, input ?? Planned)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    private static async Task Done(PlatformHost host, string path, object input) => await (await host.Client(Roles.LoanOfficer).PostAsJsonAsync(path, input)).Json(HttpStatusCode.NoContent);

    private static async Task<string?> Refused(PlatformHost host, string path, object input) => await (await host.Client(Roles.LoanOfficer).PostAsJsonAsync(path, input)).Code(HttpStatusCode.Conflict);

    private static async Task<JsonElement> Only(PlatformHost host, string visits) => (await (await host.Client(Roles.LoanOfficer).GetAsync(visits)).Json()).GetProperty("visits").EnumerateArray().Single();

    /// <summary>Sends what waits.</summary>
    /// <returns>To whom each mail of a calendar went, what it asks and its number.</returns>
    private static async Task<string[]> Calendars(PlatformHost host)
    {
        while (await host.Run<CalendarMailer, bool>(x => x.Step(default)))
        {
            // until nothing waits
        }

        return
        [
            .. from mail in host.Mail.Sent
               let lines = mail.Calendar!.Text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")
               select $"{mail.Addressee} {mail.Calendar!.Method} {lines.Single(x => x.StartsWith("SEQUENCE:", StringComparison.Ordinal))} {lines.Single(x => x.StartsWith("DTSTART", StringComparison.Ordinal))}",
        ];
    }

    [Test]
    public async Task It_is_planned_rearranged_made_and_written_down()
    {
        var (host, visits) = await Start();
        await using var _ = host;
        var id = await Plan(host, visits);
        await (await host.Client(Roles.LoanOfficer).PutAsJsonAsync($"{visits}/{id}", new { on = "2023-06-21", at = "15:00", place = "Atelier, Tiznit" })).Json(HttpStatusCode.NoContent);
        Assert.That(await Refused(host, $"{visits}/{id}/outcome", new { words = "Vu" }), Is.EqualTo("visit.in-the-future"));
        host.Organisations.GoTo(new(2023, 6, 21));

        await Done(host, $"{visits}/{id}/outcome", new { words = "Local propre, deux machines" });

        var visit = await Only(host, visits);
        Assert.That((visit.GetProperty("state").GetString(), visit.GetProperty("words").GetString(), visit.GetProperty("at").GetString()), Is.EqualTo(("done", "Local propre, deux machines", "15:00:00")));
        Assert.That(visit.GetProperty("steps").EnumerateArray().Select(x => (x.GetProperty("kind").GetString(), x.GetProperty("visitOn").GetString())), Is.EqualTo(new (string?, string?)[] { ("planned", "2023-06-20"), ("rearranged", "2023-06-21"), ("done", null) }));
        Assert.That(await Refused(host, $"{visits}/{id}/calling-off", new { reason = "Trop tard" }), Is.EqualTo("visit.not-planned"));
        await Done(host, $"{visits}/{id}/reopening", new { });
        Assert.That(await Refused(host, $"{visits}/{id}/reopening", new { }), Is.EqualTo("visit.is-planned"));
        Assert.That((await Only(host, visits)).GetProperty("words").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    /// <summary>One UID, a number that grows; whoever goes no more is told so.</summary>
    [Test]
    public async Task Calendars_of_who_goes_take_move_and_remove_it()
    {
        var (host, visits) = await Start();
        await using var _ = host;
        var id = await Plan(host, visits);
        await (await host.Client(Roles.LoanOfficer).PutAsJsonAsync($"{visits}/{id}", new { on = "2023-06-21", at = "15:00", place = "Atelier, Tiznit", goesId = PlatformHost.AccountOf(Roles.Director) })).Json(HttpStatusCode.NoContent);
        await Done(host, $"{visits}/{id}/calling-off", new { reason = "Le porteur est malade" });

        Assert.That(await Calendars(host), Is.EqualTo(new[]
        {
            $"{Roles.LoanOfficer} REQUEST SEQUENCE:1 DTSTART:20230620T103000Z",
            $"{Roles.LoanOfficer} CANCEL SEQUENCE:2 DTSTART:20230621T150000Z",
            $"{Roles.Director} REQUEST SEQUENCE:2 DTSTART:20230621T150000Z",
            $"{Roles.Director} CANCEL SEQUENCE:3 DTSTART:20230621T150000Z",
        }));
        Assert.That(host.Mail.Sent.Select(x => x.Calendar!.Text[x.Calendar.Text.IndexOf("UID:", StringComparison.Ordinal)..].Split("\r\n")[0]).Distinct().Count(), Is.EqualTo(1));
        Assert.That(host.Mail.Sent.Select(x => x.Text + x.Subject), Is.All.Contain("ISM-D-2023-0001").And.All.Not.Contain("Amrani").And.All.Not.Contain("Tafraout"), "mails name the dossier, and nobody");
    }

    [Test]
    public async Task One_that_took_place_already_is_in_nobody_s_calendar()
    {
        var (host, visits) = await Start();
        await using var _ = host;
        var id = await Plan(host, visits, new { on = "2023-06-12", at = "09:00", place = "Atelier, Tiznit" });
        await Done(host, $"{visits}/{id}/outcome", new { words = "Vu" });

        Assert.That(await Calendars(host), Is.Empty);
    }

    [Test]
    public async Task Who_goes_hears_of_what_another_has_planned()
    {
        var (host, visits) = await Start();
        await using var _ = host;
        var id = await Plan(host, visits, new { on = "2023-06-20", at = "10:30", place = "Atelier", goesId = PlatformHost.AccountOf(Roles.Director) });
        Assert.That((await host.Kinds(Roles.Director), await host.Kinds(Roles.LoanOfficer)), Is.EqualTo((new[] { "visit-planned" }, Array.Empty<string>())));

        await Done(host, $"{visits}/{id}/calling-off", new { reason = "Reportée" });

        Assert.That(await host.Unread(Roles.Director), Is.Zero);
    }

    [Test]
    public async Task The_day_s_list_has_those_of_the_next_days_and_those_nobody_has_written_down()
    {
        var (host, visits) = await Start();
        await using var _ = host;
        foreach (var on in new[] { "2023-06-12", "2023-06-15", "2023-06-22", "2023-06-23" }) await Plan(host, visits, new { on, at = "10:30", place = "Atelier" });
        await Plan(host, visits, new { on = "2023-06-16", at = "10:30", place = "Ailleurs", goesId = PlatformHost.AccountOf(Roles.Director) });

        var mine = await host.Run<ListMyVisits, IReadOnlyList<ListMyVisits.Row>>(x => x.Handle(), Roles.LoanOfficer);

        Assert.That(mine.Select(x => x.On.Day), Is.EqualTo(new[] { 12, 15, 22 }));
        Assert.That(() => host.Run<ListMyVisits, IReadOnlyList<ListMyVisits.Row>>(x => x.Handle(), Roles.Auditor), Throws.TypeOf<NotAllowedException>());
    }

    [TestCase(Roles.LoanOfficer, true, true)]
    [TestCase(Roles.Director, true, true)]
    [TestCase(Roles.Treasurer, true, false)]
    [TestCase(Roles.Auditor, true, false)]
    [TestCase(Roles.CommitteeMember, false, false)]
    [TestCase(Roles.Mentor, false, false)]
    [TestCase(Roles.Entrepreneur, false, false)]
    [TestCase(Roles.PlatformAdministrator, false, false)]
    public async Task Who_works_on_dossiers_plans_them_and_who_reads_all_dossiers_reads_them(string role, bool reads, bool works)
    {
        var (host, visits) = await Start();
        await using var _ = host;
        var id = await Plan(host, visits, new { on = "2023-06-15", at = "10:30", place = "Atelier" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await host.Client(role).GetAsync(visits)).StatusCode, Is.EqualTo(reads ? HttpStatusCode.OK : HttpStatusCode.Forbidden));
            Assert.That((await host.Client(role).PostAsJsonAsync(visits, Planned)).StatusCode, Is.EqualTo(works ? HttpStatusCode.Created : HttpStatusCode.Forbidden));
            foreach (var (path, input) in new (string, object)[] { ("outcome", new { words = "Vu" }), ("reopening", new { }), ("calling-off", new { reason = "Malade" }) })
                Assert.That((await host.Client(role).PostAsJsonAsync($"{visits}/{id}/{path}", input)).StatusCode, Is.EqualTo(works ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden), path);
            if (!works) Assert.That((await host.Client(role).PutAsJsonAsync($"{visits}/{id}", Planned)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }
    }

    [TestCase("""{"on":"2023-05-01","at":"10:30","place":"Atelier"}""", 409, "visit.before-received")]
    [TestCase("""{"on":"2026-06-20","at":"10:30","place":"Atelier"}""", 409, "visit.too-far")]
    [TestCase("""{"on":"2023-06-20","at":"10:30","place":"Atelier","goesId":"00000000-0000-0000-0000-000000000001"}""", 409, "visit.nobody-goes")]
    [TestCase("""{"on":"2023-06-20","at":"25:30","place":"Atelier"}""", 400, null)]
    [TestCase("""{"on":"2023-06-20","place":"Atelier"}""", 400, null)]
    [TestCase("""{"on":"2023-06-20","at":"10:30","place":" "}""", 400, null)]
    public async Task What_makes_no_sense_is_refused(string input, int status, string? code)
    {
        var (host, visits) = await Start();
        await using var _ = host;

        var body = await (await host.Client(Roles.LoanOfficer).PostAsJsonAsync(visits, JsonDocument.Parse(input).RootElement)).Json((HttpStatusCode)status);

        if (code is not null) Assert.That(body.GetProperty("code").GetString(), Is.EqualTo(code));
        Assert.That(await host.Read(db => db.Set<Visit>().CountAsync()), Is.Zero);
    }

    [Test]
    public async Task One_that_was_changed_meanwhile_stays_and_there_is_none_of_another_platform()
    {
        var (host, visits) = await Start();
        await using var _ = host;
        var id = await Plan(host, visits);
        await (await host.Client(Roles.LoanOfficer).PutAsJsonAsync($"{visits}/{id}", new { on = "2023-06-21", at = "15:00", place = "Atelier", revision = 0 })).Json(HttpStatusCode.NoContent);

        using var stale = new HttpRequestMessage(HttpMethod.Post, $"{visits}/{id}/calling-off") { Content = JsonContent.Create(new { reason = "Malade" }) };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        Assert.That(await (await host.Client(Roles.LoanOfficer).SendAsync(stale)).Code(HttpStatusCode.PreconditionFailed), Is.EqualTo("changed-meanwhile"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.Client(Roles.LoanOfficer).PostAsJsonAsync($"{visits}/{id}/calling-off", new { reason = "Malade", revision = 1 })));
        Assert.That(answers.Count(x => x.StatusCode is HttpStatusCode.NoContent), Is.EqualTo(1));
        Assert.That((await host.Client(Roles.LoanOfficer, FixedOrganisations.Ior).GetAsync(visits)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await host.Client(Roles.LoanOfficer, FixedOrganisations.Ior).PostAsJsonAsync($"{visits}/{id}/reopening", new { })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
