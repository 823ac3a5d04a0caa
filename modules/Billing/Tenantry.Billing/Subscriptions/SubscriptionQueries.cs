using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions.Purchases;

namespace Tenantry.Billing.Subscriptions;

internal sealed class SubscriptionQueries(BillingDbContext db, ICatalog catalog) : ISubscriptions
{
    public async Task<IReadOnlyList<SubscriptionSummary>> ListAsync(CancellationToken ct)
    {
        var rows = await db.Set<Subscription>().AsNoTracking().Where(row => row.DuplicateOf == null).OrderByDescending(row => row.Id)
            .ToListAsync(ct);
        return [.. rows.Select(row => row.ToSummary(catalog))];
    }

    public async Task<IReadOnlyList<PurchaseSummary>> ListPurchasesAsync(CancellationToken ct)
    {
        var rows = await db.Set<Purchase>().AsNoTracking().Where(row => row.DuplicateOf == null).OrderByDescending(row => row.PurchasedAt)
            .ThenByDescending(row => row.Id).ToListAsync(ct);
        return [.. rows.Select(row => row.ToSummary(catalog))];
    }
}

internal static class SubscriptionSummaries
{
    private static IEnumerable<SubscriptionDiscount> ReadDiscounts(this Subscription row) => StoredDiscount.Read(row.DiscountsJson)
        .Select(discount => new SubscriptionDiscount(
            discount.PercentOff, discount.OffMinor is { } off ? new Money(off, row.Currency) : null, discount.EndsAt)
        {
            // An item that belongs to no add-on here is the plan.
            Item = discount.ItemId is null ? null
                : row.AddOns.FirstOrDefault(addOn => addOn.ItemId == discount.ItemId)?.Plan ?? row.Plan,
        });

    public static SubscriptionSummary ToSummary(this Subscription row, ICatalog catalog) => new(
        row.Id,
        row.TenantId,
        row.Product,
        catalog.Find(row.Product)?.Name ?? row.Product,
        row.Plan,
        catalog.FindPlan(row.Product, row.Plan)?.Name ?? row.Plan,
        row.Price,
        row.Quantity,
        row.Status,
        row.AccessUntil,
        row.StartedAt,
        row.PeriodStart,
        row.PeriodEnd,
        row.CancelsAtPeriodEnd)
    {
        ReadOnlyFrom = row.ReadOnlyFrom,
        TrialEndsAt = row.Status == SubscriptionStatus.Trialing ? row.TrialEndsAt : null,
        EndsAt = row.EndsAt,
        GiftedUntil = row.Status == SubscriptionStatus.Canceled ? null : row.GiftedUntil,
        ResumesAt = row.ResumesAt,
        Discount = row.Discount,
        Discounts = [.. row.ReadDiscounts()],
        IncludedTaxPercent = row.IncludedTaxPercent,
        Pending = row.Pending,
        PlanVersion = row.PlanVersion,
        AddOns = [.. row.AddOns.Select(addOn => new SubscriptionAddOn(addOn.Plan, catalog.FindPlan(row.Product, addOn.Plan)?.Name
            ?? addOn.Plan, addOn.Price, addOn.Quantity) { IncludedTaxPercent = addOn.IncludedTaxPercent })],
    };
}
