using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Tasks;

/// <summary>Tasks about a dossier over HTTP: who makes, does and sees them.</summary>
internal sealed class TasksTests
{
    [Test]
    public async Task It_is_added_changed_done_and_taken_back()
    {
        await using var tasks = await TaskCase.Start();
        var id = await tasks.Add();
        await tasks.Change(id, new { words = "Appeler les deux fournisseurs", dueOn = "2023-06-21" });
        await tasks.Done($"{id}/completion");
        Assert.That((await tasks.Sheet()).GetProperty("open").GetArrayLength(), Is.Zero);
        Assert.That(await tasks.Refused($"{id}/completion"), Is.EqualTo("task.not-open"));
        await tasks.Done($"{id}/reopening");
        Assert.That(await tasks.Refused($"{id}/reopening"), Is.EqualTo("task.is-open"));
        await tasks.Done($"{id}/dropping", new { reason = "Devis reçus" });

        var closed = (await tasks.Sheet()).GetProperty("closed").EnumerateArray().Single();
        Assert.That((closed.GetProperty("state").GetString(), closed.GetProperty("words").GetString(), closed.GetProperty("dueOn").GetString()), Is.EqualTo(("dropped", "Appeler les deux fournisseurs", "2023-06-21")));
        Assert.That(await tasks.Steps(id), Is.EqualTo(new[] { "made", "changed", "done", "reopened", "dropped" }));
        Assert.That(await tasks.Refused($"{id}/dropping", new { reason = "Encore" }), Is.EqualTo("task.not-open"));
    }

    [Test]
    public async Task One_s_own_stand_by_their_day_and_those_of_others_don_t()
    {
        await using var tasks = await TaskCase.Start();
        await tasks.Add(different: [("words", "Plus tard"), ("dueOn", "2023-07-20")]);
        await tasks.Add(different: [("words", "Aujourd’hui"), ("dueOn", "2023-06-15")]);
        await tasks.Add(different: [("words", "De la directrice"), ("forId", PlatformHost.AccountOf(Roles.Director))]);
        var done = await tasks.Add(different: [("words", "Faite"), ("dueOn", "2023-06-16")]);
        await tasks.Done($"{done}/completion");

        var mine = await tasks.Mine();
        Assert.That(TaskCase.Words(mine.GetProperty("rows")), Is.EqualTo(new[] { "Aujourd’hui", "Plus tard" }));
        Assert.That((mine.GetProperty("total").GetInt32(), mine.GetProperty("due").GetInt32()), Is.EqualTo((2, 1)));
        Assert.That(TaskCase.Words((await tasks.Mine(query: "?dueBy=2023-06-30")).GetProperty("rows")), Is.EqualTo(new[] { "Aujourd’hui" }));
        Assert.That(TaskCase.Words((await tasks.Mine(query: "?page=2&size=1")).GetProperty("rows")), Is.EqualTo(new[] { "Plus tard" }));
        Assert.That(TaskCase.Words((await tasks.Mine(Roles.Director)).GetProperty("rows")), Is.EqualTo(new[] { "De la directrice" }));
        Assert.That(mine.GetProperty("rows")[0].GetProperty("about").GetProperty("title").GetString(), Is.EqualTo("Coopérative Tafraout"));
    }

