using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>
/// Charges a quoted change in time that was given to a paying customer, before the change is made. The quote names the invoice before it is
/// paid, so that a change that was paid and interrupted is completed with the invoice's webhook.
/// </summary>
internal sealed class ChargeGiftedChange(BillingDbContext db, IPaymentGateway gateway, CalculateGiftedChange calculate)
{
    public async Task<Result> RunAsync(PlanQuote quote, Subscription row, GatewaySubscription live, CancellationToken ct)
    {
        if (quote.DueMinor == 0)
        {
            return Result.Success;
        }

        if (quote.InvoiceId is { } charged && await gateway.FindInvoiceAsync(new(charged), ct) is { Status: InvoiceStatus.Paid })
        {
            return Result.Success;
        }

        var change = await calculate.RunAsync(quote, row, ct);
        if (change.Due != quote.Due)
        {
            return Catalog.CatalogProblems.QuoteStale;
        }

        var invoice = await gateway.Require<IGatewayOneTimeInvoices>().CreateInvoiceAsync(
            new NewGatewayInvoice(live.CustomerId, quote.Due, "Plan change", quote.At, change.PaidUntil, InvoiceOwners.Metadata(row.Id))
            {
                // The card of the subscription, which need not be the customer's default.
                PaymentMethodId = live.PaymentMethodId,
            },
            IdempotencyKey.For("gifted-change", quote.Id), ct);
        quote.InvoiceId = invoice.Id;
        await db.SaveChangesAsync(ct);
        var collection = gateway.Require<IGatewayCollection>();
        try
        {
            await collection.PayInvoiceAsync(invoice.Id, IdempotencyKey.For("pay-gifted-change", quote.Id), ct);
            return Result.Success;
        }
        catch (GatewayException refused) when (!refused.IsTransient)
        {
            // The customer agreed to pay for a change that isn't made. An open invoice would start reminders.
            await collection.VoidInvoiceAsync(invoice.Id, IdempotencyKey.For("void-gifted-change", quote.Id), ct);
            return SubscriptionProblems.PaymentDeclined;
        }
    }
}
