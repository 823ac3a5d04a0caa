using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.FeatureGating.Contracts;

namespace Tenantry.Billing.Pages.Products;

/// <summary>Lists the products of the catalog.</summary>
internal sealed class ProductChoices(BillingDbContext db) : IFieldChoices
{
    public async Task<IReadOnlyList<FieldChoice>> ListAsync(object input, CancellationToken cancellationToken) =>
        [.. (await db.Set<CatalogProduct>().AsNoTracking().OrderBy(product => product.Position).ToListAsync(cancellationToken))
            .Select(product => new FieldChoice(product.Key, product.Name))];
}

/// <summary>Lists each product, followed by its plans, with values such as <c>studio</c> and <c>studio/pro</c>.</summary>
internal sealed class ProductAndPlanChoices(BillingDbContext db) : IFieldChoices
{
    public async Task<IReadOnlyList<FieldChoice>> ListAsync(object input, CancellationToken cancellationToken)
    {
        var products = await db.Set<CatalogProduct>().AsNoTracking().OrderBy(product => product.Position).ToListAsync(cancellationToken);
        var plans = (await db.Set<CatalogPlan>().AsNoTracking().OrderBy(plan => plan.Position).ToListAsync(cancellationToken))
            .ToLookup(plan => plan.Product);
        return [.. products.SelectMany(product => plans[product.Key]
            .Select(plan => new FieldChoice($"{product.Key}/{plan.Key}", $"{product.Name}, {plan.Name}"))
            .Prepend(new FieldChoice(product.Key, $"{product.Name}, every plan")))];
    }
}

/// <summary>Lists the features of the feature catalog. Only metered ones have a limit.</summary>
internal sealed class FeatureChoices(IServiceProvider services) : IFieldChoices
{
    public Task<IReadOnlyList<FieldChoice>> ListAsync(object input, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<FieldChoice>>([.. (services.GetService<IFeatureOverrides>()?.Features ?? [])
            .Select(feature => new FieldChoice(feature.Key, feature.Name) { HasNumber = feature.IsMetered })]);
}
