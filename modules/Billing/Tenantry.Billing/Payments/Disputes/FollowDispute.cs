using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Payments.Disputes;

/// <summary>Brings the access of a subscription to what a dispute of its payment asks for, and ends it where the dispute is lost.</summary>
internal sealed class FollowDispute(BillingDbContext db, IPaymentGateway gateway, SyncSubscription sync, BillingOptions options) : IEventHandler<PaymentDisputed>
{
    public async Task HandleAsync(PaymentDisputed happened, EventInfo info, CancellationToken ct)
    {
        if (happened.Subscription is not { } id
            || await db.Set<Subscription>().Where(subscription => subscription.Id == id).Select(subscription => subscription.GatewayId).SingleOrDefaultAsync(ct) is not { } gatewayId)
        {
            return;
        }

        if (happened.State == DisputeState.Lost && options.LostDispute == LostDisputePolicy.EndSubscription)
        {
            await gateway.CancelNowAsync(new(gatewayId), isProrated: false, IdempotencyKey.For("end-disputed", happened.Dispute), ct);
        }

        await sync.RunAsync(gatewayId, ct);
    }
}
