using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Disputes;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>Represents the effects of a refund.</summary>
/// <param name="Amount">The refunded amount.</param>
/// <param name="Remaining">The amount that remains refundable.</param>
/// <param name="Credits">The credits that are clawed back.</param>
/// <param name="EndsAccess"><see langword="true"/> if the subscription is canceled immediately; otherwise, <see langword="false"/>.</param>
/// <param name="AccessUntil">The current end of access; <see langword="null"/> if the payment does not belong to an active
/// subscription.</param>
internal sealed record RefundPreview(Money Amount, Money Remaining, IReadOnlyList<CreditClawback> Credits, bool EndsAccess,
    DateTimeOffset? AccessUntil);

/// <summary>
/// Previews the effects of a refund without changing anything. Credits and access are calculated by the same rules that apply afterward.
/// </summary>
internal sealed class PreviewRefund(
    ICrossTenantDbContextFactory<BillingDbContext> across, IEnumerable<IRefundConsequence> consequences, BillingOptions options)
{
    public async Task<RefundPreview> RunAsync(Payment payment, Money amount, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator previews a refund", ct);
        var payments = await db.Set<Payment>().AsNoTracking()
            .Where(row => row.TenantId == payment.TenantId && row.Reference == payment.Reference).ToListAsync(ct);
        var disputed = await db.Set<Dispute>().AsNoTracking()
            .Where(row => row.TenantId == payment.TenantId && row.Reference == payment.Reference).ToListAsync(ct);
        var refunded = payments.Sum(row => row.RefundedMinor) + disputed.Where(dispute => dispute.Status.WithholdsFunds())
            .Sum(dispute => dispute.AmountMinor) + amount.MinorUnits;
        var paid = payments.Sum(row => row.AmountMinor);
        var credits = new List<CreditClawback>();
        foreach (var consequence in consequences)
        {
            credits.AddRange(await consequence.PreviewAsync(db, payment, new Money(refunded, amount.Currency),
                new Money(paid, amount.Currency), ct));
        }

        var owner = await db.Set<Subscription>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.TenantId == payment.TenantId && row.Id == payment.SubscriptionId
                && row.Status != SubscriptionStatus.Canceled, ct);
        return new RefundPreview(
            amount, payment.Refundable - amount, credits,
            owner is not null && await EndsAsync(db, payment, amount, ct), owner?.AccessUntil);
    }

    private async Task<bool> EndsAsync(BillingDbContext db, Payment payment, Money amount, CancellationToken ct) =>
        options.FullRefund == FullRefundPolicy.EndSubscription && amount >= payment.Refundable
        && payment.Reference == await db.Set<Payment>()
        .Where(row => row.TenantId == payment.TenantId && row.SubscriptionId == payment.SubscriptionId)
            .OrderByDescending(row => row.PaidAt).Select(row => row.Reference).FirstOrDefaultAsync(ct);
}
