using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Governance;

namespace Alliance.Platform.Tests.Origination.Appraisal;

/// <summary>On an agenda and off it again: the dossier knows why.</summary>
internal sealed class AgendaStateTests
{
    private static Task<HttpResponseMessage> Put(SittingRoom room, string dossier) =>
        room.Director.PostAsJsonAsync($"/api/sessions/{room.Session}/agenda/subjects", new { kind = "dossier", subjects = new[] { dossier } });

    private static async Task<string[]> Since(AppraisalCase dossier) => [.. (await dossier.History()).Skip(3)];

    /// <returns>A session that is planned for 23 June, with a dossier on its agenda.</returns>
    private static async Task<(SittingRoom Room, AppraisalCase Dossier)> Planned()
    {
        var room = await SittingRoom.Plan("");
        var dossier = new AppraisalCase(room.Host, await new DossierInput().Ready(room.Host));
        await (await Put(room, dossier.Dossier)).Json();
        Assert.That(await dossier.Status(), Is.EqualTo("on-agenda"));
        return (room, dossier);
    }

    [Test]
    public async Task Only_one_that_is_ready_is_put_there()
    {
        await using var room = await SittingRoom.Plan("");
        var dossier = new AppraisalCase(room.Host, await new DossierInput().Register(room.Host));
        Assert.That(await (await Put(room, dossier.Dossier)).Code(HttpStatusCode.Conflict), Is.EqualTo("agenda.not-waiting"), "received");
        await dossier.Do("appraisal");
        Assert.That(await (await Put(room, dossier.Dossier)).Code(HttpStatusCode.Conflict), Is.EqualTo("agenda.not-waiting"), "in appraisal");
        Assert.That(await dossier.History(), Is.EqualTo(new[] { "received", "taken-up" }));
    }

    [Test]
    public async Task Taken_off_it_is_ready_again_and_can_be_put_back()
    {
        var (room, dossier) = await Planned();
        await using var _ = room;
        Assert.That(await dossier.Refused("corrections", new { field = "phone", flaw = "wrong", words = "Numéro erroné" }), Is.EqualTo("application.stands-on-agenda"));
        Assert.That(await dossier.Refused("readiness/undoing", new { why = "Bail non signé" }), Is.EqualTo("application.not-called-ready"));

        (await room.Director.DeleteAsync($"/api/sessions/{room.Session}/agenda/1")).EnsureSuccessStatusCode();
        Assert.That(await dossier.Status(), Is.EqualTo("ready"));
        await (await Put(room, dossier.Dossier)).Json();

        Assert.That(await Since(dossier), Is.EqualTo(new[] { "put-on-agenda", "taken-off-agenda", "put-on-agenda" }));
        Assert.That((await dossier.Show()).GetProperty("history").EnumerateArray().Last().GetProperty("note").GetString(), Is.EqualTo("Comité d’agrément @ 2023-06-23"));
    }

    [Test]
    public async Task A_session_that_is_called_off_gives_it_back()
    {
        var (room, dossier) = await Planned();
        await using var _ = room;

        await room.Do("cancellation", new { reason = "Salle fermée" });

        Assert.That(await Since(dossier), Is.EqualTo(new[] { "put-on-agenda", "session-called-off" }));
        Assert.That(await dossier.Status(), Is.EqualTo("ready"));
    }

    [Test]
    public async Task A_session_that_closes_without_a_word_on_it_gives_it_back()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        var dossier = new AppraisalCase(room.Host, await new DossierInput().Ready(room.Host));
        await (await Put(room, dossier.Dossier)).Json();

        await room.Do("closing", new { });

        Assert.That(await Since(dossier), Is.EqualTo(new[] { "put-on-agenda", "left-undecided" }));
        Assert.That(await dossier.Status(), Is.EqualTo("ready"));
    }

    [Test]
    public async Task A_session_that_never_met_gives_it_back_the_day_after_and_takes_it_again_when_it_is_moved()
    {
        var (room, dossier) = await Planned();
        await using var _ = room;
        await dossier.Day(new(2023, 6, 23));
        Assert.That(await dossier.Status(), Is.EqualTo("on-agenda"), "it may still meet");

        await dossier.Day(new(2023, 6, 24));
        Assert.That(await dossier.Status(), Is.EqualTo("ready"));
        await dossier.Day(new(2023, 6, 25));
        (await room.Director.PostAsJsonAsync($"/api/sessions/{room.Session}/arrangement", new { meetsOn = "2023-07-10" })).EnsureSuccessStatusCode();

        Assert.That(await Since(dossier), Is.EqualTo(new[] { "put-on-agenda", "session-missed", "put-on-agenda" }));
        await dossier.Day(new(2023, 7, 10));
        Assert.That(await dossier.Status(), Is.EqualTo("on-agenda"));
    }

    /// <summary>Nobody has done the day's work yet, and another session takes it: the first one, called off later, takes it away from none.</summary>
    [Test]
    public async Task What_another_session_has_taken_stays_there()
    {
        var (room, dossier) = await Planned();
        await using var _ = room;
        room.Host.Organisations.GoTo(new(2023, 6, 26));
        var next = room.As((await (await room.Director.PostAsJsonAsync("/api/sessions", new { body = room.Body, meetsOn = "2023-07-20" })).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!);
        await (await Put(next, dossier.Dossier)).Json();

        await room.Do("cancellation", new { reason = "N’a pas eu lieu" });

        Assert.That(await Since(dossier), Is.EqualTo(new[] { "put-on-agenda", "session-missed", "put-on-agenda" }));
        Assert.That(await dossier.Status(), Is.EqualTo("on-agenda"));
    }

    [Test]
    public async Task What_was_put_right_meanwhile_keeps_a_session_that_never_met_from_coming_back()
    {
        var (room, dossier) = await Planned();
        await using var _ = room;
        await dossier.Day(new(2023, 6, 24));
        await dossier.Do("readiness/undoing", new { why = "Bail dénoncé" });

        var moved = await room.Director.PostAsJsonAsync($"/api/sessions/{room.Session}/arrangement", new { meetsOn = "2023-07-10" });

        Assert.That(await moved.Code(HttpStatusCode.Conflict), Is.EqualTo("agenda.not-waiting"));
        Assert.That(await dossier.Status(), Is.EqualTo("in-appraisal"));
    }
}
