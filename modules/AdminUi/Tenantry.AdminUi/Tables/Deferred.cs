using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Tenantry.AdminUi;

/// <summary>Renders its content after its elder siblings have been initialised: a table's rows after its columns are known.</summary>
public sealed class Deferred : ComponentBase
{
    /// <summary>What to render.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
