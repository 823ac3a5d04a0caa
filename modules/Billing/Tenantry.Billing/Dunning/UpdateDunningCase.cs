using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Dunning;

/// <summary>
/// Updates the dunning case of an invoice: opens, advances or closes it. Webhooks, the schedule and operators call this class, in any order
/// and any number of times. Each email is sent once, and none is sent after the invoice is paid.
/// </summary>
internal sealed class UpdateDunningCase(BillingDbContext db, IPaymentGateway gateway, SyncSubscription subscriptions,
    AdvanceDunning advance)
{
    /// <summary>
    /// Gets the lock key of a case. The key must not be the invoice: an attempt to pay ends with the sync of the invoice.
    /// </summary>
    public static string LockKey(string invoiceId) => $"dunning/{invoiceId}";

    public async Task RunAsync(string invoiceId, CancellationToken ct)
    {
        var dunningCase = await db.Set<DunningCase>().AsNoTracking().FirstOrDefaultAsync(unpaid => unpaid.InvoiceId == invoiceId, ct);
        if (dunningCase is null
            ? !await db.Set<Invoice>().AnyAsync(
                invoice => invoice.GatewayId == invoiceId && invoice.Status == InvoiceStatus.Open && invoice.Attempts > 0
                && invoice.SubscriptionId != null, ct)
            : dunningCase.Stage is not DunningStage.Stopped && dunningCase.Stage.IsEnd())
        {
            return;
        }

        var result = await AdvanceAsync(invoiceId, isSubscriptionEnded: false, ct);
        if (result is { EndsSubscription: true, Subscription: { } canceledSubscription })
        {
            await EndAsync(invoiceId, canceledSubscription, ct);
            result = await AdvanceAsync(invoiceId, isSubscriptionEnded: true, ct);
        }

        if (result.Subscription is { } subscription)
        {
            await subscriptions.RunAsync(subscription, ct);
        }
    }

    private async Task<DunningAdvance> AdvanceAsync(string invoiceId, bool isSubscriptionEnded, CancellationToken ct)
    {
        var read = await db.ReadAsync(() => ReadAsync(invoiceId, ct), ct);
        var result = new DunningAdvance(read.Value?.SubscriptionId, EndsSubscription: false);
        await db.StoreAsync(
            LockKey(invoiceId), read, () => ReadAsync(invoiceId, ct),
            async unpaid =>
            {
                result = unpaid is null ? DunningAdvance.None : await advance.RunAsync(unpaid, isSubscriptionEnded, ct);
                return Result.Success;
            },
            ct);
        return result;
    }

    private async Task<UnpaidInvoice?> ReadAsync(string invoiceId, CancellationToken ct)
    {
        if (await gateway.FindInvoiceAsync(new(invoiceId), ct) is not { SubscriptionId: { } subscription } source)
        {
            return null;
        }

        var attempts = await db.Set<DunningCase>().Where(unpaid => unpaid.InvoiceId == invoiceId)
            .Select(unpaid => (int?)unpaid.ProviderAttempts).FirstOrDefaultAsync(ct);
        if (attempts == source.Attempts || source.Status == InvoiceStatus.Paid)
        {
            return new UnpaidInvoice(source, subscription, null);
        }

        var payment = source.PaymentId is { } id ? await gateway.FindPaymentAsync(id, ct) : null;
        var customer = await gateway.FindCustomerAsync(source.CustomerId, ct);
        return new UnpaidInvoice(source, subscription, new PaymentFailure(payment?.Decline, customer?.PaymentMethodId));
    }

    // The case already records that the subscription must be canceled: after a crash, the schedule repeats the step, and the idempotency
    // keys make it the same call.
    private async Task EndAsync(string invoiceId, string subscription, CancellationToken ct)
    {
        await gateway.CancelNowAsync(new(subscription), isProrated: false, IdempotencyKey.For("end-unpaid", invoiceId), ct);
        if (gateway.Find<IGatewayCollection>() is { } collection
            && await gateway.FindInvoiceAsync(new(invoiceId), ct) is { Status: InvoiceStatus.Open })
        {
            await collection.MarkUncollectibleAsync(new(invoiceId), IdempotencyKey.For("uncollectible", invoiceId), ct);
        }
    }
}
