using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Prices;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;
using Tenantry.Platform.Signals;

namespace Tenantry.Billing.Catalog.PriceChanges;

/// <summary>The operator sets another price: a new version, for who buys from now on. Subscribers keep theirs until they are moved.</summary>
internal sealed class ChangePrice(IAcrossTenants<BillingDbContext> across, NodeSignals signals, TimeProvider clock)
{
    /// <summary>Sets another amount, where the price is one amount.</summary>
    public Task<Result> RunAsync(Guid current, decimal units, string reason, CancellationToken ct) => RunAsync(current, former => Costing(former, units), reason, ct);

    /// <summary>Sets another price in the same currency and rhythm, tiers and all.</summary>
    public Task<Result> RunAsync(Guid current, RecurringPrice price, string reason, CancellationToken ct) =>
        RunAsync(current, former => price == former.Price ? CatalogProblems.NothingChanges : price, reason, ct);

    private static Result<RecurringPrice> Costing(PriceVersion former, decimal units)
    {
        if (units < 0 || units * former.Currency.MinorUnitsPerUnit is var minor && minor != decimal.Truncate(minor))
        {
            return CatalogProblems.PriceInvalid.On("amount");
        }

        var price = former.Price.Costing(Money.Of(units, former.Currency));
        return price != former.Price ? price : former.Price.Amount == Money.Of(units, former.Currency) ? CatalogProblems.NothingChanges : CatalogProblems.PriceHasTiers;
    }

    private async Task<Result> RunAsync(Guid current, Func<PriceVersion, Result<RecurringPrice>> make, string reason, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("operator changes a price", ct);
        if (await db.Set<PriceVersion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == current, ct) is not { } former)
        {
            return CatalogProblems.PlanNotFound;
        }

        var versions = await db.Set<PriceVersion>().AsNoTracking().Where(row => row.Product == former.Product && row.Plan == former.Plan).ToListAsync(ct);
        if (CatalogueReading.Current(versions).All(row => row.Id != current))
        {
            return CatalogProblems.PriceStale;
        }

        var wanted = make(former);
        if (wanted.IsProblem)
        {
            return wanted.Problem;
        }

        var price = wanted.Value;
        var last = versions.Where(row => row.Slot == former.Slot).Max(row => row.Version);
        var made = PriceVersion.Of(former.Product, former.Plan, price, last + 1, former.Position, clock.GetUtcNow());
        db.Add(made);
        db.Audit("billing.price.changed", $"plan/{former.Product}.{former.Plan}", reason, new { from = former.Price.Display, to = price.Display, version = made.Version });
        await db.SaveChangesAsync(ct);
        signals.Send(CatalogueStore.Topic);
        return Result.Done;
    }
}
