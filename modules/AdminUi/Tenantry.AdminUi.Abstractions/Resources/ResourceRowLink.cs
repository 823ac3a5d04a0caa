namespace Tenantry.AdminUi;

/// <content>Links beside a row.</content>
public sealed partial class Resource<TRow>
{
    internal List<Func<TRow, IServiceProvider, ResourceLink?>> Links { get; } = [];

    /// <summary>Adds a link beside each row of the list and on its detail page, such as a download or a page of its own.</summary>
    /// <param name="link">Gets the link; <see langword="null"/> for none.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Link(Func<TRow, IServiceProvider, ResourceLink?> link)
    {
        Links.Add(link);
        return this;
    }
}
