using Tenantry.Billing.Catalog;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Determines whether the prices of a quote are still current.</summary>
internal sealed class ValidateQuote(PriceBook prices, ApplyPricingRules rules)
{
    public async Task<bool> RunAsync(PlanQuote quote, Subscription row, CancellationToken ct)
    {
        var currentPriceIds = row.AddOns.Select(heldAddOn => heldAddOn.PriceId).Append(row.PriceId).ToHashSet();
        foreach (var id in QuotedAddOn.Read(quote.AddOns).Select(quotedAddOn => quotedAddOn.PriceId).Append(quote.PriceId)
            .Where(id => !currentPriceIds.Contains(id)))
        {
            if (await prices.FindAsync(id, ct) is not { } price || await prices.GetCurrentForAsync(price, ct) is not { } list
                || (await rules.RunAsync(list, ct)).Id != id)
            {
                return false;
            }
        }

        return true;
    }
}
