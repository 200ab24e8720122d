using Alliance.Kernel;
using Microsoft.AspNetCore.Components;

namespace Alliance.Ui;

/// <summary>A text field that reads what people write, depends neither on the browser's language nor on the keyboard, and that no wheel changes.</summary>
/// <remarks>What can't be read, or can be read in two ways, stays as it was typed, says what is wrong, and keeps its <see cref="Form"/> from being sent.</remarks>
/// <typeparam name="TValue">Where it can be null, an empty field is; else an empty field is told that it is needed, and the value stays.</typeparam>
public abstract class TypedField<TValue> : ComponentBase, IFormField, IDisposable
{
    private string? _typed;
    private RefusedException? _refused;
    private object? _bounds;
    private TValue? _given, _told;

    /// <summary>Of the input, for its label; the same each time it is drawn.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>Null, where it can be, while the field is empty or what stands in it can't be read.</summary>
    [Parameter] public TValue? Value { get; set; }

    [Parameter] public EventCallback<TValue> ValueChanged { get; set; }

    /// <summary>Must not stay empty.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>In the address or form, where the browser sends it.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>Classes besides the field's own.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>Whatever else the input says.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    [CascadingParameter] private Field? Frame { get; set; }

    [CascadingParameter] private FormState? State { get; set; }

    public RefusedException? Problem { get; private set; }

    string? IFormField.Label => null;

    /// <summary>Without a frame the field says itself what is wrong.</summary>
    protected RefusedException? OwnProblem => Frame is null ? Problem : null;

    protected string Shown => _typed ?? (Value is null ? "" : Write(Value));

    /// <summary>The input itself, for the markup of each kind.</summary>
    protected RenderFragment Box => builder => FieldInput.Draw(builder, "input", [.. More ?? Nothing, .. Attributes.Where(x => x.Value is not null)!], Shown, EventCallback.Factory.Create<ChangeEventArgs>(this, Hear));

    /// <summary>Of the input; those that are null are left out.</summary>
    protected virtual IEnumerable<KeyValuePair<string, object?>> Attributes =>
    [
        new("id", Id), new("name", Name), new("type", "text"), new("inputmode", "numeric"), new("autocomplete", "off"), new("dir", "ltr"), new("class", Classes),
        new("aria-required", IsRequired), new("aria-invalid", IsInvalid), new("aria-describedby", DescribedBy),
    ];

    private static IReadOnlyDictionary<string, object> Nothing { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    protected string Classes => Class is null ? "figure-input" : $"figure-input {Class}";

    protected string ProblemId => $"{Id}-problem";

    protected string? DescribedBy => Frame is not null ? Frame.DescribedBy : Problem is null ? null : ProblemId;

    protected string? IsInvalid => (Frame is null ? Problem : Frame.Problem) is null ? null : "true";

    protected string? IsRequired => Required ? "true" : null;

    /// <summary>As it stands now: what was in order when it was typed may no longer be.</summary>
    private RefusedException? Judged
    {
        get
        {
            if (TypedText.IsBlank(Shown)) return Required || default(TValue) is not null ? FieldRules.Empty() : null;
            try
            {
                Read(Shown);
                return null;
            }
            catch (RefusedException problem)
            {
                return problem;
            }
        }
    }

    /// <summary>What <see cref="Read"/> goes by besides what was typed: when it changes, the field is judged anew.</summary>
    protected virtual object? Bounds => null;

    /// <summary>Of the frame.</summary>
    protected string? Label => Frame?.Label;

    /// <summary>What was typed means. Asked of what isn't blank.</summary>
    /// <exception cref="RefusedException">It means nothing, or two things; the code has a sentence in <see cref="UiText"/>.</exception>
    protected abstract TValue Read(string typed);

    /// <summary>As the field shows it, and reads it back.</summary>
    protected abstract string Write(TValue value);

    protected override void OnInitialized()
    {
        _bounds = Bounds;
        if (Frame is not null) Frame.Hold(() => Judged);
        else State?.Add(this);
    }

    protected override Task OnParametersSetAsync()
    {
        if (Value is not null && !Same(Value, _given) && !Same(Value, _told)) Say(null, null); // given from outside meanwhile
        _given = Value;
        if (Equals(_bounds, Bounds)) return Task.CompletedTask;
        _bounds = Bounds;
        return JudgeAnew();
    }

    /// <summary>What another field says decides over this one: what it allows now is taken, what it allows no longer is said at once, and stays.</summary>
    private Task JudgeAnew()
    {
        if (TypedText.IsBlank(Shown)) return Task.CompletedTask; // nothing was typed that could be wrong
        if (Judged is not { } problem) return _refused is null ? Task.CompletedTask : Change(_typed);
        Say(problem, Shown);
        return Task.CompletedTask;
    }

    private Task Hear(ChangeEventArgs change) => Change((string?)change.Value);

    /// <summary>Called when one leaves the field, or sends the form from within it.</summary>
    protected async Task Change(string? typed)
    {
        try
        {
            _told = !TypedText.IsBlank(typed) ? Read(typed) : default(TValue) is null ? default : throw FieldRules.Empty();
            Say(null, null);
        }
        catch (RefusedException problem)
        {
            _told = default(TValue) is null ? default : Value;
            Say(problem, typed ?? "");
        }

        if (Same(_told, Value)) return;
        Value = _told; // the page gives it back when it is drawn anew, which waits while the browser is behind
        await ValueChanged.InvokeAsync(_told);
    }

    /// <summary>Shows what came by another way than typing here, an address for one.</summary>
    protected void Show(string? typed)
    {
        try
        {
            Say(null, TypedText.IsBlank(typed) ? "" : Write(Read(typed)));
        }
        catch (RefusedException problem)
        {
            Say(problem, typed);
        }
    }

    /// <inheritdoc/>
    public void Check() => Tell(Judged);

    private static bool Same(TValue? one, TValue? other) => EqualityComparer<TValue?>.Default.Equals(one, other);

    private void Say(RefusedException? problem, string? typed)
    {
        (_refused, _typed) = (problem, typed);
        if (Frame is not null) Frame.Say(problem);
        else Tell(problem);
    }

    private void Tell(RefusedException? problem)
    {
        if (problem is null && Problem is null) return;
        Problem = problem;
        StateHasChanged();
        State?.Tell();
    }

    /// <summary>A field that is there no more keeps no form.</summary>
    public void Dispose()
    {
        State?.Remove(this);
        GC.SuppressFinalize(this);
    }
}
