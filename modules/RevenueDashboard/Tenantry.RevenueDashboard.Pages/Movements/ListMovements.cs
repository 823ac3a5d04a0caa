using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Data;
using Tenantry.RevenueDashboard.Amounts;
using Tenantry.RevenueDashboard.Data;
using Tenantry.RevenueDashboard.Movements;

namespace Tenantry.RevenueDashboard.Pages;

/// <summary>Represents a movement in the list. Movements of the same customer, time and type are one line.</summary>
internal sealed record MovementLine(
    TenantId TenantId, string Tenant, DateTimeOffset At, MovementType Type, PreciseMoney Delta, string Description, MovementCause Cause,
    int PolicyVersion);

/// <summary>Lists movements across tenants, newest first.</summary>
internal sealed class ListMovements(ICrossTenantDbContextFactory<RevenueDashboardDbContext> across, ITenants tenants)
{
    public async Task<(IReadOnlyList<MovementLine> Lines, int Total)> RunAsync(
        MovementFilter filter, int skip, int take, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator lists revenue movements", ct);
        // A reversed row and its reversal sum to zero and are not shown.
        var groups = filter.Apply(db.Set<MrrMovement>()).GroupBy(row => new { row.TenantId, row.At, row.Type, row.Currency })
            .Where(group => group.Sum(row => row.Delta) != 0);
        var total = await groups.CountAsync(ct);
        var page = await groups.Select(group => new
        {
            group.Key.TenantId,
            group.Key.At,
            group.Key.Type,
            group.Key.Currency,
            Delta = group.Sum(row => row.Delta),
            Subscriptions = group.Select(row => row.Subscription).Distinct().Count(),
            Product = group.Max(row => row.ProductName)!,
            Plan = group.Max(row => row.PlanName)!,
            Cause = group.Max(row => row.Cause),
            Policy = group.Max(row => row.PolicyVersion),
        }).OrderByDescending(row => row.At).ThenBy(row => row.TenantId).ThenBy(row => row.Type).Skip(skip).Take(take).ToListAsync(ct);
        var names = await tenants.GetNamesAsync([.. page.Select(row => row.TenantId).Distinct()], ct);
        return ([.. page.Select(row => new MovementLine(
            row.TenantId, names.GetValueOrDefault(row.TenantId) ?? row.TenantId.ToString(), row.At, row.Type,
            new PreciseMoney(row.Delta, row.Currency),
            row.Subscriptions > 1 ? $"{row.Subscriptions} subscriptions" : $"{row.Product}\u00a0· {row.Plan}", row.Cause, row.Policy))],
            total);
    }

    /// <summary>Lists the products with movements, for a filter.</summary>
    public async Task<IReadOnlyList<(string Key, string Name)>> ListProductsAsync(CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator lists revenue movements", ct);
        var products = await db.Set<MrrState>().GroupBy(row => row.Product)
            .Select(group => new { group.Key, Name = group.Max(row => row.ProductName)! }).OrderBy(row => row.Name).ToListAsync(ct);
        return [.. products.Select(row => (row.Key, row.Name))];
    }
}
