using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Tasks;

namespace Alliance.Platform.Tests.Tasks;

/// <summary>What can be done with a task as it stands, and what stays of what it was.</summary>
internal sealed class WorkTaskTests
{
    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly StaffMember Nadia = new(Guid.NewGuid(), "Nadia");
    private static readonly StaffMember Karim = new(Guid.NewGuid(), "Karim");

    private static Entry On(DateOnly day) => new(day, "Nadia", day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc));

    private static WorkTask Made(DateOnly? dueOn = null) => new("dossier", Guid.NewGuid(), new("Visiter le local", dueOn ?? Today.AddDays(3), Nadia), Nadia.AccountId, On(Today));

    [Test]
    public void It_is_done_on_its_last_day_and_late_the_day_after()
    {
        var task = Made(dueOn: Today);

        Assert.That(new[] { task.DaysLate(Today), task.DaysLate(Today.AddDays(1)), task.DaysLate(Today.AddDays(9)) }, Is.EqualTo(new[] { 0, 1, 9 }));
        task.Finish(On(Today.AddDays(9)));
        Assert.That(task.DaysLate(Today.AddDays(10)), Is.Zero, "what is done is not late");
    }

    [Test]
    public void What_it_was_before_it_was_changed_stays()
    {
        var task = Made();

        task.Change(new("Visiter le local et l’atelier", Today.AddDays(5), Karim), On(Today.AddDays(1)));

        Assert.That(task.Steps.Select(x => (x.Kind, x.Words, x.DueOn, x.ForName)), Is.EqualTo(new[]
        {
            (TaskStepKind.Made, "Visiter le local", (DateOnly?)Today.AddDays(3), "Nadia"),
            (TaskStepKind.Changed, "Visiter le local et l’atelier", Today.AddDays(5), "Karim"),
        }));
        Assert.That((task.Words, task.DueOn, task.ForId), Is.EqualTo(("Visiter le local et l’atelier", Today.AddDays(5), Karim.AccountId)));
    }

    [Test]
    public void What_changes_nothing_leaves_no_step()
    {
        var task = Made();

        task.Change(new(" Visiter  le local ", task.DueOn, Nadia), On(Today));

        Assert.That(task.Steps, Has.Count.EqualTo(1));
    }

    /// <summary>Its words may be put right though it is late: the day stays.</summary>
    [Test]
    public void A_late_one_keeps_its_day_or_gets_one_to_come()
    {
        var task = Made();
        var later = On(Today.AddDays(10));

        task.Change(new("Visiter l’atelier", task.DueOn, Nadia), later);
        Assert.That(Code(() => task.Change(new("Visiter l’atelier", task.DueOn.AddDays(1), Nadia), later)), Is.EqualTo("task.due-in-the-past"));
        task.Change(new("Visiter l’atelier", later.Today, Nadia), later);

        Assert.That(task.DaysLate(later.Today), Is.Zero);
    }

    [Test]
    public void Each_state_allows_what_its_rules_take()
    {
        foreach (var state in Enum.GetValues<TaskState>())
        {
            foreach (var act in Enum.GetValues<TaskAct>())
            {
                var task = Made();
                if (state is TaskState.Done) task.Finish(On(Today));
                if (state is TaskState.Dropped) task.Drop("Sans objet", On(Today));
                Assert.That(task.State, Is.EqualTo(state));
                var isAllowed = task.Allowed.Contains(act);

                Assert.That(Code(() => Do(task, act)) is null, Is.EqualTo(isAllowed), $"{act} when {state}");
            }
        }
    }

    [Test]
    public void Taken_back_it_is_to_be_done_as_it_was()
    {
        var task = Made();

        task.Finish(On(Today));
        task.Reopen(On(Today));
        task.Drop("Le fournisseur a appelé", On(Today));
        task.Reopen(On(Today.AddDays(1)));

        Assert.That((task.State, task.DueOn, task.Words), Is.EqualTo((TaskState.Open, Today.AddDays(3), "Visiter le local")));
        Assert.That(task.Steps.Select(x => x.Kind), Is.EqualTo(new[] { TaskStepKind.Made, TaskStepKind.Done, TaskStepKind.Reopened, TaskStepKind.Dropped, TaskStepKind.Reopened }));
    }

    [Test]
    public void None_is_made_without_words_or_for_yesterday()
    {
        Assert.That(Code(() => Made(dueOn: Today.AddDays(-1))), Is.EqualTo("task.due-in-the-past"));
        Assert.That(Code(() => _ = new WorkTask("dossier", Guid.NewGuid(), new("\u200f ", Today, Nadia), null, On(Today))), Is.EqualTo("text.missing"));
        Assert.That(Code(() => Made().Drop(" ", On(Today))), Is.EqualTo("text.missing"));
    }

    private static void Do(WorkTask task, TaskAct act)
    {
        switch (act)
        {
            case TaskAct.Finish: task.Finish(On(Today)); break;
            case TaskAct.Change: task.Change(new("Autre chose", Today, Karim), On(Today)); break;
            case TaskAct.Reopen: task.Reopen(On(Today)); break;
            default: task.Drop("Sans objet", On(Today)); break;
        }
    }

    private static string? Code(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Code;
        }
    }
}
