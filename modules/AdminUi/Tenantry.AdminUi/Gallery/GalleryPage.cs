using System.ComponentModel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Hosting;

namespace Tenantry.AdminUi;

/// <summary>
/// Provides the base class of gallery pages, which show the components to developers. The pages exist in development only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GalleryPage : ComponentBase
{
    [Inject] private IHostEnvironment Host { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] internal TimeProvider Clock { get; set; } = default!;

    /// <summary>Gets whether the page is available.</summary>
    protected bool IsAvailable => Host.IsDevelopment();

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (!IsAvailable)
        {
            Navigation.NotFound();
        }
    }
}
