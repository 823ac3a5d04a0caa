using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts.Duplicates;

/// <summary>
/// Ends a second subscription of the same product, refunds what was paid for it and emails the buyer. Each step can be repeated after a
/// crash.
/// </summary>
internal sealed class EndDuplicateSubscription(
    BillingDbContext db, IPaymentGateway gateway, SyncSubscription subscriptions, SyncInvoice invoices, RefundDuplicate refund)
    : IEventHandler<DuplicateSubscriptionFound>
{
    public async Task HandleAsync(DuplicateSubscriptionFound found, EventContext info, CancellationToken ct)
    {
        var row = await db.Set<Subscription>().AsNoTracking().FirstAsync(subscription => subscription.Id == found.Id, ct);
        await gateway.CancelNowAsync(new(row.GatewayId), isProrated: false, IdempotencyKey.For("end-duplicate", found.Id), ct);
        Check(await subscriptions.RunAsync(row.GatewayId, ct) is { IsProblem: true, Problem: var problem } ? problem : Result.Success);
        // The webhook of the paid invoice may be on its way still.
        if (await gateway.FindSubscriptionAsync(new(row.GatewayId), ct) is { LatestInvoiceId: { } invoice })
        {
            Check(await invoices.RunAsync(invoice, ct));
        }

        Check(await refund.RunAsync(new DuplicateOrder(row.Product, row.Plan, $"subscription/{found.Id}")
        {
            SubscriptionId = found.Id, Kept = $"subscription/{found.DuplicateOf}",
        }, ct));
    }

    // The event is delivered again.
    private static void Check(Result result)
    {
        if (result.IsProblem)
        {
            throw new InvalidOperationException($"{result.Problem.Code}: {result.Problem.Message}");
        }
    }
}
