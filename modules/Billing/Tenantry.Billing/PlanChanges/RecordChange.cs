using Tenantry.Billing.Data;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Records that a quoted change was applied.</summary>
internal sealed class RecordChange(BillingDbContext db, VerifyCharge compare, TimeProvider clock)
{
    public async Task RunAsync(PlanQuote quote, CancellationToken cancellationToken)
    {
        quote.AppliedAt = clock.GetUtcNow();
        db.Audit(
            "billing.subscription.changed", $"subscription/{quote.SubscriptionId}",
            detail: new { quote = quote.Id, price = quote.PriceId, quantity = quote.Quantity, addOns = QuotedAddOn.Read(quote.AddOns),
                timing = quote.Timing.ToString(), due = quote.Due.ToString() });
        await db.SaveChangesAsync(cancellationToken);
        if (quote.InvoiceId is { } invoice)
        {
            await compare.StoredAsync(invoice, cancellationToken);
        }
    }
}
