using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Governance;
using Alliance.Platform.Tests.Origination.Appraisal;

namespace Alliance.Platform.Tests.Origination.Applications;

/// <summary>How long a dossier has stood where it stands, as of the business date.</summary>
internal sealed class DaysInStateTests
{
    private static DateOnly June(int day) => new(2023, 6, day);

    private static async Task<(string Status, string Since, int Days)> Stands(AppraisalCase dossier)
    {
        var row = (await (await dossier.Host.Client(Roles.LoanOfficer).GetAsync($"/api/applications?id={dossier.Dossier}")).Json()).GetProperty("rows").EnumerateArray().Single();
        return (row.GetProperty("status").GetString()!, row.GetProperty("since").GetString()!, row.GetProperty("daysInState").GetInt32());
    }

    private static async Task<AppraisalCase> TakenUpOn1June()
    {
        var dossier = await AppraisalCase.Start(on: June(1));
        await dossier.TakeUp();
        return dossier;
    }

    [Test]
    public async Task A_dossier_that_nobody_has_taken_up_stands_there_since_it_was_received()
    {
        await using var dossier = await AppraisalCase.Start(on: new(2023, 5, 20));

        dossier.Host.Organisations.GoTo(June(1));

        Assert.That(await Stands(dossier), Is.EqualTo(("received", "2023-05-02", 30)));
    }

    [Test]
    public async Task Each_step_begins_at_nothing_and_the_business_date_counts_on()
    {
        await using var dossier = await TakenUpOn1June();
        dossier.Host.Organisations.GoTo(June(10));
        Assert.That(await Stands(dossier), Is.EqualTo(("in-appraisal", "2023-06-01", 9)));

        await dossier.Do("readiness");
        Assert.That(await Stands(dossier), Is.EqualTo(("ready", "2023-06-10", 0)));
        dossier.Host.Organisations.GoTo(June(11));
        Assert.That((await Stands(dossier)).Days, Is.EqualTo(1));
    }

    /// <summary>As if it had not been said: it never left.</summary>
    [Test]
    public async Task Called_ready_by_mistake_it_has_been_in_appraisal_since_it_was_taken_up()
    {
        await using var dossier = await TakenUpOn1June();
        dossier.Host.Organisations.GoTo(June(10));
        await dossier.Do("readiness");
        dossier.Host.Organisations.GoTo(June(12));

        await dossier.Do("readiness/undoing", new { why = "Bail non signé" });

        Assert.That(await Stands(dossier), Is.EqualTo(("in-appraisal", "2023-06-01", 11)));
    }

    /// <summary>It was ready, and is no more: somebody works on it anew.</summary>
    [Test]
    public async Task Asked_about_when_it_was_ready_it_is_in_appraisal_since_then()
    {
        await using var dossier = await TakenUpOn1June();
        dossier.Host.Organisations.GoTo(June(10));
        await dossier.Do("readiness");
        dossier.Host.Organisations.GoTo(June(12));

        await dossier.AskFor(new { field = "phone", flaw = "wrong", words = "Ne répond pas" });

        Assert.That(await Stands(dossier), Is.EqualTo(("in-appraisal", "2023-06-12", 0)));
    }

    [Test]
    public async Task A_decision_taken_back_leaves_it_where_it_stood_since_it_stood_there()
    {
        await using var dossier = await TakenUpOn1June();
        dossier.Host.Organisations.GoTo(June(10));
        await dossier.Do("readiness");
        dossier.Host.Organisations.GoTo(June(20));
        await dossier.Do("refusal", new { reason = "other", words = "Marché saturé", decidedOn = "2023-06-18" }, Roles.Director);
        Assert.That(await Stands(dossier), Is.EqualTo(("refused", "2023-06-18", 2)));

        await dossier.Do("decision/undoing", new { words = "Saisie erronée" }, Roles.Director);

        Assert.That(await Stands(dossier), Is.EqualTo(("ready", "2023-06-10", 10)));
    }

    [Test]
    public async Task Taken_off_an_agenda_it_is_ready_since_then()
    {
        await using var room = await SittingRoom.Plan("");
        var dossier = new AppraisalCase(room.Host, await new DossierInput().Ready(room.Host));
        room.Host.Organisations.GoTo(June(16));
        (await room.Director.PostAsJsonAsync($"/api/sessions/{room.Session}/agenda/subjects", new { kind = "dossier", subjects = new[] { dossier.Dossier } })).EnsureSuccessStatusCode();
        room.Host.Organisations.GoTo(June(18));
        Assert.That(await Stands(dossier), Is.EqualTo(("on-agenda", "2023-06-16", 2)));

        (await room.Director.DeleteAsync($"/api/sessions/{room.Session}/agenda/1")).EnsureSuccessStatusCode();

        Assert.That(await Stands(dossier), Is.EqualTo(("ready", "2023-06-18", 0)));
    }

    [Test]
    public async Task Those_that_have_stood_longest_come_first_whatever_their_state()
    {
        await using var dossier = await TakenUpOn1June();
        await new DossierInput { Enterprise = "Reçue en mai", ReceivedOn = "2023-05-30" }.Register(dossier.Host);
        await new DossierInput { Enterprise = "Reçue en juin", ReceivedOn = "2023-06-01" }.Register(dossier.Host);
        dossier.Host.Organisations.GoTo(June(5));

        var found = await (await dossier.Host.Client(Roles.Auditor).GetAsync("/api/applications?orderBy=days-in-state")).Json();
        var turned = await (await dossier.Host.Client(Roles.Auditor).GetAsync("/api/applications?orderBy=days-in-state&descending=false")).Json();

        Assert.That(Days(found), Is.EqualTo(new[] { 6, 4, 4 }));
        Assert.That(Days(turned), Is.EqualTo(new[] { 4, 4, 6 }));
    }

    [Test]
    public async Task The_file_of_the_list_has_them()
    {
        await using var dossier = await TakenUpOn1June();
        dossier.Host.Organisations.GoTo(June(5));

        var lines = (await dossier.Host.Client(Roles.Auditor).GetStringAsync("/api/applications/export?format=csv&asShown=true")).Split('\n');

        Assert.That(lines[3], Does.Contain("Jours dans cet état"));
        Assert.That(lines[4].TrimEnd(), Does.EndWith("4"));
    }

    private static int[] Days(JsonElement found) => [.. found.GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("daysInState").GetInt32())];
}
