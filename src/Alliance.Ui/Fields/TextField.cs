using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;

namespace Alliance.Ui;

/// <summary>A line of words. Within a <see cref="Field"/>, which says what is wrong.</summary>
public sealed class TextField : InputText
{
    /// <summary>Must not stay empty.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>So many characters at least, unless it is empty.</summary>
    [Parameter] public int MinLength { get; set; }

    [CascadingParameter] private Field? Frame { get; set; }

    protected override void OnInitialized() => Frame?.Hold(() => FieldRules.Judge(CurrentValue, Required, MinLength));

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        Frame?.CheckAgain();
        AdditionalAttributes = FieldRules.Attributes(AdditionalAttributes, Frame, Required);
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder) =>
        FieldInput.Draw(builder, "input", FieldRules.Named(AdditionalAttributes, NameAttributeValue, CssClass), CurrentValueAsString, EventCallback.Factory.Create<ChangeEventArgs>(this, Hear));

    private void Hear(ChangeEventArgs change) => CurrentValueAsString = (string?)change.Value;
}
