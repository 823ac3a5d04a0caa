using System.ComponentModel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Hosting;

namespace Tenantry.AdminUi;

/// <summary>A page that shows parts to the people who build with them. Outside development it is not there.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GalleryPage : ComponentBase
{
    [Inject] private IHostEnvironment Host { get; set; } = default!;

    [Inject] private NavigationManager Addresses { get; set; } = default!;

    [Inject] internal TimeProvider Clock { get; set; } = default!;

    /// <summary>Gets whether the page may be shown.</summary>
    protected bool Shown => Host.IsDevelopment();

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (!Shown)
        {
            Addresses.NotFound();
        }
    }
}
