using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Tasks;

/// <summary>The tasks about one thing, on its page. The area that keeps it puts them there.</summary>
public sealed partial class TasksPanel(UseCase<ListTasks> listTasks, UseCase<FinishTask> finishTask, UseCase<ReopenTask> reopenTask, UseCase<DropTask> dropTask, IStringLocalizer<TasksText> text)
{
    private ListTasks.Sheet? _sheet;
    private (TaskRow Task, TaskAct Act)? _open;
    private TaskRow? _done;
    private Exception? _refusal;
    private bool _adding, _working;

    /// <summary>Kind of what they are about.</summary>
    [Parameter, EditorRequired] public string Kind { get; set; } = "";

    /// <summary>Its key.</summary>
    [Parameter, EditorRequired] public Guid Subject { get; set; }

    /// <summary>What it is called, for the sheets that hide its page: the dossier's number.</summary>
    [Parameter, EditorRequired] public string Called { get; set; } = "";

    private bool MayAdd => _sheet is { People.Count: > 0 };

    /// <summary>How many are late.</summary>
    private string? Note => _sheet!.Open.Count(x => x.DaysLate > 0) is > 0 and var late ? text["tasks late: {0}", late].Value : null;

    protected override Task OnParametersSetAsync() => Read();

    private async Task Read() => _sheet = await listTasks.Show(x => x.Handle(Kind, Subject));

    private void Add()
    {
        Close();
        _adding = true;
    }

    private void Open(TaskRow task, TaskAct act)
    {
        Close();
        _open = (task, act);
    }

    private void Close() => (_adding, _open, _refusal, _done) = (false, null, null, null);

    private async Task Saved()
    {
        Close();
        _sheet = await listTasks.Run(x => x.Handle(Kind, Subject));
    }

    private Task Finish(TaskRow task) => Do(async () =>
    {
        var done = await finishTask.Run(x => x.Handle(task.Id, new(task.Revision)));
        await Saved();
        if (done is not null) _done = _sheet?.Closed.FirstOrDefault(x => x.Id == task.Id);
    });

    private Task TakeBack() => _done is { } done ? Reopen(done) : Task.CompletedTask;

    private Task Reopen(TaskRow task) => Do(async () =>
    {
        await reopenTask.Run(x => x.Handle(task.Id, new(task.Revision)));
        await Saved();
    });

    private async Task Do(Func<Task> act)
    {
        if (_working) return;
        (_working, _refusal) = (true, null);
        try
        {
            await act();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
        finally
        {
            _working = false;
        }
    }
}
