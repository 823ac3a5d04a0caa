using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Prices;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;
using Tenantry.Platform.Backplane;

namespace Tenantry.Billing.Catalog.PriceChanges;

/// <summary>
/// Changes a price by creating a new version, which applies to new purchases. Existing subscribers keep their version until they are
/// migrated.
/// </summary>
internal sealed class ChangePrice(ICrossTenantDbContextFactory<BillingDbContext> across, NodeBackplane signals, TimeProvider clock)
{
    /// <summary>Sets a new amount. The price must have a single amount.</summary>
    public Task<Result> RunAsync(Guid current, decimal units, string reason, CancellationToken ct) =>
        RunAsync(current, previous => Costing(previous, units), reason, ct);

    /// <summary>Sets a new price in the same currency and billing interval, with any pricing model.</summary>
    public Task<Result> RunAsync(Guid current, RecurringPrice price, string reason, CancellationToken ct) =>
        RunAsync(current, previous => price == previous.Price ? CatalogProblems.NothingChanges : price, reason, ct);

    private static Result<RecurringPrice> Costing(PriceVersion previous, decimal units)
    {
        if (units < 0 || units * previous.Currency.MinorUnitsPerUnit is var minor && minor != decimal.Truncate(minor))
        {
            return CatalogProblems.PriceInvalid.WithField("amount");
        }

        var price = previous.Price.WithAmount(Money.Of(units, previous.Currency));
        return price != previous.Price ? price : previous.Price.Amount == Money.Of(units, previous.Currency)
            ? CatalogProblems.NothingChanges : CatalogProblems.PriceHasTiers;
    }

    private async Task<Result> RunAsync(Guid current, Func<PriceVersion, Result<RecurringPrice>> createPrice, string reason,
        CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator changes a price", ct);
        if (await db.Set<PriceVersion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == current, ct) is not { } previous)
        {
            return CatalogProblems.PlanNotFound;
        }

        var versions = await db.Set<PriceVersion>().AsNoTracking()
            .Where(row => row.Product == previous.Product && row.Plan == previous.Plan).ToListAsync(ct);
        if (CatalogDescriptionMapper.CurrentPrices(versions).All(row => row.Id != current))
        {
            return CatalogProblems.PriceStale;
        }

        var result = createPrice(previous);
        if (result.IsProblem)
        {
            return result.Problem;
        }

        var price = result.Value;
        var lastVersion = versions.Where(row => row.Key == previous.Key).Max(row => row.Version);
        var newVersion = PriceVersion.Of(previous.Product, previous.Plan, price, lastVersion + 1, previous.Position, clock.GetUtcNow());
        db.Add(newVersion);
        db.Audit("billing.price.changed", $"plan/{previous.Product}.{previous.Plan}", reason,
            new { from = previous.Price.Display, to = price.Display, version = newVersion.Version });
        await db.SaveChangesAsync(ct);
        signals.Publish(CatalogCache.Topic);
        return Result.Success;
    }
}
