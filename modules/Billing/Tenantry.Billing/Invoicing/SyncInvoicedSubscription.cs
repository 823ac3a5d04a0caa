using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Invoicing;

/// <summary>Stores the subscription that an invoice charges for, and records its first payment.</summary>
internal sealed class SyncInvoicedSubscription(SyncSubscription subscriptions, RecordFirstPayment payments)
{
    public async Task<Result> RunAsync(GatewayInvoice invoice, CancellationToken ct)
    {
        if (invoice.SubscriptionId is not { } subscription)
        {
            return Result.Success;
        }

        if (await subscriptions.RunAsync(subscription, ct) is { IsProblem: true, Problem: var notSynced })
        {
            return notSynced;
        }

        // The first payment ends the trial, also one that the provider has extended since. The subscription is applied again with it.
        return invoice.Status == InvoiceStatus.Paid && invoice.Earned.MinorUnits > 0
            && await payments.RunAsync(subscription, invoice.PaidAt ?? invoice.IssuedAt, ct)
            && await subscriptions.RunAsync(subscription, ct) is { IsProblem: true, Problem: var problem } ? problem : Result.Success;
    }
}
