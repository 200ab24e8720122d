using System.Globalization;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Tasks;

/// <summary>What one is to do today and next: plain forms, no circuit, so that it answers a tap on a telephone at once.</summary>
public sealed partial class TodayPage(
    UseCase<ListMyTasks> listMyTasks, UseCase<ReopenTask> reopenTask, ICurrentUser user, IBusinessDate business, NavigationManager navigation, IStringLocalizer<TasksText> text)
{
    internal const string Here = "/today";

    /// <summary>In the address: the task that was done a moment ago.</summary>
    internal const string DoneName = "done";

    /// <summary>Days from today that are called soon.</summary>
    private const int Soon = 7;

    private enum When { Late, Today, Soon, Later }

    private ListMyTasks.Found? _found;
    private TaskRow? _done;

    [SupplyParameterFromQuery(Name = DoneName)] private string? DoneId { get; set; }

    [SupplyParameterFromQuery(Name = ListAddress.PageName)] private string? PageNumber { get; set; }

    [SupplyParameterFromQuery(Name = ListPage.SizeName)] private string? Size { get; set; }

    private Paging Paging => Paging.Read(PageNumber, Size);

    private ListAddress Address => ListAddress.Of(navigation);

    protected override async Task OnInitializedAsync()
    {
        if (!user.May(Permissions.WorkOnTasks)) return;
        _found = await listMyTasks.Run(x => x.Handle(new(null, Paging)));
        if (Id<WorkTask>.TryParse(DoneId, CultureInfo.InvariantCulture, out var id) && await listMyTasks.Run(x => x.One(id)) is { State: TaskState.Done } done) _done = done;
    }

    private When WhenDue(TaskRow task) =>
        task.DaysLate > 0 ? When.Late : task.DueOn == business.Today ? When.Today : task.DueOn <= business.Today.AddDays(Soon) ? When.Soon : When.Later;

    private async Task Reopen()
    {
        if (_done is not { } done) return;
        try
        {
            await reopenTask.Run(x => x.Handle(done.Id, new(done.Revision)));
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            // Somebody was quicker: the page that follows shows how it stands.
        }

        navigation.NavigateTo(Here);
    }
}
