using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Cancellations;

/// <summary>
/// Closes the open invoices of a subscription that ended, so that nothing is collected afterward. Can be repeated with the same result.
/// </summary>
internal sealed class CloseOpenInvoices(BillingDbContext db, IPaymentGateway gateway, SyncInvoice sync, BillingOptions options,
    TimeProvider clock)
{
    public async Task RunAsync(Subscription row, CancellationToken ct)
    {
        if (options.OpenInvoices == OpenInvoicePolicy.Keep || gateway.Find<IGatewayCollection>() is not { } collection
            || await gateway.FindSubscriptionAsync(new(row.GatewayId), ct) is not { } live)
        {
            return;
        }

        // The provider's list counts: an invoice may be open there that has not arrived here.
        var open = await gateway.ListInvoicesAsync(live.CustomerId, InvoiceStatus.Open, cancellationToken: ct)
            .Where(invoice => invoice.SubscriptionId == live.Id).Select(invoice => invoice.Id).ToListAsync(ct);
        await CloseDunningAsync(row, ct);
        foreach (var id in open)
        {
            await (options.OpenInvoices == OpenInvoicePolicy.Void
                ? collection.VoidInvoiceAsync(id, IdempotencyKey.For("void-on-end", id), ct)
                : collection.MarkUncollectibleAsync(id, IdempotencyKey.For("write-off-on-end", id), ct));
        }

        var stored = await db.Set<Invoice>().Where(invoice => invoice.SubscriptionId == row.Id && invoice.Status == InvoiceStatus.Open)
            .Select(invoice => invoice.GatewayId).ToListAsync(ct);
        foreach (var id in open.Select(id => id.Value).Union(stored))
        {
            await sync.RunAsync(id, ct);
        }
    }

    // The customer left: no further step of collection is taken, and none of its emails is sent, whatever becomes of the invoice.
    private async Task CloseDunningAsync(Subscription row, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Forget<DunningCase>();
        foreach (var unpaid in await db.Set<DunningCase>()
            .Where(unpaid => unpaid.SubscriptionId == row.Id && unpaid.ClosedAt == null).ToListAsync(ct))
        {
            db.Audit("billing.dunning.moved", $"dunning/{unpaid.InvoiceId}",
                detail: new { from = unpaid.Stage.ToString(), to = nameof(DunningStage.Closed) });
            (unpaid.Stage, unpaid.ClosedAt, unpaid.NextStepAt) = (DunningStage.Closed, now, null);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
