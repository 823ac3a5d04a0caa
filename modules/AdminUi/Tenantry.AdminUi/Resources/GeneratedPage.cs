using System.ComponentModel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Tenantry.AdminUi.Resources;

/// <summary>
/// What list, detail and confirmation share: the address names the resource, and its permission decides whether the page is there.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedPage : ComponentBase
{
    private protected GeneratedPage()
    {
    }

    /// <summary>The resource's name.</summary>
    [Parameter] public string Resource { get; set; } = "";

    [CascadingParameter] private protected HttpContext Context { get; set; } = default!;

    [Inject] private protected IServiceProvider Services { get; set; } = default!;

    [Inject] private protected NavigationManager Addresses { get; set; } = default!;

    [Inject] private protected ResourceAccess Access { get; set; } = default!;

    [Inject] private protected ResourceCatalog Catalog { get; set; } = default!;

    /// <summary>The resource, once the person may see it.</summary>
    private protected GeneratedResource? Definition { get; private set; }

    /// <summary>Gets a value indicating whether a member sees that a page is for others. An operator's page is not found.</summary>
    private protected bool IsRefused { get; private set; }

    private protected CancellationToken Left => Context.RequestAborted;

    /// <inheritdoc/>
    protected sealed override async Task OnInitializedAsync()
    {
        var shell = ShellOf(Context);
        if (Catalog.Find(shell, Resource) is not { } found)
        {
            Addresses.NotFound();
        }
        else if (await Access.MayAsync(Context.User, found))
        {
            Definition = found;
            await LoadAsync(found);
        }
        else
        {
            Refuse();
        }
    }

    internal static ResourceShell ShellOf(HttpContext context) =>
        context.Request.Path.StartsWithSegments(ResourceAddress.Space, StringComparison.OrdinalIgnoreCase) ? ResourceShell.Space
        : ResourceShell.Operator;

    private protected abstract Task LoadAsync(GeneratedResource resource);

    private protected void Refuse()
    {
        if (ShellOf(Context) == ResourceShell.Operator)
        {
            NotThere();
            return;
        }

        (Definition, IsRefused) = (null, true);
        Context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private protected void NotThere()
    {
        Definition = null;
        Addresses.NotFound();
    }

    private protected string Url(string path) => Context.Request.PathBase + path;
}
