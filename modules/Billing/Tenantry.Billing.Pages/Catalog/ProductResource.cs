using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Pages.Catalog;

/// <summary>Defines the operator's products. Lists of plans, subscriptions and payments filter by them.</summary>
internal static class ProductResource
{
    public static Resource<CatalogProduct> Definition { get; } =
        new Resource<CatalogProduct>("products", "Products", BillingPermissions.Operate)
    {
        Subtitle = "Products are defined in code or in tenantry.json.",
        Icon = "package",
        InNavigation = false,
        SearchHint = "Product",
        Empty = "Define a product in code or in tenantry.json and restart the application.",
    }
        .FromList(async (services, ct) => await services.GetRequiredService<BillingDbContext>().Set<CatalogProduct>().AsNoTracking()
            .OrderBy(product => product.Position).ThenBy(product => product.Key).ToListAsync(ct))
        .Key(product => product.Key)
        .Column("Product", product => product.Name, column => column.Sort().Search())
        .Column("Description", product => product.Description, column => column.Hidden())
        .Column("Audience", product => product.Audience, column => column.Minor())
        .Column("Monthly target", product => Target(product))
        .Column("Key", product => product.Key, column => column.As(CellKind.Code).Search())
        .Related("plans", "product", product => product.Key);

    private static Money? Target(CatalogProduct product) =>
        product is { TargetMinor: { } target, TargetCurrency: { } currency } ? new Money(target, currency) : null;
}
