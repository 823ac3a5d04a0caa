using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Pages.Catalog;

/// <summary>Gets the names of products and plans for lists, in place of their keys.</summary>
internal static class ProductNames
{
    public static string? Of(IServiceProvider services, string? product) =>
        string.IsNullOrEmpty(product) ? null : services.GetRequiredService<ICatalog>().Find(product)?.Name ?? product;

    public static IEnumerable<(string Value, string Text)> All(IServiceProvider services) =>
        services.GetRequiredService<ICatalog>().Products.Select(product => (product.Key, product.Name));
}