    [TestCase(Roles.LoanOfficer, 200, true)]
    [TestCase(Roles.Director, 200, true)]
    [TestCase(Roles.Treasurer, 200, false)]
    [TestCase(Roles.Auditor, 200, false)]
    [TestCase(Roles.CommitteeMember, 403, false)]
    [TestCase(Roles.Mentor, 403, false)]
    [TestCase(Roles.Entrepreneur, 403, false)]
    [TestCase(Roles.PlatformAdministrator, 403, false)]
    public async Task Who_works_on_dossiers_makes_them_and_who_reads_all_dossiers_reads_them(string role, int reads, bool works)
    {
        await using var tasks = await TaskCase.Start();
        var id = await tasks.Add();

        var answer = await tasks.Host.Client(role).GetAsync($"/api/tasks/of/dossier/{tasks.Dossier}");
        Assert.That((int)answer.StatusCode, Is.EqualTo(reads));
        if (reads is 200)
        {
            var sheet = await answer.Json();
            Assert.That((sheet.GetProperty("people").GetArrayLength() > 0, sheet.GetProperty("open")[0].GetProperty("allowed").GetArrayLength() > 0), Is.EqualTo((works, works)));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await tasks.TryAdd(role)).StatusCode, Is.EqualTo(works ? HttpStatusCode.Created : HttpStatusCode.Forbidden));
            Assert.That((await tasks.Host.Client(role).GetAsync("/api/tasks")).StatusCode, Is.EqualTo(works ? HttpStatusCode.OK : HttpStatusCode.Forbidden));
            Assert.That((await tasks.Host.Client(role).PutAsJsonAsync($"/api/tasks/{id}", new { words = "Autre", dueOn = "2023-06-20" })).StatusCode, Is.EqualTo(works ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden));
            Assert.That((await tasks.Post($"{id}/completion", role: role)).StatusCode, Is.EqualTo(works ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden));
            Assert.That((await tasks.Post($"{id}/reopening", role: role)).StatusCode, Is.EqualTo(works ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden));
            Assert.That((await tasks.Post($"{id}/dropping", new { reason = "Sans objet" }, role)).StatusCode, Is.EqualTo(works ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden));
        }
    }

    /// <summary>A member reads the dossier of their session; what the staff is to do about it is none of their business.</summary>
    [Test]
    public async Task A_member_who_reads_the_dossier_of_a_session_reads_no_tasks_of_it()
    {
        await using var tasks = await TaskCase.Start();
        await tasks.Add();

        Assert.That((await tasks.Host.Client(Roles.CommitteeMember).GetAsync($"/api/tasks/of/dossier/{tasks.Dossier}")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await (await tasks.Host.Client(Roles.LoanOfficer).GetAsync($"/api/applications/{tasks.Dossier}")).Content.ReadAsStringAsync(), Does.Not.Contain("fournisseur"), "the dossier, which members read, says nothing of it");
    }

    [Test]
    public async Task Of_another_platform_s_dossier_there_are_none()
    {
        await using var tasks = await TaskCase.Start();
        var id = await tasks.Add();
        var elsewhere = tasks.Host.Client(Roles.LoanOfficer, FixedOrganisations.Ior);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await elsewhere.GetAsync($"/api/tasks/of/dossier/{tasks.Dossier}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await elsewhere.PostAsJsonAsync("/api/tasks", tasks.Input())).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await elsewhere.PostAsJsonAsync($"/api/tasks/{id}/completion", new { })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }

        Assert.That(await tasks.Steps(id), Is.EqualTo(new[] { "made" }));
    }

    [Test]
    public async Task About_what_is_not_there_none_is_made()
    {
        await using var tasks = await TaskCase.Start();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await tasks.TryAdd(different: [("subject", Guid.NewGuid())])).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await tasks.TryAdd(different: [("subjectKind", "planet")])).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await tasks.Host.Client(Roles.LoanOfficer).GetAsync($"/api/tasks/of/planet/{tasks.Dossier}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await tasks.Post($"{Guid.NewGuid()}/completion")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }

        Assert.That(await tasks.Host.Read(db => db.Set<WorkTask>().CountAsync()), Is.Zero);
    }

    [TestCase("""{"dueOn":"2023-06-14"}""", 409, "task.due-in-the-past")]
    [TestCase("""{"forId":"00000000-0000-0000-0000-000000000001"}""", 409, "task.for-nobody")]
    [TestCase("""{"dueOn":"2500-01-01"}""", 400, null)]
    [TestCase("""{"dueOn":null}""", 400, null)]
    [TestCase("""{"words":"  "}""", 400, null)]
    [TestCase("""{"subject":null}""", 400, null)]
    public async Task What_makes_no_sense_is_refused(string different, int status, string? code)
    {
        await using var tasks = await TaskCase.Start();
        (string, object?)[] members = [.. JsonDocument.Parse(different).RootElement.EnumerateObject().Select(x => (x.Name, (object?)x.Value))];

        var body = await (await tasks.TryAdd(different: members)).Json((HttpStatusCode)status);
        if (code is not null) Assert.That(body.GetProperty("code").GetString(), Is.EqualTo(code));
        Assert.That((await tasks.TryAdd(different: [("words", new string('x', WorkTask.LongestWords + 1))])).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await tasks.Host.Read(db => db.Set<WorkTask>().CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Who_does_one_that_was_changed_meanwhile_is_told_so_and_it_stays_as_it_is()
    {
        await using var tasks = await TaskCase.Start();
        var id = await tasks.Add();
        await tasks.Change(id, new { words = "Appeler demain", dueOn = "2023-06-20", revision = 0 });

        using var stale = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{id}/completion") { Content = JsonContent.Create(new { }) };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        Assert.That(await (await tasks.Host.Client(Roles.LoanOfficer).SendAsync(stale)).Code(HttpStatusCode.PreconditionFailed), Is.EqualTo("changed-meanwhile"));
        Assert.That(await tasks.Refused($"{id}/completion", new { revision = 0 }), Is.EqualTo("changed-meanwhile"));
        Assert.That(await tasks.Steps(id), Is.EqualTo(new[] { "made", "changed" }));
    }

    [Test]
    public async Task Of_several_who_do_it_at_once_one_has_done_it()
    {
        await using var tasks = await TaskCase.Start();
        var id = await tasks.Add();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => tasks.Post($"{id}/completion", new { revision = 0 })));

        Assert.That(answers.Count(x => x.StatusCode is HttpStatusCode.NoContent), Is.EqualTo(1));
        Assert.That(answers.Where(x => x.StatusCode is not HttpStatusCode.NoContent).Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await tasks.Steps(id), Is.EqualTo(new[] { "made", "done" }));
    }

    [Test]
    public async Task A_person_s_story_tells_of_them()
    {
        await using var tasks = await TaskCase.Start();
        var id = await tasks.Add();
        await tasks.Done($"{id}/completion");
        await tasks.Done($"{id}/reopening");

        var person = (await (await tasks.Host.Client(Roles.LoanOfficer).GetAsync($"/api/applications/{tasks.Dossier}")).Json()).GetProperty("entrepreneurId").GetString()!;
        var story = await tasks.Host.Run<Alliance.Platform.Origination.Stories.ShowPerson, Alliance.Platform.Origination.Stories.ShowPerson.Seen?>(x => x.Handle(new(Guid.Parse(person))), Roles.LoanOfficer);

        Assert.That(story!.Story.Where(x => x.Note == "Appeler le fournisseur").Select(x => x.CountsNoMore), Is.EquivalentTo(new[] { false, true, false }));
    }
}
