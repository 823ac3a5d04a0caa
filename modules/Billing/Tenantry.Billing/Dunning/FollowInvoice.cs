using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Dunning;

/// <summary>
/// Brings the case of an unpaid invoice up to date: opened, one stage further, or closed. Webhooks, the schedule and operators all call it; in
/// any order and however often, each mail is sent once, and none after the invoice is paid.
/// </summary>
internal sealed class FollowInvoice(BillingDbContext db, IPaymentGateway gateway, SyncSubscription subscriptions, AdvanceDunning advance)
{
    /// <summary>Gets what is locked while a case changes. Not the invoice itself: an attempt to pay ends in its synchronization.</summary>
    public static string LockOf(string invoiceId) => $"dunning/{invoiceId}";

    public async Task RunAsync(string invoiceId, CancellationToken ct)
    {
        var known = await db.Set<DunningCase>().AsNoTracking().FirstOrDefaultAsync(unpaid => unpaid.InvoiceId == invoiceId, ct);
        if (known is null
            ? !await db.Set<Invoice>().AnyAsync(
                invoice => invoice.GatewayId == invoiceId && invoice.Status == InvoiceStatus.Open && invoice.Attempts > 0 && invoice.SubscriptionId != null, ct)
            : known.Stage is not DunningStage.Stopped && known.Stage.IsEnd())
        {
            return;
        }

        var advanced = await AdvanceAsync(invoiceId, isSubscriptionEnded: false, ct);
        if (advanced is { EndsSubscription: true, Subscription: { } ending })
        {
            await EndAsync(invoiceId, ending, ct);
            advanced = await AdvanceAsync(invoiceId, isSubscriptionEnded: true, ct);
        }

        if (advanced.Subscription is { } subscription)
        {
            await subscriptions.RunAsync(subscription, ct);
        }
    }

    private async Task<DunningAdvance> AdvanceAsync(string invoiceId, bool isSubscriptionEnded, CancellationToken ct)
    {
        var read = await db.ReadAsync(() => ReadAsync(invoiceId, ct), ct);
        var advanced = new DunningAdvance(read.Value?.SubscriptionId, EndsSubscription: false);
        await db.StoreAsync(
            LockOf(invoiceId), read, () => ReadAsync(invoiceId, ct),
            async unpaid =>
            {
                advanced = unpaid is null ? DunningAdvance.None : await advance.RunAsync(unpaid, isSubscriptionEnded, ct);
                return Result.Done;
            },
            ct);
        return advanced;
    }

    private async Task<UnpaidInvoice?> ReadAsync(string invoiceId, CancellationToken ct)
    {
        if (await gateway.FindInvoiceAsync(new(invoiceId), ct) is not { SubscriptionId: { } subscription } source)
        {
            return null;
        }

        var attempts = await db.Set<DunningCase>().Where(unpaid => unpaid.InvoiceId == invoiceId).Select(unpaid => (int?)unpaid.SeenAttempts).FirstOrDefaultAsync(ct);
        if (attempts == source.Attempts || source.Status == InvoiceStatus.Paid)
        {
            return new UnpaidInvoice(source, subscription, null);
        }

        var payment = source.PaymentId is { } id ? await gateway.FindPaymentAsync(id, ct) : null;
        var customer = await gateway.FindCustomerAsync(source.CustomerId, ct);
        return new UnpaidInvoice(source, subscription, new PaymentFailure(payment?.Decline, customer?.PaymentMethodId));
    }

    // The case says already that the subscription is to end: after a crash in here the schedule finds it, and the keys make it the same call.
    private async Task EndAsync(string invoiceId, string subscription, CancellationToken ct)
    {
        await gateway.CancelNowAsync(new(subscription), isProrated: false, IdempotencyKey.For("end-unpaid", invoiceId), ct);
        if (gateway.Find<IGatewayCollection>() is { } collection && await gateway.FindInvoiceAsync(new(invoiceId), ct) is { Status: InvoiceStatus.Open })
        {
            await collection.MarkUncollectibleAsync(new(invoiceId), IdempotencyKey.For("uncollectible", invoiceId), ct);
        }
    }
}
