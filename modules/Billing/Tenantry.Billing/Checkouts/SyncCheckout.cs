using Tenantry.Billing.Checkouts.Guests;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts;

/// <summary>Synchronizes a checkout with the payment provider, together with the purchase made with it.</summary>
internal sealed class SyncCheckout(
    IPaymentGateway gateway, CustomerTenants customers, SyncSubscription subscriptions, SyncInvoice invoices, SyncPayment payments,
    AssignGuestCheckout guests, StoreCheckout storing, ICurrentTenant current)
    : IObjectSync
{
    public async Task<Result> RunAsync(string gatewayId, CancellationToken ct)
    {
        if (await gateway.FindCheckoutAsync(new(gatewayId), ct) is not { CustomerId: { } customer } checkout)
        {
            return CheckoutProblems.CheckoutNotFound;
        }

        if (await customers.FindAsync(customer, ct) is not { } tenant)
        {
            // A guest checkout. Until it is paid, it belongs to no tenant.
            if (!checkout.IsPaid)
            {
                return Result.Success;
            }

            var adopted = await guests.RunAsync(checkout, ct);
            if (adopted.IsProblem)
            {
                return adopted.Problem;
            }

            tenant = adopted.Value;
        }

        using var ambient = current.Change(tenant);
        if (checkout is { IsPaid: true, SubscriptionId: { } subscription })
        {
            var synced = await subscriptions.RunAsync(subscription, ct);
            if (synced.IsProblem)
            {
                return synced.Problem;
            }
        }

        // The invoice of a guest may have been refused when its webhook arrived before the tenant was known. The provider does not send it
        // again.
        if (checkout is { IsPaid: true, InvoiceId: { } invoice } && await invoices.RunAsync(invoice, ct) is { IsProblem: true } refused)
        {
            return refused;
        }

        await storing.RunAsync(checkout, ct);
        // A webhook about a refund that arrived before the purchase was known is not sent again, so the payment is read here.
        return checkout is { IsPaid: true, SubscriptionId: null, PaymentId: { } paid }
            && await payments.RunAsync(paid, ct) is { IsProblem: true, Problem: var failed }
            ? failed
            : Result.Success;
    }
}
