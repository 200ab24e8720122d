using System.Globalization;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Fund.Closings;

/// <summary>Closings and their progress, which it follows while the work goes on.</summary>
public sealed partial class ClosingsPage(
    UseCase<ListClosings> listClosings, UseCase<CloseMonth> closeMonth, UseCase<ReopenMonth> reopen, ICurrentUser user, TimeProvider clock, IStringLocalizer<FundText> text) : IDisposable
{
    /// <summary>Where areas above say what still waits for a decision, and would be posted later. Parts take no parameter.</summary>
    public const string Waiting = "waiting";

    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();
    private ListClosings.Found? _found;
    private ListClosings.Row? _reopening;
    private string? _until;
    private string? _done;
    private Exception? _refusal;
    private bool _sending;

    private ListClosings.Row? Proving => _found?.Closings.FirstOrDefault(x => x.Status is MonthClosingStatus.Proving);

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (user.May(Permissions.ReadFund)) await Read();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = Follow(_left.Token);
    }

    private static string Open(IReadOnlyList<DateOnly> ends) => ends.Count == 1
        ? Formats.MonthName(ends[0])
        : Formats.Range(Formats.MonthName(ends[^1]), Formats.MonthName(ends[0]));

    private static Tone ToneOf(MonthClosingStatus status) => status switch
    {
        MonthClosingStatus.Closed => Tone.Good,
        MonthClosingStatus.Refused => Tone.Bad,
        _ => Tone.Neutral,
    };

    private async Task Read()
    {
        _found = await listClosings.Show(x => x.Handle());
        _until ??= _found.Closable.Count > 0 ? _found.Closable[0].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Reads again as long as something may change by itself.</summary>
    private async Task Follow(CancellationToken left)
    {
        try
        {
            using var timer = new PeriodicTimer(Often, clock);
            while (await timer.WaitForNextTickAsync(left))
            {
                if (Proving is null) continue;
                await InvokeAsync(async () =>
                {
                    await Read();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task Close()
    {
        if (_sending || BusinessDay.Read(_until) is not { } until) return;
        (_sending, _refusal, _done) = (true, null, null);
        try
        {
            await closeMonth.Run(x => x.Handle(new(until)));
            _until = null;
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
        finally
        {
            _sending = false;
            await Read();
        }
    }

    private Task Proposed()
    {
        (_reopening, _done) = (null, text["Proposed. It waits for a second person under “Two-person decisions”."]);
        return Read();
    }
}
