using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Referrals;
using Tenantry.Billing.Referrals;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Referrals;

/// <summary>The operator's list of what customers earned by bringing others.</summary>
internal static class ReferralResource
{
    public static ResourceDefinition Definition { get; } = new("referrals", "Referrals", BillingPermissions.Operate, ListAsync)
    {
        Subtitle = "What customers earned with the payments of those they brought.",
        Icon = "users",
        Order = 34,
        Group = OperatorGroups.Money,
        Columns =
        [
            new("Payment", CellKind.Code), new("Who brought"), new("Who came"), new("Without tax", CellKind.Money), new("Earned", CellKind.Money), new("Given", CellKind.Money),
            new("State", CellKind.Status), new("Held until", CellKind.Time),
        ],
        SearchHint = "Payment or invoice at the provider",
        Statuses = Enum.GetNames<RewardState>(),
        Empty = "Nobody who was brought has paid yet.",
        FindAsync = FindAsync,
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<BillingDbContext>>().OpenAsync("operator lists referrals", ct);
        var rows = db.Set<ReferralReward>().AsNoTracking();
        if (Enum.TryParse<RewardState>(query.Status, out var state))
        {
            rows = rows.Where(row => row.State == state);
        }

        if (query.Search.Length > 0)
        {
            rows = rows.Where(row => row.Reference == query.Search);
        }

        var total = await rows.CountAsync(ct);
        var page = await rows.OrderByDescending(row => row.PaidAt).ThenBy(row => row.Reference).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([.. page.SelectMany(row => new[] { row.TenantId, row.ReferredTenantId }).Distinct()], ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                row.Reference, row.Reference, Who(row.TenantId, names), Who(row.ReferredTenantId, names), new Money(row.NetMinor, row.Currency), row.Due, row.Given,
                row.State.ToString(), row.HeldUntil))],
            total);
    }

    private static async Task<ResourceDetail?> FindAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<BillingDbContext>>().OpenAsync("operator reads a referral", ct);
        if (await db.Set<ReferralReward>().AsNoTracking().FirstOrDefaultAsync(referralReward => referralReward.Reference == id, ct) is not { } row)
        {
            return null;
        }

        var moves = await db.Set<ReferralMove>().AsNoTracking().Where(referralMove => referralMove.TenantId == row.TenantId && referralMove.Reference == id).OrderBy(referralMove => referralMove.Number).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([row.TenantId, row.ReferredTenantId], ct);
        return new ResourceDetail(
            $"{row.Due.Display} for {names.GetValueOrDefault(row.TenantId, "?")}",
            [
                new("Who brought", Who(row.TenantId, names)), new("Who came", Who(row.ReferredTenantId, names)), new("Payment", row.Reference, CellKind.Code),
                new("Billed without tax", new Money(row.NetMinor, row.Currency), CellKind.Money), new("Share", $"{row.Percent} %"), new("Earned", row.Due, CellKind.Money),
                new("Given", row.Given, CellKind.Money), new("Paid", row.PaidAt, CellKind.Time), new("Held until", row.HeldUntil, CellKind.Time), new("Waits", row.Waits),
                .. moves.Select(move => new ResourceField($"Move {move.Number}", $"{new Money(move.AmountMinor, move.Currency).Display}, {move.GatewayId ?? "not told yet"}")),
            ])
        {
            Status = row.State.ToString(),
            Subject = $"referral/{row.Reference}",
        };
    }

    private static ResourceLink Who(TenantId tenant, IReadOnlyDictionary<TenantId, string> names) => new(names.GetValueOrDefault(tenant, "A tenant"), $"/admin/tenants/{tenant}/timeline");
}
