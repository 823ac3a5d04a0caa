using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>
/// Reads a refund and its payment from the provider and stores both, including refunds that were created at the payment provider.
/// </summary>
internal sealed class SyncRefund(BillingDbContext db, IPaymentGateway gateway, SyncPayment payments, ICurrentTenant current) : IObjectSync
{
    public async Task<Result> RunAsync(string gatewayId, CancellationToken ct)
    {
        var refunds = gateway.Require<IGatewayRefunds>();
        var read = await db.ReadAsync(() => refunds.FindRefundAsync(new(gatewayId), ct), ct);
        if (read.Value is not { } refund)
        {
            return PaymentProblems.RefundNotFound;
        }

        var payment = await payments.RunAsync(refund.PaymentId, ct);
        if (payment.IsProblem)
        {
            return payment.Problem;
        }

        using var ambient = current.Change(payment.Value.TenantId);
        return await db.StoreAsync(
            gatewayId, read, () => refunds.FindRefundAsync(new(gatewayId), ct),
            async snapshot =>
            {
                await Refund.ApplyAsync(db, snapshot ?? refund, payment.Value.GatewayId, ct);
                return Result.Success;
            },
            ct);
    }
}
