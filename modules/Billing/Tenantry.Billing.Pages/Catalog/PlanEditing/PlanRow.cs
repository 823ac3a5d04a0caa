using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Catalog.PlanEditing;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Catalog.PlanEditing;

/// <summary>Represents a plan as the operator sees it, with its prices on sale and its subscribers.</summary>
internal sealed class PlanRow
{
    public const string OnSale = "On sale";
    public const string Withdrawn = "Withdrawn";

    public required CatalogPlan Plan { get; init; }

    public required PlanDescription Description { get; init; }

    public required string Product { get; init; }

    public required string ProductName { get; init; }

    public required string Source { get; init; }

    /// <summary>Gets the number of subscriptions of each version that have not ended.</summary>
    public required IReadOnlyDictionary<int, int> SubscribersByVersion { get; init; }

    public string Id => $"{Product}.{Plan.Key}";

    public string Name => Plan.Name;

    public string Status => Plan.IsOnSale ? OnSale : Withdrawn;

    public string Price => Plan.Kind == PlanKind.Custom ? "Contact sales"
        : string.Join(" · ", Description.Prices.Select(price => price.Display));

    public string Availability => Plan.Kind switch
    {
        PlanKind.Custom => "Contact sales",
        PlanKind.AddOn => "Add-on",
        _ => "Everyone",
    };

    public int Subscribers => SubscribersByVersion.Values.Sum();

    public int OlderSubscribers => SubscribersByVersion.Where(count => count.Key < Plan.Version).Sum(count => count.Value);

    public static async Task<IReadOnlyList<PlanRow>> ListAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator lists plans", ct);
        var products = await db.Set<CatalogProduct>().AsNoTracking().ToDictionaryAsync(product => product.Key, ct);
        var plans = await db.Set<CatalogPlan>().AsNoTracking().ToListAsync(ct);
        var prices = (await db.Set<PriceVersion>().AsNoTracking().ToListAsync(ct)).ToLookup(price => (price.Product, price.Plan));
        var subscribers = (await db.Set<Subscription>().Where(row => row.Status != SubscriptionStatus.Canceled)
            .GroupBy(row => new { row.Product, row.Plan, row.PlanVersion })
            .Select(group => new { group.Key.Product, group.Key.Plan, group.Key.PlanVersion, Count = group.Count() }).ToListAsync(ct))
            .ToLookup(count => (count.Product, count.Plan));
        var described = services.GetRequiredService<DescribedPlans>();
        return [.. plans.Where(plan => prices.Contains((plan.Product, plan.Key)))
            .OrderBy(plan => products[plan.Product].Position).ThenBy(plan => plan.Position).ThenBy(plan => plan.Key, StringComparer.Ordinal)
            .Select(plan =>
            {
                var description = CatalogDescriptionMapper.Describe(plan, [.. prices[(plan.Product, plan.Key)]]);
                return new PlanRow
                {
                    Plan = plan, Description = description, Product = plan.Product, ProductName = products[plan.Product].Name,
                    Source = described.OriginOf(plan, description),
                    SubscribersByVersion =
                        subscribers[(plan.Product, plan.Key)].ToDictionary(count => count.PlanVersion, count => count.Count),
                };
            })];
    }
}
