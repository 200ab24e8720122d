using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Alliance.Platform.Collection.Statements;

public sealed partial class ColumnsForm
{
    private int? _date;
    private int? _value;
    private int? _label;
    private int? _amount;
    private int? _debit;
    private int? _credit;
    private int? _reference;
    private int? _account;
    private int? _direction;
    private bool _isSigned;

    [Parameter, EditorRequired] public ChooseColumns.Look Look { get; set; } = null!;
    [Parameter, EditorRequired] public string FileName { get; set; } = "";
    [Parameter] public EventCallback<ColumnChoice> OnChosen { get; set; }
    [Parameter] public EventCallback OnCancelled { get; set; }

    private bool IsComplete => _date is not null && _label is not null && (_isSigned ? _amount : _credit) is not null;

    /// <summary>What was chosen before, or what the heading makes one think.</summary>
    protected override void OnInitialized()
    {
        if ((Look.Kept ?? Look.Guess) is not { } known) return;
        (_date, _label, _amount, _debit, _credit, _reference, _account, _direction) = (known.Date, known.Label, known.Amount, known.Debit, known.Credit, known.Reference, known.Account, known.Direction);
        _value = known.ValueDate;
        _isSigned = known.Amount is not null;
    }

    private string NameOf(int column) => Look.Header[column] is { Length: > 0 } name ? name : text["Column {0}", column + 1];

    private string? RoleOf(int column) =>
        column == _date ? text["Date of booking"].Value
        : column == _value ? text["Value date"].Value
        : column == _label ? text["Label"].Value
        : _isSigned && column == _amount ? text["Amount"].Value
        : _isSigned && column == _direction ? text["Direction"].Value
        : !_isSigned && column == _debit ? text["Debit"].Value
        : !_isSigned && column == _credit ? text["Credit"].Value
        : column == _reference ? text["Reference"].Value
        : column == _account ? text["Account of the other side"].Value
        : null;

    private RenderFragment Select(string id, int? value, Action<int?> choose) => builder =>
    {
        builder.OpenElement(0, "select");
        builder.AddAttribute(1, "id", id);
        builder.AddAttribute(2, "value", value?.ToString(CultureInfo.InvariantCulture) ?? "");
        builder.AddAttribute(3, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, x => choose(int.TryParse(x.Value as string, CultureInfo.InvariantCulture, out var column) ? column : null)));
        foreach (var (at, name) in Options())
        {
            builder.OpenElement(4, "option");
            builder.AddAttribute(5, "value", at);
            builder.AddAttribute(6, "selected", at == (value?.ToString(CultureInfo.InvariantCulture) ?? ""));
            builder.AddContent(7, name);
            builder.CloseElement();
        }

        builder.CloseElement();
    };

    private IEnumerable<(string At, string Name)> Options() =>
        Look.Header.Select((_, at) => (at.ToString(CultureInfo.InvariantCulture), NameOf(at))).Prepend(("", text["choose…"]));

    private Task Submit() => IsComplete
        ? OnChosen.InvokeAsync(new(_date!.Value, _label!.Value, _isSigned ? _amount : null, _isSigned ? null : _debit, _isSigned ? null : _credit, _reference, _account, _isSigned ? _direction : null) { ValueDate = _value })
        : Task.CompletedTask;
}
