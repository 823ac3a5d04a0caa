using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>Brings a refund and its payment to what the provider has, whoever gave the money back.</summary>
internal sealed class SyncRefund(BillingDbContext db, IPaymentGateway gateway, SyncPayment payments) : IObjectSync
{
    public async Task<Result> RunAsync(string gatewayId, CancellationToken ct)
    {
        if (await gateway.Require<IGatewayRefunds>().FindRefundAsync(new(gatewayId), ct) is not { } glance)
        {
            return BillingProblems.RefundNotFound;
        }

        return await payments.RunAsync(glance.PaymentId, async payment =>
        {
            // Under the payment's lock: a glance from before it may be older than what stands here.
            var seen = await gateway.Require<IGatewayRefunds>().FindRefundAsync(new(gatewayId), ct) ?? glance;
            await Refund.MirrorAsync(db, seen, payment.GatewayId, ct);
            return Result.Done;
        }, ct);
    }
}
