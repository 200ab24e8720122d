using Alliance.Kernel;
using Alliance.Platform.Tests.Notices;

namespace Alliance.Platform.Tests.Tasks;

/// <summary>Who is told of tasks: whom they are given to, on their day, and who oversees the work; each once.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class TaskNoticesTests
{
    private const string Given = "task-given";
    private const string Due = "task-due";
    private const string Late = "task-late";

    private static (string, object?) ForDirector => ("forId", PlatformHost.AccountOf(Roles.Director));

    [Test]
    public async Task Who_is_given_one_by_another_is_told_and_who_gives_it_to_themselves_is_not()
    {
        await using var tasks = await TaskCase.Start();
        await tasks.Add(different: ForDirector);
        await tasks.Add();

        Assert.That(await tasks.Host.Kinds(Roles.Director), Is.EqualTo(new[] { Given }));
        Assert.That(await tasks.Host.Kinds(Roles.LoanOfficer), Is.Empty);
        var told = (await tasks.Host.Notices(Roles.Director)).GetProperty("rows")[0];
        Assert.That(told.GetProperty("sentence").GetString(), Does.Contain("20 juin 2023").And.Not.Contain("fournisseur"), "what is mailed says neither what nor who");
        Assert.That(told.GetProperty("about").GetString(), Is.EqualTo("Appeler le fournisseur"));
        Assert.That(told.GetProperty("href").GetString(), Is.EqualTo($"/applications/{tasks.Dossier}#tasks"));
    }

    [Test]
    public async Task Given_on_it_is_the_next_one_s_alone_and_done_it_is_nobody_s()
    {
        await using var tasks = await TaskCase.Start();
        var id = await tasks.Add(different: ForDirector);
        await tasks.Change(id, new { words = "Appeler le fournisseur", dueOn = "2023-06-20", forId = PlatformHost.AccountOf(Roles.LoanOfficer) }, Roles.Director);
        Assert.That((await tasks.Host.Unread(Roles.Director), await tasks.Host.Unread(Roles.LoanOfficer)), Is.EqualTo((0, 1)));

        await tasks.Done($"{id}/completion");

        Assert.That(await tasks.Host.Unread(Roles.LoanOfficer), Is.Zero);
    }

    [Test]
    public async Task On_its_day_it_is_told_once_and_after_days_without_a_day_s_work_as_well()
    {
        await using var tasks = await TaskCase.Start();
        await tasks.Add();
        await tasks.Day(new(2023, 6, 19));
        Assert.That(await tasks.Host.Kinds(Roles.LoanOfficer), Is.Empty);

        for (var day = new DateOnly(2023, 6, 22); day < new DateOnly(2023, 6, 25); day = day.AddDays(1))
        {
            await tasks.Day(day);
            await tasks.Day(day);
        }

        Assert.That(await tasks.Host.Kinds(Roles.LoanOfficer), Is.EqualTo(new[] { Due }));
    }

    [Test]
    public async Task Direction_hears_of_what_is_late_for_longer_than_the_setting_says()
    {
        await using var tasks = await TaskCase.Start();
        await tasks.Add();
        await tasks.Day(new(2023, 6, 27));
        Assert.That(await tasks.Host.Kinds(Roles.Director), Is.Empty, "seven days late");

        await tasks.Day(new(2023, 6, 28));
        await tasks.Day(new(2023, 6, 29));

        Assert.That(await tasks.Host.Kinds(Roles.Director), Is.EqualTo(new[] { Late }));
        Assert.That(await tasks.Host.Kinds(Roles.LoanOfficer), Does.Not.Contain(Late));
    }

    [Test]
    public async Task Put_off_it_is_told_again_on_its_new_day()
    {
        await using var tasks = await TaskCase.Start();
        var id = await tasks.Add();
        await tasks.Day(new(2023, 6, 20));
        await tasks.Change(id, new { words = "Appeler le fournisseur", dueOn = "2023-06-22" });
        Assert.That(await tasks.Host.Unread(Roles.LoanOfficer), Is.Zero, "the first day counts no more");

        await tasks.Day(new(2023, 6, 22));

        Assert.That(await tasks.Host.Unread(Roles.LoanOfficer), Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_done_or_dropped_falls_due_for_nobody()
    {
        await using var tasks = await TaskCase.Start();
        await tasks.Done($"{await tasks.Add()}/completion");
        await tasks.Done($"{await tasks.Add()}/dropping", new { reason = "Sans objet" });

        await tasks.Day(new(2023, 7, 20));

        Assert.That(await tasks.Host.Kinds(Roles.LoanOfficer), Is.Empty);
        Assert.That(await tasks.Host.Kinds(Roles.Director), Is.Empty);
    }

    /// <summary>Somebody has to hear of it.</summary>
    [Test]
    public async Task Of_one_who_has_left_all_hear_who_work_on_dossiers()
    {
        await using var tasks = await TaskCase.Start();
        var gone = new StaffMember(PlatformHost.AccountOf("gone"), "gone");
        tasks.Host.Staff.AddRange([gone, new(PlatformHost.AccountOf(Roles.LoanOfficer), Roles.LoanOfficer)]);
        await tasks.Add(different: ("forId", gone.AccountId));
        tasks.Host.Staff.Remove(gone);

        await tasks.Day(new(2023, 6, 20));

        Assert.That(await tasks.Host.Kinds(Roles.LoanOfficer), Is.EqualTo(new[] { Due }));
    }
}
