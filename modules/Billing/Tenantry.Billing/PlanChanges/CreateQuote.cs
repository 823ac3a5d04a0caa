using System.Text.Json;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Previews a plan change at the payment provider and stores the quote.</summary>
internal sealed class CreateQuote(
    BillingDbContext db, PreviewPlanChange previews, CalculateGiftedChange gifted, BillingOptions options, TimeProvider clock)
{
    public async Task<PlanQuote> RunAsync(
        Subscription row, PriceVersion price, long quantity, IReadOnlyList<ChosenAddOn> addOns, ChangeTiming timing, CancellationToken ct)
    {
        // Whole seconds: the provider stores no fractions, and a rounded time would differ from the quoted one.
        var at = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var quote = new PlanQuote
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            SubscriptionId = row.Id,
            PriceId = price.Id,
            Quantity = quantity,
            AddOns = QuotedAddOn.Write(addOns.Select(addOn => new QuotedAddOn(addOn.AddOn.Key, addOn.Price.Id, addOn.Quantity))),
            Timing = timing,
            At = at,
            SubscriptionVersion = row.Version,
            Currency = price.Currency,
            ExpiresAt = at + options.QuoteLifetime,
        };
        if (timing == ChangeTiming.Now)
        {
            await PreviewAsync(quote, row, ct);
        }

        db.Add(quote);
        await db.SaveChangesAsync(ct);
        return quote;
    }

    private async Task PreviewAsync(PlanQuote quote, Subscription row, CancellationToken ct)
    {
        if (row.Status == SubscriptionStatus.Trialing)
        {
            // The preview would be the invoice at the end of the trial; nothing is due now.
            return;
        }

        if (row.GiftedUntil is not null)
        {
            var change = await gifted.RunAsync(quote, row, ct);
            (quote.DueMinor, quote.Lines) = (change.Due.MinorUnits, JsonSerializer.Serialize(change.Lines));
            return;
        }

        var preview = await previews.RunAsync(quote, row, ct);
        quote.DueMinor = preview.AmountDue.MinorUnits;
        quote.TaxMinor = (preview.Total - preview.TotalExcludingTax).MinorUnits;
        quote.Lines = JsonSerializer.Serialize(preview.Lines.Select(line => new QuoteLine(line.Description ?? "", line.Amount.MinorUnits)));
    }
}

