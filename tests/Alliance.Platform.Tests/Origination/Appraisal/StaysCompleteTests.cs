using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Governance;
using Alliance.Platform.Tests.Notices;
using Alliance.Platform.Tests.Origination.DossierDocuments;
using Alliance.Platform.Tests.Store;

namespace Alliance.Platform.Tests.Origination.Appraisal;

/// <summary>What a dossier was called ready with stays, or it is worked on again; on an agenda it stays as its members read it.</summary>
internal sealed class StaysCompleteTests
{
    private sealed record Made(AppraisalCase Dossier, DocumentsApi Documents, string Cin, string Other);

    /// <summary>Ready, with the one document that is asked for and another one.</summary>
    private static async Task<Made> Ready(PlatformHost? host = null)
    {
        var dossier = await AppraisalCase.Of(host ?? await PlatformHost.Start(funded: false), new(), checklist: ["cin"]);
        await dossier.TakeUp();
        var documents = new DocumentsApi(dossier.Host, dossier.Dossier);
        var made = new Made(dossier, documents, await documents.Add("cin.pdf", SampleFiles.Pdf("CIN"), "cin"), await documents.Add("photo.pdf", SampleFiles.Pdf("photo")));
        await dossier.Do("readiness");
        return made;
    }

    private static async Task<(SittingRoom Room, Made Made)> OnAgenda()
    {
        var room = await SittingRoom.Plan("");
        var made = await Ready(room.Host);
        await (await room.Director.PostAsJsonAsync($"/api/sessions/{room.Session}/agenda/subjects", new { kind = "dossier", subjects = new[] { made.Dossier.Dossier } })).Json();
        return (room, made);
    }

    private static Task<HttpResponseMessage> Tie(Made made, string? listed) => made.Dossier.Host.Client(Roles.LoanOfficer).PutAsJsonAsync($"{made.Documents.Address}/{made.Cin}/listed", new { listed });

    /// <summary>The dossier as <see cref="DossierInput"/> registers it, but for what a test changes.</summary>
    private static Task<HttpResponseMessage> Correct(AppraisalCase dossier, DossierInput right) => dossier.Host.Client(Roles.LoanOfficer).PostAsJsonAsync(
        $"/api/applications/{dossier.Dossier}/correction", new Dictionary<string, object?>(JsonSerializer.SerializeToElement(right.Body).EnumerateObject().Select(x => KeyValuePair.Create(x.Name, (object?)x.Value))) { ["why"] = "Mal lu" });

    [TestCase(true)]
    [TestCase(false)]
    public async Task Without_a_document_that_it_needs_it_is_worked_on_again(bool withdrawn)
    {
        var made = await Ready();
        await using var dossier = made.Dossier;

        (withdrawn ? await made.Documents.Withdraw(made.Cin) : await Tie(made, null)).EnsureSuccessStatusCode();

        Assert.That(await dossier.Status(), Is.EqualTo("in-appraisal"));
        var last = (await dossier.Show()).GetProperty("history").EnumerateArray().Last();
        Assert.That((last.GetProperty("kind").GetString(), last.GetProperty("note").GetString()), Is.EqualTo(("back-in-appraisal", "Pièce cin")));
        Assert.That(await dossier.Host.Unread(Roles.Director), Is.Zero, "nothing waits for a decision");
        Assert.That(await dossier.Refused("readiness"), Is.EqualTo("application.not-ready"));
        Assert.That((await dossier.Clock()).GetProperty("completeOn").GetString(), Is.EqualTo("2023-06-15"), "days that were owed are owed still");
    }

    /// <summary>Whoever comes first: it doesn't stand as ready without what it needs.</summary>
    [Test]
    public async Task Called_ready_at_the_moment_when_a_document_is_taken_back_it_isnt_ready_without_it()
    {
        var made = await Ready();
        await using var dossier = made.Dossier;
        await dossier.Do("readiness/undoing", new { why = "Encore un regard" });

        var answers = await new Lending.Loans.LoanCase(dossier.Host, dossier.Dossier).AtOnce(() => dossier.Ask("readiness"), () => made.Documents.Withdraw(made.Cin));

        Assert.That(answers.Any(x => x.IsSuccessStatusCode));
        var isThere = (await made.Documents.States())["cin"] is "there";
        Assert.That(await dossier.Status(), Is.EqualTo(isThere ? "ready" : "in-appraisal"));
    }

