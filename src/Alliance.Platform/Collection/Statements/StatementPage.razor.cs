using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Statements;

/// <summary>One statement: its lines are matched with loans, accepted or set aside; the page follows the work that goes on behind it.</summary>
public sealed partial class StatementPage(
    UseCase<ShowStatement> showStatement, UseCase<ListStatementLines> listLines, UseCase<AcceptLines> accept, UseCase<DecideLine> decide, UseCase<ProposeAgain> propose, UseCase<UndoStatement> undo,
    Confirmations confirmations, NavigationManager navigation, ICurrentUser user, TimeProvider clock, IStringLocalizer<StatementsText> text) : IDisposable
{
    private const string FilterName = "filter";
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();
    private ShowStatement.Detail? _detail;
    private ListStatementLines.Page? _page;
    private LineFilter? _usual;
    private LineFilter _filter = LineFilter.ToDecide;
    private int _most;
    private bool _undoing;
    private bool _working;
    private Exception? _refusal;
    private string? _done;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = FilterName)] public string? Only { get; set; }

    private bool MayAct => user.May(Permissions.ImportStatements) && user.May(Permissions.RecordPayments);

    private bool IsOpen => _detail is { Statement.Status: StatementStatus.Open };

    private bool IsWorking => _detail is { Statement.Counts.Waiting: > 0 } or { Statement.Status: StatementStatus.Undoing };

    private int Left => _detail is not { } detail ? 0 : detail.Statement.Counts.Waiting + (detail.Statement.Status is StatementStatus.Undoing ? detail.Statement.Counts.Recorded : 0);

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (user.May(Permissions.ReadStatements)) await base.OnParametersSetAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = Follow(_left.Token);
    }

    /// <summary>Those that there are; what is to be decided comes first.</summary>
    private static IEnumerable<(LineFilter Filter, int Count)> Filters(LineCounts counts) => new[]
    {
        (LineFilter.ToDecide, counts.ToDecide), (LineFilter.Certain, counts.Certain), (LineFilter.Refused, counts.Refused), (LineFilter.Recorded, counts.Recorded + counts.Waiting),
        (LineFilter.Ignored, counts.Ignored), (LineFilter.Outgoing, counts.Outgoing), (LineFilter.Known, counts.Known), (LineFilter.Undone, counts.Undone),
        (LineFilter.All, counts.ToDecide + counts.Waiting + counts.Recorded + counts.Ignored + counts.Outgoing + counts.Known + counts.Undone),
    }.Where(x => x.Item2 > 0 || x.Item1 is LineFilter.ToDecide);

    private string Subtitle(ListStatements.Row statement)
    {
        var subtitle = text["{0} to {1}, imported on {2} by {3}", Formats.Date(statement.From), Formats.Date(statement.To), Formats.Date(statement.ImportedOn), statement.ImportedBy].Value;
        return statement.Account is { } account ? $"{subtitle} · {Formats.LeftToRight(account)}" : subtitle;
    }

    protected override async Task Read()
    {
        _detail = await showStatement.Show(x => x.Handle(new Id<BankStatement>(Id)));
        if (_detail is null)
        {
            navigation.NotFound();
            return;
        }

        _most = IsWorking ? Math.Max(_most, Left) : 0;
        _usual ??= _detail.Statement.Counts.ToDecide == 0 ? LineFilter.All : LineFilter.ToDecide; // what is decided meanwhile doesn't change what one looks at
        _filter = Filter<LineFilter>(Only) ?? _usual.Value;
        _page = await listLines.Show(x => x.Handle(new(Id), _filter, Paging));
    }

    private Task AcceptCertain() => Act(async () =>
    {
        var certain = _detail!.Statement.Counts.Certain;
        if (!await confirmations.Confirm(
            text["Accept {0} lines?", Formats.Count(certain)], text["Each is recorded on the loan that it names, dated its booking. It can be undone afterwards."], text["Accept them"])) return;

        if (await accept.Run(x => x.Certain(new(Id), NewKey())) is { } outcome) _done = text["{0} lines accepted, {1} in all.", Formats.Count(outcome.Accepted), Formats.WithUnit(outcome.Total)];
    });

    private Task Accept(AcceptLines.Choice choice) => Act(() => SendOrAsk(choice));

    private async Task SendOrAsk(AcceptLines.Choice choice)
    {
        try
        {
            await Send(choice);
        }
        catch (RefusedException asked) when (Answered(choice, asked.Code) is { } answered)
        {
            if (await confirmations.Confirm(text["Record it all the same?"], text[asked.Code, [.. asked.Arguments.Select(Worded)]], text["Accept"])) await SendOrAsk(answered);
        }
    }

    /// <returns>The choice with a yes to what was asked; null where nothing was, or it was answered before.</returns>
    private static AcceptLines.Choice? Answered(AcceptLines.Choice choice, string code) => code switch
    {
        AboveOwedQuestion.Code when !choice.AboveOwed => choice with { AboveOwed = true },
        Doubles.Question when !choice.DespiteDouble => choice with { DespiteDouble = true },
        _ => null,
    };

    private static object Worded(object argument) => argument switch
    {
        Money owed => Formats.WithUnit(owed),
        DateOnly day => Formats.LongDate(day),
        _ => argument,
    };

    private async Task Send(AcceptLines.Choice choice)
    {
        if (await accept.Run(x => x.Handle(new(Id), new([choice]), NewKey())) is { Proposed: > 0 }) _done = text["Proposed. It waits for a second person under “Two-person decisions”."];
    }

    private Task Ignore((Id<StatementLine> Line, string Reason) decision) => Act(() => decide.Run(x => x.Ignore(new(Id), decision.Line, new(decision.Reason))));

    private Task TakeBack((Id<StatementLine> Line, string Reason) decision) => Act(() => decide.Run(x => x.TakeBack(new(Id), decision.Line, new(decision.Reason))));

    private Task LookAgain() => Act(async () =>
    {
        await propose.Run(x => x.Handle(new(Id)));
        _done = text["The lines to decide were compared with the loans again."];
    });

    private Task Undone()
    {
        _undoing = false;
        return Read();
    }

    private static string NewKey() => Guid.CreateVersion7().ToString();

    private async Task Act(Func<Task> act)
    {
        if (_working) return;
        (_working, _refusal, _done) = (true, null, null);
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

        await Read();
    }

    /// <summary>Reads again as long as something may change by itself.</summary>
    private async Task Follow(CancellationToken left)
    {
        try
        {
            using var timer = new PeriodicTimer(Often, clock);
            while (await timer.WaitForNextTickAsync(left))
            {
                if (!IsWorking || _working) continue;
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
}
