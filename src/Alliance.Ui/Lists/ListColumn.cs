using Microsoft.AspNetCore.Components;

namespace Alliance.Ui;

/// <summary>A column of a <see cref="ListTable{TRow}"/>, declared once: its heading, its cells, the names of its cells on a card.</summary>
public sealed class ListColumn<TRow> : IComponent
{
    /// <summary>Names the column in the address.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>The heading, with the unit when there is one.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>The term of the glossary that the heading is.</summary>
    [Parameter] public GlossaryTerm? Term { get; set; }

    /// <summary>The word of the API's order; null when rows can't be ordered by it.</summary>
    [Parameter] public string? Order { get; set; }

    /// <summary>The first click shows the largest, or the latest, first.</summary>
    [Parameter] public bool LargestFirst { get; set; }

    /// <summary>Figures, which stand below each other digit by digit.</summary>
    [Parameter] public bool Number { get; set; }

    /// <summary>Shown only when somebody asks for it.</summary>
    [Parameter] public bool OnDemand { get; set; }

    /// <summary>The cell that names its row, and opens it.</summary>
    [Parameter] public bool Names { get; set; }

    [Parameter, EditorRequired] public RenderFragment<TRow> ChildContent { get; set; } = null!;

    [CascadingParameter] public ListTable<TRow> Table { get; set; } = null!;

    public void Attach(RenderHandle renderHandle)
    {
        // It shows nothing by itself.
    }

    public Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        Table.Declare(this);
        return Task.CompletedTask;
    }
}
