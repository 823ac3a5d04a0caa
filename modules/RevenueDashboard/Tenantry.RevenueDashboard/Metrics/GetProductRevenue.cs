using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.RevenueDashboard.Amounts;
using Tenantry.RevenueDashboard.Data;
using Tenantry.RevenueDashboard.Movements;
using Tenantry.RevenueDashboard.Payments;

namespace Tenantry.RevenueDashboard.Metrics;

/// <summary>Breaks revenue down by product: products on sale in catalog order, then other products with subscribers or sales.</summary>
internal sealed class GetProductRevenue(IEnumerable<ICatalog> catalogs)
{
    public IReadOnlyList<ProductDescription> OnSale => catalogs.LastOrDefault()?.Products ?? [];

    public async Task<IReadOnlyList<ProductRevenue>> RunAsync(
        RevenueDashboardDbContext db, Currency currency, DateTimeOffset monthStart, CancellationToken ct)
    {
        var states = await db.Set<MrrState>().Where(row => row.Currency == currency).GroupBy(row => row.Product).Select(product => new
        {
            Key = product.Key,
            Name = product.Max(row => row.ProductName),
            Mrr = product.Sum(row => row.Mrr),
            Paid = product.Count(row => row.Mrr > 0),
            Trials = product.Count(row => row.Status == SubscriptionStatus.Trialing),
        }).ToDictionaryAsync(row => row.Key, ct);
        var sales = await db.Set<RevenuePayment>()
            .Where(row => row.Currency == currency && row.Subscription == null && row.At >= monthStart)
            .GroupBy(row => row.Product)
            .Select(product => new { product.Key, Sum = product.Sum(row => row.MinorUnits - row.RefundedMinor - row.LostMinor) })
            .ToDictionaryAsync(row => row.Key, row => (decimal)row.Sum, ct);

        var onSale = OnSale.ToDictionary(product => product.Key);
        return [.. onSale.Keys.Union(states.Keys).Union(sales.Keys).Select(key =>
        {
            var state = states.GetValueOrDefault(key);
            var product = onSale.GetValueOrDefault(key);
            var mrr = state?.Mrr ?? 0;
            var oneOff = sales.GetValueOrDefault(key);
            var goal = product?.MonthlyTarget is { } monthlyGoal && monthlyGoal.Currency == currency
                ? new PreciseMoney(monthlyGoal.MinorUnits, currency) : (PreciseMoney?)null;
            return new ProductRevenue(
                key, product?.Name ?? state?.Name ?? key, new(mrr, currency), state?.Paid ?? 0, state?.Trials ?? 0,
                new(oneOff, currency), goal,
                goal is { } amount ? Percent.Ratio(mrr + oneOff, amount.MinorUnits) : null);
        })];
    }
}
