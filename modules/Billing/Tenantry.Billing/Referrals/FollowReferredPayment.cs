using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Payments;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Referrals;

/// <summary>
/// Rewards the payment of a customer who was brought, and follows what becomes of it. What is due is read from the mirror of the payment and
/// not from the event: told twice, or in another order, it ends the same.
/// </summary>
internal sealed class FollowReferredPayment(
    IAcrossTenants<BillingDbContext> across, BillingDbContext db, IServiceScopeFactory scopes, BillingOptions options, ICurrentTenant current)
    : IEventHandler<PaymentReceived>, IEventHandler<PaymentRefunded>, IEventHandler<PaymentDisputed>
{
    public async Task HandleAsync(PaymentReceived happened, EventInfo info, CancellationToken ct)
    {
        if (happened.AmountExcludingTax.MinorUnits <= 0 || await FindAsync(ct) is not { } referral || !await CountsAsync(referral, happened, ct))
        {
            return;
        }

        await SettleAsync(referral, settle => settle.OpenAsync(referral, happened, happened.At + options.Referrals.HoldFor, ct));
    }

    public Task HandleAsync(PaymentRefunded happened, EventInfo info, CancellationToken ct) => AgainAsync(happened.Reference, ct);

    public Task HandleAsync(PaymentDisputed happened, EventInfo info, CancellationToken ct) => AgainAsync(happened.Reference, ct);

    private async Task AgainAsync(string reference, CancellationToken ct)
    {
        if (await FindAsync(ct) is { } referral)
        {
            await SettleAsync(referral, settle => settle.RunAsync(referral.TenantId, reference, ct));
        }
    }

    // In a scope of its own: what it saves is another tenant's, and no part of this delivery.
    private async Task SettleAsync(Referral referral, Func<SettleReward, Task> run)
    {
        using var ambient = current.Change(referral.TenantId);
        await using var scope = scopes.CreateAsyncScope();
        await run(scope.ServiceProvider.GetRequiredService<SettleReward>());
    }

    private async Task<Referral?> FindAsync(CancellationToken ct)
    {
        var tenant = current.Required;
        await using var all = await across.OpenAsync("find who brought a customer", ct);
        return await all.Set<Referral>().AsNoTracking().FirstOrDefaultAsync(row => row.ReferredTenantId == tenant, ct);
    }

    private async Task<bool> CountsAsync(Referral referral, PaymentReceived paid, CancellationToken ct)
    {
        var first = await db.Set<Payment>().AsNoTracking().OrderBy(row => row.PaidAt).ThenBy(row => row.GatewayId).FirstOrDefaultAsync(ct);
        return first is not null && referral.Counts(paid.Reference, paid.At, first.Reference, first.PaidAt);
    }
}
