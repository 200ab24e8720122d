using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace Alliance.Ui;

/// <summary>Rows as a plain table that a page has from the start: headings are links that order, a row's first cell holds the link that opens it, on phones each row is a card.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
public sealed partial class ListTable<TRow>
{
    private readonly List<ListColumn<TRow>> _declared = [];

    [Parameter, EditorRequired] public IReadOnlyList<TRow> Rows { get; set; } = [];

    /// <summary>Columns.</summary>
    [Parameter, EditorRequired] public RenderFragment ChildContent { get; set; } = null!;

    /// <summary>What the table is about, for those who can't see where it stands.</summary>
    [Parameter] public string? Caption { get; set; }

    /// <summary>Without it nothing can be ordered, and all columns are shown.</summary>
    [Parameter] public ListAddress? Address { get; set; }

    /// <summary>The word of the order in force.</summary>
    [Parameter] public string? Order { get; set; }

    [Parameter] public bool Descending { get; set; }

    [Parameter] public string? Class { get; set; }

    /// <summary>Which columns are shown can be chosen.</summary>
    [Parameter] public bool Choosable { get; set; }

    /// <summary>Id of the form to which the boxes of chosen rows belong (<see cref="ListBatch"/>); null where rows can't be chosen.</summary>
    [Parameter] public string? Choosing { get; set; }

    /// <summary>What stands for a row in the address.</summary>
    [Parameter] public Func<TRow, string>? RowId { get; set; }

    /// <summary>What a row is called by those who can't see it.</summary>
    [Parameter] public Func<TRow, string>? RowName { get; set; }

    /// <summary>What rows that follow each other have in common, such as their month: said once, above them.</summary>
    [Parameter] public Func<TRow, string>? Group { get; set; }

    /// <summary>Below the table: the pages.</summary>
    [Parameter] public RenderFragment? Foot { get; set; }

    /// <summary>In the order they are declared.</summary>
    internal IReadOnlyList<ListColumn<TRow>> Declared => _declared;

    internal IEnumerable<ListColumn<TRow>> Shown => _declared.Where(IsShown);

    internal void Declare(ListColumn<TRow> column)
    {
        if (!_declared.Contains(column)) _declared.Add(column);
    }

    private List<(string? Name, List<TRow> Rows)> Bodies()
    {
        var bodies = new List<(string? Name, List<TRow> Rows)>();
        foreach (var row in Rows)
        {
            var name = Group?.Invoke(row);
            if (bodies.Count == 0 || bodies[^1].Name != name) bodies.Add((name, []));
            bodies[^1].Rows.Add(row);
        }

        return bodies;
    }

    /// <summary>What names the row is always shown.</summary>
    internal bool IsShown(ListColumn<TRow> column) => column.Names
        || (Address?[ListPage.ColumnsName] is { } asked ? asked.Split(',').Contains(column.Id, StringComparer.Ordinal) : !column.OnDemand);

    private bool IsInForce(ListColumn<TRow> column) => column.Order is { } order && order.Equals(Order, StringComparison.OrdinalIgnoreCase);

    private string? Sort(ListColumn<TRow> column) => IsInForce(column) ? Descending ? "descending" : "ascending" : null;

    private string? OrderLink(ListColumn<TRow> column) => Address is null || column.Order is null
        ? null
        : Address.With(
            (ListPage.OrderName, JsonNamingPolicy.KebabCaseLower.ConvertName(column.Order)),
            (ListPage.DescendingName, (IsInForce(column) ? !Descending : column.LargestFirst) ? "true" : "false")).Href;
}
