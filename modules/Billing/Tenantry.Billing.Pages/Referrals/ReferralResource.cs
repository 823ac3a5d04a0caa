using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Referrals;
using Tenantry.Billing.Referrals;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Referrals;

/// <summary>Defines the operator's list of referral rewards.</summary>
internal static class ReferralResource
{
    public static ResourceDefinition Definition { get; } = new("referrals", "Referrals", BillingPermissions.Operate, ListAsync)
    {
        Subtitle = "Referral rewards.",
        Icon = "users",
        Order = 34,
        Group = OperatorSections.Customers,
        Columns =
        [
            new("Payment", CellKind.Code), new("Referrer"), new("Referred"), new("Excluding tax", CellKind.Money),
            new("Earned", CellKind.Money), new("Granted", CellKind.Money),
            new("Status", CellKind.Status), new("Held until", CellKind.Time),
        ],
        SearchHint = "Stripe ID of the payment or invoice",
        Statuses = Enum.GetNames<RewardState>(),
        Empty = "No rewards yet.",
        FindAsync = FindAsync,
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator lists referrals", ct);
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
        var page = await rows.OrderByDescending(row => row.PaidAt).ThenBy(row => row.Reference).Skip(query.Skip)
            .Take(query.Size).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>()
            .GetNamesAsync([.. page.SelectMany(row => new[] { row.TenantId, row.ReferredTenantId }).Distinct()], ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                row.Reference, row.Reference, TenantLink(row.TenantId, names), TenantLink(row.ReferredTenantId, names),
                new Money(row.NetMinor, row.Currency), row.Due, row.Given,
                row.State.ToString(), row.HeldUntil))],
            total);
    }

    private static async Task<ResourceDetail?> FindAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator reads a referral", ct);
        if (await db.Set<ReferralReward>().AsNoTracking()
            .FirstOrDefaultAsync(referralReward => referralReward.Reference == id, ct) is not { } row)
        {
            return null;
        }

        var moves = await db.Set<ReferralBalanceChange>().AsNoTracking()
            .Where(move => move.TenantId == row.TenantId && move.Reference == id).OrderBy(move => move.Number).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([row.TenantId, row.ReferredTenantId], ct);
        return new ResourceDetail(
            $"{row.Due.Display} for {names.GetValueOrDefault(row.TenantId, "?")}",
            [
                new("Referrer", TenantLink(row.TenantId, names)), new("Referred", TenantLink(row.ReferredTenantId, names)),
                new("Payment", row.Reference, CellKind.Code),
                new("Billed, excluding tax", new Money(row.NetMinor, row.Currency), CellKind.Money), new("Share", $"{row.Percent}%"),
                new("Earned", row.Due, CellKind.Money),
                new("Granted", row.Given, CellKind.Money), new("Paid", row.PaidAt, CellKind.Time),
                new("Held until", row.HeldUntil, CellKind.Time), new("Blocked by", row.WaitReason),
                .. moves.Select(move => new ResourceField($"Balance transaction {move.Number}",
                    $"{new Money(move.AmountMinor, move.Currency).Display}, {move.GatewayId ?? "not sent to Stripe yet"}")),
            ])
        {
            Status = row.State.ToString(),
            Subject = $"referral/{row.Reference}",
        };
    }

    private static ResourceLink TenantLink(TenantId tenant, IReadOnlyDictionary<TenantId, string> names) =>
        new(names.GetValueOrDefault(tenant, "A tenant"), $"/admin/tenants/{tenant}/timeline");
}
