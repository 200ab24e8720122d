using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Alliance.Ui;

/// <summary>Draws what one types into or chooses from, with a handler that stays the same however often it is drawn.</summary>
/// <remarks>A handler made anew at each drawing, as <c>@bind</c> makes it, gets an id of its own. What a browser has sent to the one before is refused on a busy server,
/// which may take the browser's word that it has drawn the new one first: what was typed would be lost without a word.</remarks>
internal static class FieldInput
{
    /// <param name="attributes">Those that are null are left out.</param>
    /// <param name="heard">Of a method, not of a lambda: two callbacks of one method are the same.</param>
    /// <param name="content">The options of a choice.</param>
    public static void Draw(
        RenderTreeBuilder builder, string element, IEnumerable<KeyValuePair<string, object>>? attributes, string? value, EventCallback<ChangeEventArgs> heard, RenderFragment? content = null)
    {
        builder.OpenElement(0, element);
        builder.AddMultipleAttributes(1, attributes);
        builder.AddAttribute(2, "value", value);
        builder.AddAttribute(3, "onchange", heard);
        builder.SetUpdatesAttributeName("value"); // what the browser shows by then is what is compared
        builder.AddContent(4, content);
        builder.CloseElement();
    }
}
