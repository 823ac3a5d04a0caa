using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Payments.Disputes;

/// <summary>
/// Applies a dispute to the access of the subscription, and cancels the subscription if the dispute is lost and the options require it.
/// </summary>
internal sealed class ApplyDispute(BillingDbContext db, IPaymentGateway gateway, SyncSubscription sync, BillingOptions options)
    : IEventHandler<PaymentDisputed>
{
    public async Task HandleAsync(PaymentDisputed disputed, EventContext info, CancellationToken ct)
    {
        if (disputed.Subscription is not { } id
            || await db.Set<Subscription>().Where(subscription => subscription.Id == id).Select(subscription => subscription.GatewayId)
            .SingleOrDefaultAsync(ct) is not { } gatewayId)
        {
            return;
        }

        if (disputed.State == DisputeState.Lost && options.LostDispute == LostDisputePolicy.EndSubscription)
        {
            await gateway.CancelNowAsync(new(gatewayId), isProrated: false, IdempotencyKey.For("end-disputed", disputed.Dispute), ct);
        }

        await sync.RunAsync(gatewayId, ct);
    }
}
