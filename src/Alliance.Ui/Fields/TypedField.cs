using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Alliance.Ui;

/// <summary>A text field that reads what people write, depends neither on the browser's language nor on the keyboard, and that no wheel changes.</summary>
/// <remarks>What can't be read, or can be read in two ways, stays as it was typed, says what is wrong, and keeps an <see cref="EditForm"/> with <c>OnValidSubmit</c> from being sent.</remarks>
/// <typeparam name="TValue">Where it can be null, an empty field is; else an empty field is told that it is needed, and the value stays.</typeparam>
public abstract class TypedField<TValue> : ComponentBase, IDisposable
{
    /// <summary>Refusal of an empty field that must not be.</summary>
    public const string Needed = "field.needed";

    private EditContext? _form;
    private ValidationMessageStore? _messages;
    private string? _typed;
    private TValue? _given, _told;

    /// <summary>Of the input, for its label; the same each time it is drawn.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>Null, where it can be, while the field is empty or what stands in it can't be read.</summary>
    [Parameter] public TValue? Value { get; set; }

    [Parameter] public EventCallback<TValue> ValueChanged { get; set; }

    /// <summary>In the address or form, where the browser sends it.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>Classes besides the field's own.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary><c>true</c> where the form found something wrong with the value itself.</summary>
    [Parameter] public string? Invalid { get; set; }

    /// <summary>Whatever else the input says, such as <c>required</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    [CascadingParameter] private EditContext? Form { get; set; }

    /// <summary>Why what was typed is refused; null when it isn't.</summary>
    protected RefusedException? Problem { get; private set; }

    protected string Shown => _typed ?? (Value is null ? "" : Write(Value));

    protected string ProblemId => $"{Id}-problem";

    protected string? DescribedBy => Problem is null ? null : ProblemId;

    protected string? IsInvalid => Problem is null ? Invalid : "true";

    private FieldIdentifier Field => new(this, nameof(Value));

    /// <summary>What was typed means. Asked of what isn't blank.</summary>
    /// <exception cref="RefusedException">It means nothing, or two things; the code has a sentence in <see cref="UiText"/>.</exception>
    protected abstract TValue Read(string typed);

    /// <summary>As the field shows it, and reads it back.</summary>
    protected abstract string Write(TValue value);

    protected override void OnParametersSet()
    {
        if (Form != _form) (_form, _messages) = (Form, Form is null ? null : new(Form));
        if (Problem is not null && !Same(Value, _given) && !Same(Value, _told)) Say(null, null); // given from outside meanwhile
        _given = Value;
    }

    /// <summary>Called when one leaves the field, or sends the form from within it.</summary>
    protected async Task Change(string? typed)
    {
        try
        {
            _told = !string.IsNullOrWhiteSpace(typed) ? Read(typed) : default(TValue) is null ? default : throw new RefusedException(Needed, "This field is needed.");
            Say(null, null);
        }
        catch (RefusedException problem)
        {
            _told = default(TValue) is null ? default : Value;
            Say(problem, typed);
        }

        if (!Same(_told, Value)) await ValueChanged.InvokeAsync(_told);
    }

    /// <summary>Shows what came by another way than typing here, an address for one.</summary>
    protected void Show(string? typed)
    {
        try
        {
            Say(null, string.IsNullOrWhiteSpace(typed) ? "" : Write(Read(typed)));
        }
        catch (RefusedException problem)
        {
            Say(problem, typed);
        }
    }

    private static bool Same(TValue? one, TValue? other) => EqualityComparer<TValue?>.Default.Equals(one, other);

    private void Say(RefusedException? problem, string? typed)
    {
        (Problem, _typed) = (problem, typed);
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
        GC.SuppressFinalize(this);
    }
}
