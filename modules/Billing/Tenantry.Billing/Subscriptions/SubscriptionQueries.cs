using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Subscriptions;

internal sealed class SubscriptionQueries(BillingDbContext db, ICatalogue catalog) : ISubscriptions
{
    public async Task<IReadOnlyList<SubscriptionSummary>> ListAsync(CancellationToken ct)
    {
        var rows = await db.Set<Subscription>().AsNoTracking().OrderByDescending(row => row.Id).ToListAsync(ct);
        return [.. rows.Select(row => row.Summarise(catalog))];
    }
}

internal static class SubscriptionSummaries
{
    public static SubscriptionSummary Summarise(this Subscription row, ICatalogue catalog) => new(
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
        RestrictedFrom = row.RestrictedFrom,
        TrialEndsAt = row.Status == SubscriptionStatus.Trialing ? row.TrialEndsAt : null,
        ResumesAt = row.ResumesAt,
        Discount = row.Discount,
        Pending = row.Pending,
        Terms = row.Terms,
        AddOns = [.. row.AddOns.Select(addOn => new SubscriptionAddOn(addOn.Plan, catalog.FindPlan(row.Product, addOn.Plan)?.Name ?? addOn.Plan, addOn.Price, addOn.Quantity))],
    };
}
