using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Credits.Spends;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Credits.Expiry;

/// <summary>
/// Processes, in every account, what is due: releases reservations that expired, expires credits, and announces low balances that were not
/// announced yet. The order matters: credits that return to an expired grant expire with it.
/// </summary>
internal sealed class SettleCredits(
    ICrossTenantDbContextFactory<BillingDbContext> across, IServiceScopeFactory scopes, ICurrentTenant current, TimeProvider clock,
    ILogger<SettleCredits> logger) : IRecurringJob
{
    private const int Page = 1_000;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var lapsed = await EachAsync(
            db => db.Set<CreditHold>().Where(row => row.Status == CreditReservationStatus.Open && row.ExpiresAt <= now)
                .OrderBy(row => row.ExpiresAt).ThenBy(row => row.Id).Select(row => new DueItem(row.TenantId, row.Unit, row.Id)),
            (services, due) => services.GetRequiredService<EndHold>().RunAsync(due.Hold, used: 0, CreditMovementKind.ReservationExpiry, ct),
            ct);
        var expired = await EachAsync(
            db => db.Set<CreditLot>().Where(row => row.IsOpen && row.ExpiresAt <= now)
            .Select(row => new { row.TenantId, row.Unit }).Distinct()
                .OrderBy(row => row.TenantId).ThenBy(row => row.Unit).Select(row => new DueItem(row.TenantId, row.Unit, default)),
            (services, due) => services.GetRequiredService<ExpireCredits>().RunAsync(due.Unit, ct),
            ct);
        await EachAsync(
            db => db.Set<CreditAccount>().Where(row => row.LowUntold).OrderBy(row => row.TenantId).ThenBy(row => row.Unit)
            .Select(row => new DueItem(row.TenantId, row.Unit, default)),
            (services, due) => services.GetRequiredService<AnnounceLowBalance>().RunAsync(due.Unit, ct),
            ct);
        if (lapsed + expired > 0)
        {
            logger.CreditsSettled(lapsed, expired);
        }
    }

    private async Task<int> EachAsync(Func<BillingDbContext, IQueryable<DueItem>> find, Func<IServiceProvider, DueItem, Task> settle,
        CancellationToken ct)
    {
        var done = 0;
        while (true)
        {
            List<DueItem> page;
            await using (var db = await across.CreateDbContextAsync("expire credits and reservations", ct))
            {
                page = await find(db).Take(Page).ToListAsync(ct);
            }

            foreach (var due in page)
            {
                using var tenant = current.Change(due.Tenant);
                await using var scope = scopes.CreateAsyncScope();
                await settle(scope.ServiceProvider, due);
            }

            done += page.Count;
            if (page.Count < Page)
            {
                return done;
            }
        }
    }

    private sealed record DueItem(TenantId Tenant, string Unit, Guid Hold);
}
