using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Pages.Products;

/// <summary>Gets the names of products and plans for lists. A key without a name is shown itself.</summary>
internal static class CatalogNames
{
    public static IEnumerable<(string Value, string Text)> Products(IServiceProvider services) =>
        services.GetRequiredService<ICatalog>().Products.Select(product => (product.Key, product.Name));

    [return: NotNullIfNotNull(nameof(product))]
    public static string? Product(IServiceProvider services, string? product) =>
        string.IsNullOrEmpty(product) ? null : services.GetRequiredService<ICatalog>().Find(product)?.Name ?? product;

    public static string Plan(IServiceProvider services, string product, string plan) =>
        services.GetRequiredService<ICatalog>().FindPlan(product, plan)?.Name ?? plan;

    /// <summary>Gets the names of products and plans, such as <c>studio</c> and <c>academy/yearly</c>.</summary>
    public static string Of(IServiceProvider services, IEnumerable<string> keys) =>
        string.Join(", ", keys.Select(key => key.Split('/') is [var product, var plan]
            ? $"{Product(services, product)}, {Plan(services, product, plan)}"
            : Product(services, key)));
}
