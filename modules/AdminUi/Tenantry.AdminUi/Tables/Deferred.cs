using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Tenantry.AdminUi;

/// <summary>
/// Renders its content after the preceding siblings are initialized, such as the rows of a table after its columns are registered.
/// </summary>
public sealed class Deferred : ComponentBase
{
    /// <summary>Gets or sets the content.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
