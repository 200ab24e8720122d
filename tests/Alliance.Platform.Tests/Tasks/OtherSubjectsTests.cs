using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Tasks;
using Alliance.Platform.Tests.Notices;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Tasks;

/// <summary>Tasks about things that not everybody reads who reads some of them, as an area to come may have.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class OtherSubjectsTests
{
    private static readonly Guid Open = Guid.NewGuid();
    private static readonly Guid Closed = Guid.NewGuid();

    private static Task<PlatformHost> Start() => PlatformHost.Start(funded: false, services: x => x.AddScoped<ITaskSubjects, Pairs>());

    private static object Input(Guid subject) => new { subjectKind = "pair", subject, words = "Préparer la rencontre", dueOn = "2023-06-20" };

    [Test]
    public async Task One_that_the_reader_may_not_read_is_not_there_by_any_door()
    {
        await using var host = await Start();
        var officer = host.Client(Roles.LoanOfficer);
        (await officer.PostAsJsonAsync("/api/tasks", Input(Open))).EnsureSuccessStatusCode();
        var id = await Hidden(host);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await officer.PostAsJsonAsync("/api/tasks", Input(Closed))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await officer.GetAsync($"/api/tasks/of/pair/{Closed}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            foreach (var act in new[] { "completion", "reopening" })
                Assert.That((await officer.PostAsJsonAsync($"/api/tasks/{id}/{act}", new { })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), act);
            Assert.That((await officer.PostAsJsonAsync($"/api/tasks/{id}/dropping", new { reason = "Sans objet" })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await officer.PutAsJsonAsync($"/api/tasks/{id}", new { words = "Autre", dueOn = "2023-06-20" })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }

        var mine = await (await officer.GetAsync("/api/tasks")).Json();
        Assert.That(mine.GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("about").GetProperty("title").GetString()), Is.EqualTo(new[] { "Paire ouverte" }));
        Assert.That(mine.GetRawText(), Does.Not.Contain("7319"));
    }

    [Test]
    public async Task On_its_day_it_is_told_as_its_kind_says()
    {
        await using var host = await Start();
        var tasks = new TaskCase(host, $"{Open}");
        (await host.Client(Roles.LoanOfficer).PostAsJsonAsync("/api/tasks", Input(Open))).EnsureSuccessStatusCode();

        await tasks.Day(new(2023, 6, 20));

        var told = (await host.Notices(Roles.LoanOfficer)).GetProperty("rows").EnumerateArray().Single();
        Assert.That((told.GetProperty("sentence").GetString(), told.GetProperty("href").GetString()), Is.EqualTo(("Une tâche sur P-1 est à faire au plus tard le 20 juin 2023.", "/pairs/1")));
    }

    /// <summary>Made when the officer read it still.</summary>
    private static async Task<string> Hidden(PlatformHost host)
    {
        var today = new DateOnly(2023, 6, 15);
        var task = new WorkTask("pair", Closed, new("Phrase-7319", today, new(PlatformHost.AccountOf(Roles.LoanOfficer), "Nadia")), null, new(today, "Nadia", DateTime.UtcNow));
        await host.Run<PlatformDb>(async db =>
        {
            db.Add(task);
            await db.SaveChangesAsync();
        });
        return $"{task.Id}";
    }

    private sealed class Pairs : ITaskSubjects
    {
        public string Kind => "pair";

        public string Reading => Permissions.ReadApplications;

        public string Working => Permissions.RegisterApplications;

        public string Overseeing => Permissions.DecideApplications;

        public Task<IReadOnlyDictionary<Guid, TaskSubject>> Describe(IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<Guid, TaskSubject>>(new[] { (Open, new TaskSubject("Paire ouverte", "P-1", "/pairs/1")), (Closed, new TaskSubject("Paire fermée", "P-2", "/pairs/2")) }
                .Where(x => subjects.Contains(x.Item1)).ToDictionary(x => x.Item1, x => x.Item2));

        public Task<IReadOnlyCollection<Guid>> Readable(IReadOnlyCollection<Guid> subjects, CancellationToken ct) => Task.FromResult<IReadOnlyCollection<Guid>>([.. subjects.Where(x => x == Open)]);
    }
}
