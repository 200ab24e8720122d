using System.Globalization;
using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Federation.Dashboard;

/// <summary>The Alliance's view of the network at a date, which stays current while it is open.</summary>
public sealed partial class DashboardPage(
    UseCase<ShowDashboard> showDashboard, NavigationManager navigation, TimeProvider clock, IStringLocalizer<FederationText> text)
{
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _closed = new();
    private Task _refreshing = Task.CompletedTask;
    private NationalDashboard? _dashboard;
    private DateTimeOffset _now;

    /// <summary>In the address, so that a date can be bookmarked and sent.</summary>
    [SupplyParameterFromQuery] public string? AsOf { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _refreshing;
        _closed.Dispose();
    }

    protected override Task OnParametersSetAsync() => Read();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _refreshing = Refresh();
    }

    private async Task Read()
    {
        var asked = BusinessDay.Read(AsOf);
        _dashboard = await showDashboard.Show(x => x.Handle(asked));
        _now = clock.GetUtcNow();
    }

    private async Task Refresh()
    {
        using var timer = new PeriodicTimer(RefreshEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_closed.Token))
            {
                await InvokeAsync(async () =>
                {
                    await Read();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException) when (_closed.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private void Choose(DateOnly day) => navigation.NavigateTo(navigation.GetUriWithQueryParameter("asOf", day.ToString("O", CultureInfo.InvariantCulture)));
}
