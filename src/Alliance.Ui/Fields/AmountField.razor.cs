using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Alliance.Ui;

/// <summary>A field for an amount of dirhams that depends neither on the browser's language nor on the keyboard, and that no wheel changes.</summary>
/// <remarks>What can't be read, or can be read in two ways (<see cref="TypedAmount"/>), stays as it was typed, says what is wrong, and keeps an <see cref="EditForm"/> with <c>OnValidSubmit</c> from being sent.</remarks>
public sealed partial class AmountField
{
    private EditContext? _form;
    private ValidationMessageStore? _messages;
    private string? _typed;
    private RefusedException? _problem;

    /// <summary>Of the input, for its label; the same each time it is drawn.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>Null while the field is empty or what stands in it is no amount.</summary>
    [Parameter] public Money? Value { get; set; }

    [Parameter] public EventCallback<Money?> ValueChanged { get; set; }

    /// <summary>Classes besides the field's own.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary><c>true</c> where the form found something wrong with the amount itself.</summary>
    [Parameter] public string? Invalid { get; set; }

    /// <summary>Whatever else the input says, such as <c>required</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    [CascadingParameter] private EditContext? Form { get; set; }

    private string Shown => _typed ?? Value?.ToString() ?? "";

    private string ProblemId => $"{Id}-problem";

    private string Classes => Class is null ? "amount-input" : $"amount-input {Class}";

    private FieldIdentifier Field => new(this, nameof(Value));

    protected override void OnParametersSet()
    {
        if (Form != _form) (_form, _messages) = (Form, Form is null ? null : new(Form));
        if (Value is not null && _problem is not null) Say(null, null); // given from outside meanwhile
    }

    /// <summary>Called when one leaves the field, or sends the form from within it.</summary>
    private async Task Change(string? typed)
    {
        Money? amount = null;
        try
        {
            amount = TypedAmount.Read(typed);
            Say(null, null);
        }
        catch (RefusedException problem)
        {
            Say(problem, typed);
        }

        if (amount != Value) await ValueChanged.InvokeAsync(amount);
    }

    private void Say(RefusedException? problem, string? typed)
    {
        (_problem, _typed) = (problem, typed);
        if (_form is null) return;
        _messages!.Clear();
        if (problem is not null) _messages.Add(Field, problem.Code);
        _form.NotifyValidationStateChanged();
    }

    /// <summary>A field that is there no more keeps no form.</summary>
    public void Dispose()
    {
        _messages?.Clear();
        _form?.NotifyValidationStateChanged();
    }
}
