using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Disputes;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>What a refund would do.</summary>
/// <param name="Amount">What goes back.</param>
/// <param name="Left">What is left of the payment then.</param>
/// <param name="Credits">The credits that go with it.</param>
/// <param name="EndsAccess">Whether the subscription ends at once.</param>
/// <param name="AccessUntil">Until when there is access, where the payment is of a subscription that lives.</param>
internal sealed record RefundPreview(Money Amount, Money Left, IReadOnlyList<CreditsTaken> Credits, bool EndsAccess, DateTimeOffset? AccessUntil);

/// <summary>Says what a refund would do. Nothing changes; what is said of credits and access is what follows from the same rules afterwards.</summary>
internal sealed class PreviewRefund(
    IAcrossTenants<BillingDbContext> across, IEnumerable<IRefundConsequence> consequences, BillingOptions options)
{
    public async Task<RefundPreview> RunAsync(Payment payment, Money amount, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("operator looks what a refund would do", ct);
        var all = await db.Set<Payment>().AsNoTracking().Where(row => row.TenantId == payment.TenantId && row.Reference == payment.Reference).ToListAsync(ct);
        var disputed = await db.Set<Dispute>().AsNoTracking().Where(row => row.TenantId == payment.TenantId && row.Reference == payment.Reference).ToListAsync(ct);
        var back = all.Sum(one => one.RefundedMinor) + disputed.Where(dispute => dispute.Status.TakesMoney()).Sum(dispute => dispute.AmountMinor) + amount.MinorUnits;
        var paid = all.Sum(one => one.AmountMinor);
        var credits = new List<CreditsTaken>();
        foreach (var consequence in consequences)
        {
            credits.AddRange(await consequence.PreviewAsync(db, payment, new Money(back, amount.Currency), new Money(paid, amount.Currency), ct));
        }

        var owner = await db.Set<Subscription>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.TenantId == payment.TenantId && row.Id == payment.SubscriptionId && row.Status != SubscriptionStatus.Canceled, ct);
        return new RefundPreview(
            amount, payment.Left - amount, credits,
            owner is not null && await EndsAsync(db, payment, amount, ct), owner?.AccessUntil);
    }

    private async Task<bool> EndsAsync(BillingDbContext db, Payment payment, Money amount, CancellationToken ct) =>
        options.FullRefund == FullRefundPolicy.EndSubscription && amount >= payment.Left
        && payment.Reference == await db.Set<Payment>().Where(row => row.TenantId == payment.TenantId && row.SubscriptionId == payment.SubscriptionId)
            .OrderByDescending(row => row.PaidAt).Select(row => row.Reference).FirstOrDefaultAsync(ct);
}