    [Test]
    public async Task Without_one_that_it_doesnt_need_or_has_twice_it_stays_ready()
    {
        var made = await Ready();
        await using var dossier = made.Dossier;
        (await made.Documents.Withdraw(made.Other)).EnsureSuccessStatusCode();
        Assert.That(await dossier.Status(), Is.EqualTo("ready"));
        await made.Documents.Add("cin-2.pdf", SampleFiles.Pdf("CIN, verso"), "cin");

        (await made.Documents.Withdraw(made.Cin)).EnsureSuccessStatusCode();

        Assert.That(await dossier.Status(), Is.EqualTo("ready"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task On_an_agenda_what_it_needs_stays_and_the_rest_may_go(bool withdrawn)
    {
        var (room, made) = await OnAgenda();
        await using var _ = room;

        Assert.That(await (withdrawn ? await made.Documents.Withdraw(made.Cin) : await Tie(made, null)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.stands-on-agenda"));
        Assert.That((await made.Documents.States())["cin"], Is.EqualTo("there"));
        (await made.Documents.Withdraw(made.Other)).EnsureSuccessStatusCode();
        Assert.That(await made.Dossier.Status(), Is.EqualTo("on-agenda"));
    }

    [Test]
    public async Task On_an_agenda_what_members_read_stays_and_a_phone_number_may_be_put_right()
    {
        var (room, made) = await OnAgenda();
        await using var _ = room;
        foreach (var right in new DossierInput[] { new() { Amount = 60_000 }, new() { Term = 48 }, new() { Purpose = "Autre chose" }, new() { Entrepreneur = "Autre Personne" }, new() { Kind = "developed" }, new() { OwnFunds = 35_000 }, new() { ReceivedOn = "2023-05-03" } })
            Assert.That(await (await Correct(made.Dossier, right)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.stands-on-agenda"), right.ToString());
        Assert.That((await made.Dossier.Show()).GetProperty("request").GetProperty("amount").GetDecimal(), Is.EqualTo(50_000));

        await (await Correct(made.Dossier, new() { Phone = "0612345678" })).Json();

        Assert.That(await made.Dossier.Status(), Is.EqualTo("on-agenda"));
    }

    /// <summary>The second dossier of the same person and enterprise is on no agenda: what it puts right would change what members read of the first.</summary>
    [Test]
    public async Task Nor_is_it_changed_through_another_dossier_of_the_same_person()
    {
        var (room, made) = await OnAgenda();
        await using var _ = room;
        var shown = await made.Dossier.Show();
        var other = new AppraisalCase(room.Host, await new DossierInput().RegisterFor(room.Host, shown.GetProperty("entrepreneurId").GetString()!, shown.GetProperty("enterpriseId").GetString()!));

        var refused = await (await Correct(other, new() { Entrepreneur = "Autre Personne" })).Json(HttpStatusCode.Conflict);

        Assert.That(refused.GetProperty("code").GetString(), Is.EqualTo("application.stands-on-agenda"));
        Assert.That(refused.GetProperty("detail").GetString(), Does.Contain(shown.GetProperty("number").GetString()!));
        await (await Correct(other, new() { Amount = 60_000 })).Json();
    }

    [Test]
    public async Task Another_kind_of_project_that_asks_for_more_takes_it_back()
    {
        var made = await Ready();
        await using var dossier = made.Dossier;
        var platform = dossier.Host.Organisations.Find(FixedOrganisations.Ism)!;
        object[] checklist = [new { code = "cin", name = "Pièce cin" }, new { code = "bilan", name = "Bilan", projects = new[] { "takenOver" } }];
        dossier.Host.Organisations.Put(platform with { Sections = platform.Sections.SetItem("documents", JsonSerializer.SerializeToElement(new { checklist })) });

        await (await Correct(dossier, new() { Amount = 49_000 })).Json();
        Assert.That(await dossier.Status(), Is.EqualTo("ready"), "all is there still");
        await (await Correct(dossier, new() { Amount = 49_000, Kind = "taken-over" })).Json();

        Assert.That(await dossier.Status(), Is.EqualTo("in-appraisal"));
        Assert.That((await dossier.Show()).GetProperty("history").EnumerateArray().Last().GetProperty("note").GetString(), Is.EqualTo("Bilan"));
    }
}
