using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Statements;

/// <summary>What can be done about a line, apart from accepting what is proposed.</summary>
internal enum LineAct
{
    OtherLoan,
    Ignore,
    Undo,

    /// <summary>It is not the movement that an earlier statement has.</summary>
    AllTheSame,
}

public sealed partial class LinesTable(IStringLocalizer<StatementsText> text)
{
    private Id<StatementLine>? _open;
    private LineAct _act;

    [Parameter, EditorRequired] public IReadOnlyList<ListStatementLines.Line> Lines { get; set; } = [];
    [Parameter] public bool MayAct { get; set; }
    [Parameter] public bool Working { get; set; }
    [Parameter, EditorRequired] public Func<AcceptLines.Choice, Task> Accept { get; set; } = null!;
    [Parameter, EditorRequired] public Func<(Id<StatementLine> Line, string Reason), Task> Ignore { get; set; } = null!;
    [Parameter, EditorRequired] public Func<(Id<StatementLine> Line, string Reason), Task> TakeBack { get; set; } = null!;

    private static IEnumerable<LineAct> Acts(ListStatementLines.Line line) => line.State switch
    {
        StatementLineState.ToDecide or StatementLineState.Refused or StatementLineState.Undone or StatementLineState.Outgoing => [LineAct.OtherLoan, LineAct.Ignore],
        StatementLineState.Recorded or StatementLineState.Accepted or StatementLineState.Ignored => [LineAct.Undo],
        StatementLineState.Known => [LineAct.AllTheSame],
        _ => [],
    };

    private static string Details(ListStatementLines.Line line) => string.Join(" · ", new[] { line.Reference, line.Counterparty, line.CounterAccount }.Where(x => x is not null));

    private void Open(Id<StatementLine> line, LineAct act) => (_open, _act) = (_open == line && _act == act ? null : line, act);

    private void Close() => _open = null;

    private Task Choose(ListStatementLines.Line line, string number)
    {
        Close();
        return Accept(new(line.Id, number, line.IsPerhapsKnown));
    }

    private Task Send(ListStatementLines.Line line, string why) => _act is LineAct.Ignore ? Ignore((line.Id, why)) : TakeBack((line.Id, why));
}
