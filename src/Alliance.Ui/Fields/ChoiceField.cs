using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;

namespace Alliance.Ui;

/// <summary>One of a few. Within a <see cref="Field"/>, which says what is wrong.</summary>
public sealed class ChoiceField<TValue> : InputSelect<TValue>
{
    /// <summary>Something must be chosen.</summary>
    [Parameter] public bool Required { get; set; }

    [CascadingParameter] private Field? Frame { get; set; }

    protected override void OnInitialized() => Frame?.Hold(() => FieldRules.Judge(CurrentValue?.ToString(), Required));

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        Frame?.CheckAgain();
        AdditionalAttributes = FieldRules.Attributes(AdditionalAttributes, Frame, Required);
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder) =>
        FieldInput.Draw(builder, "select", FieldRules.Named(AdditionalAttributes, NameAttributeValue, CssClass), CurrentValueAsString, EventCallback.Factory.Create<ChangeEventArgs>(this, Hear), ChildContent);

    private void Hear(ChangeEventArgs change) => CurrentValueAsString = (string?)change.Value;
}
