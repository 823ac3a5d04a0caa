using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Catalogue;

/// <summary>Adds the products and plans of code and file that the database does not have yet. What it has, it keeps: the database decides.</summary>
internal sealed class CatalogueSeed(IAcrossTenants<BillingDbContext> across, IEnumerable<ProductDescription> described, TimeProvider clock) : IDataSeedContributor
{
    public int Order => 30;

    public async Task SeedAsync(CancellationToken ct)
    {
        await using var db = await across.OpenAsync("seed the catalogue", ct);
        var products = await db.Set<ProductRow>().Select(row => row.Key).ToHashSetAsync(ct);
        var plans = await db.Set<PlanRow>().Select(row => new { row.Product, row.Key }).ToHashSetAsync(ct);
        foreach (var (product, position) in described.Select((product, position) => (product, position)))
        {
            if (products.Add(product.Key))
            {
                db.Add(Row(product, position));
            }

            foreach (var (plan, place) in product.Plans.Select((plan, place) => (plan, place)))
            {
                if (plans.Add(new { Product = product.Key, plan.Key }))
                {
                    db.Add(Row(product.Key, plan, place));
                    db.Add(FirstPrice(product.Key, plan));
                }
            }
        }

        await db.SaveChangesAsync(ct);
    }

    private static ProductRow Row(ProductDescription product, int position) => new()
    {
        Key = product.Key,
        Name = product.Name,
        Description = product.Description,
        Audience = product.Audience,
        Position = position,
        GoalMinor = product.MonthlyGoal?.MinorUnits,
        GoalCurrency = product.MonthlyGoal?.Currency,
    };

    private static PlanRow Row(string product, PlanDescription plan, int position) => new()
    {
        Product = product,
        Key = plan.Key,
        Name = plan.Name,
        Position = position,
        TrialDays = plan.TrialDays,
        Entitlements = JsonSerializer.Serialize(plan.Entitlements, JsonSerializerOptions.Web),
        Credits = JsonSerializer.Serialize(plan.Credits, JsonSerializerOptions.Web),
        Highlights = [.. plan.Highlights],
    };

    private PriceVersion FirstPrice(string product, PlanDescription plan) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        Product = product,
        Plan = plan.Key,
        Version = 1,
        AmountMinor = plan.Price.Amount.MinorUnits,
        Currency = plan.Price.Amount.Currency,
        Interval = plan.Price.Interval,
        IntervalCount = plan.Price.IntervalCount,
        CreatedAt = clock.GetUtcNow(),
    };
}
