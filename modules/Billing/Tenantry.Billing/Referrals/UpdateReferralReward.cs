using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Payments;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Referrals;

/// <summary>
/// Creates a reward for the payment of a referred customer, and updates it after refunds and disputes. The amount is calculated from the
/// stored payment instead of the event, so that repeated or reordered events end in the same state.
/// </summary>
internal sealed class UpdateReferralReward(
    ICrossTenantDbContextFactory<BillingDbContext> across, BillingDbContext db, IServiceScopeFactory scopes, BillingOptions options,
    ICurrentTenant current)
    : IEventHandler<PaymentReceived>, IEventHandler<PaymentRefunded>, IEventHandler<PaymentDisputed>
{
    public async Task HandleAsync(PaymentReceived payment, EventContext info, CancellationToken ct)
    {
        if (payment.AmountExcludingTax.MinorUnits <= 0 || await FindAsync(ct) is not { } referral
            || !await IsEligibleAsync(referral, payment, ct))
        {
            return;
        }

        await SettleAsync(referral, settle => settle.CreateAsync(referral, payment, payment.At + options.Referrals.HoldFor, ct));
    }

    public Task HandleAsync(PaymentRefunded refund, EventContext info, CancellationToken ct) => UpdateAsync(refund.Reference, ct);

    public Task HandleAsync(PaymentDisputed dispute, EventContext info, CancellationToken ct) => UpdateAsync(dispute.Reference, ct);

    private async Task UpdateAsync(string reference, CancellationToken ct)
    {
        if (await FindAsync(ct) is { } referral)
        {
            await SettleAsync(referral, settle => settle.RunAsync(referral.TenantId, reference, ct));
        }
    }

    // Runs in a scope of its own: the data belongs to another tenant and is not part of this event delivery.
    private async Task SettleAsync(Referral referral, Func<SettleReward, Task> run)
    {
        using var ambient = current.Change(referral.TenantId);
        await using var scope = scopes.CreateAsyncScope();
        await run(scope.ServiceProvider.GetRequiredService<SettleReward>());
    }

    private async Task<Referral?> FindAsync(CancellationToken ct)
    {
        var tenant = current.Required;
        await using var all = await across.CreateDbContextAsync("find a referrer", ct);
        return await all.Set<Referral>().AsNoTracking().FirstOrDefaultAsync(row => row.ReferredTenantId == tenant, ct);
    }

    private async Task<bool> IsEligibleAsync(Referral referral, PaymentReceived paid, CancellationToken ct)
    {
        var first = await db.Set<Payment>().AsNoTracking().OrderBy(row => row.PaidAt).ThenBy(row => row.GatewayId).FirstOrDefaultAsync(ct);
        return first is not null && referral.IsEligible(paid.Reference, paid.At, first.Reference, first.PaidAt);
    }
}
