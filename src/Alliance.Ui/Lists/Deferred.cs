using Microsoft.AspNetCore.Components;

namespace Alliance.Ui;

/// <summary>Renders its content after what stands before it has taken its parameters: a table after its columns are declared.</summary>
public sealed class Deferred : ComponentBase
{
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
