using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Alliance.Ui;

/// <summary>An e-mail address; on a narrow card it breaks before its @ and its dots, never within a word. What is copied of it is the address.</summary>
public sealed class EmailText : ComponentBase
{
    private static readonly char[] Signs = ['@', '.'];

    /// <summary>Null shows a dash.</summary>
    [Parameter, EditorRequired] public string? Address { get; set; }

    /// <summary>A press writes to it.</summary>
    [Parameter] public bool Link { get; set; }

    /// <summary>The address in the pieces that stay whole: <c>salma</c>, <c>.idrissi</c>, <c>@exemple</c>, <c>.ma</c>.</summary>
    internal static IEnumerable<string> Pieces(string address)
    {
        for (var from = 0; from < address.Length;)
        {
            var next = from + 1 < address.Length ? address.IndexOfAny(Signs, from + 1) : -1;
            var to = next < 0 ? address.Length : next;
            yield return address[from..to];
            from = to;
        }
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (Address is not { Length: > 0 } address)
        {
            builder.AddContent(0, Formats.None);
            return;
        }

        builder.OpenElement(1, Link ? "a" : "bdi");
        if (Link) builder.AddAttribute(2, "href", $"mailto:{address}");
        builder.AddAttribute(3, "dir", "ltr");
        builder.OpenRegion(4);
        foreach (var (at, piece) in Pieces(address).Index())
        {
            if (at > 0) builder.AddMarkupContent(5, "<wbr>");
            builder.AddContent(6, piece);
        }

        builder.CloseRegion();
        builder.CloseElement();
    }
}
