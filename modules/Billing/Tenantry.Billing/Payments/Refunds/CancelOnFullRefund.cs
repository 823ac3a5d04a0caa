using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>
/// Cancels a subscription when its latest payment is fully refunded, if <see cref="BillingOptions.FullRefund"/> requires it. Otherwise, a
/// refund changes neither access nor MRR.
/// </summary>
internal sealed class CancelOnFullRefund(BillingDbContext db, IPaymentGateway gateway, SyncSubscription sync, BillingOptions options)
    : IEventHandler<PaymentRefunded>
{
    public async Task HandleAsync(PaymentRefunded refunded, EventContext info, CancellationToken ct)
    {
        if (options.FullRefund != FullRefundPolicy.EndSubscription || !refunded.IsFull || refunded.Subscription is not { } id)
        {
            return;
        }

        var latest = await db.Set<Payment>().Where(payment => payment.SubscriptionId == id).OrderByDescending(payment => payment.PaidAt)
            .Select(payment => payment.Reference).FirstOrDefaultAsync(ct);
        var gatewayId = await db.Set<Subscription>().Where(subscription => subscription.Id == id
            && subscription.Status != SubscriptionStatus.Canceled).Select(subscription => subscription.GatewayId).SingleOrDefaultAsync(ct);
        if (gatewayId is not null && latest == refunded.Reference)
        {
            await gateway.CancelNowAsync(new(gatewayId), isProrated: false, IdempotencyKey.For("end-refunded", refunded.Reference), ct);
            await sync.RunAsync(gatewayId, ct);
        }
    }
}
