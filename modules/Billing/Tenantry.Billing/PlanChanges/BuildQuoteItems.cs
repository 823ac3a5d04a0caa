using System.Collections.Immutable;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Represents the items of a quote at the payment provider.</summary>
/// <param name="After">All items after the change.</param>
/// <param name="Changes">The changes of the items that differ.</param>
/// <param name="Main">The provider's ID of the plan's item.</param>
internal sealed record QuoteItems(IReadOnlyList<GatewayCheckoutLine> After, ImmutableArray<GatewayItemChange> Changes, GatewayItemId Main)
{
    public bool Match(GatewaySubscription live) =>
        After.Select(line => (line.PriceId.Value, line.Quantity)).Order()
            .SequenceEqual(live.Items.Select(item => (item.PriceId.Value, item.Quantity)).Order());

    /// <summary>
    /// Gets a value indicating whether the provider's page, which confirms a change of one item, can confirm this change.
    /// </summary>
    public bool ChangesPlanOnly => Changes.All(gatewayItemChange => gatewayItemChange.ItemId == Main);
}

/// <summary>Maps a quote to the provider's items, for the preview, the charge and the schedule alike.</summary>
internal sealed class BuildQuoteItems(PriceBook prices, ICatalog catalog)
{
    public async Task<QuoteItems> RunAsync(PlanQuote quote, Subscription row, GatewaySubscription live, CancellationToken ct)
    {
        var main = row.MainItem(live);
        var plan = new GatewayCheckoutLine(await PriceAsync(quote.PriceId, ct), quote.Quantity);
        List<GatewayCheckoutLine> after = [plan];
        List<GatewayItemChange> changes = (main.PriceId, main.Quantity) == (plan.PriceId, plan.Quantity) ? []
            : [new(main.Id, plan.PriceId, plan.Quantity)];
        var addOnsByItem = row.AddOns.ToDictionary(heldAddOn => heldAddOn.ItemId);
        foreach (var addOn in QuotedAddOn.Read(quote.AddOns))
        {
            var line = new GatewayCheckoutLine(await PriceAsync(addOn.PriceId, ct), addOn.Quantity);
            after.Add(line);
            var existing = live.Items.FirstOrDefault(gatewayItem => gatewayItem.Id != main.Id
                && addOnsByItem.GetValueOrDefault(gatewayItem.Id)?.Plan == addOn.Plan);
            if (existing is null || (existing.PriceId, existing.Quantity) != (line.PriceId, line.Quantity))
            {
                changes.Add(new GatewayItemChange(existing?.Id, line.PriceId, line.Quantity));
            }
        }

        var remaining = QuotedAddOn.Read(quote.AddOns).Select(quotedAddOn => quotedAddOn.Plan).ToHashSet(StringComparer.Ordinal);
        foreach (var item in live.Items.Where(gatewayItem => gatewayItem.Id != main.Id))
        {
            if (!addOnsByItem.TryGetValue(item.Id, out var stored))
            {
                // An item that was added at the payment provider is not ours to remove.
                after.Add(new GatewayCheckoutLine(item.PriceId, item.Quantity));
            }
            else if (!remaining.Contains(stored.Plan))
            {
                changes.Add(new GatewayItemChange(item.Id, null, null));
            }
        }

        return new QuoteItems(after, [.. changes], main.Id);
    }

    private async Task<GatewayPriceId> PriceAsync(Guid id, CancellationToken ct)
    {
        var price = await prices.FindAsync(id, ct)
            ?? throw new InvalidOperationException($"The price {id} does not exist. Prices must never be deleted.");
        var plan = catalog.FindPlan(price.Product, price.Plan);
        return await prices.EnsureGatewayPriceAsync(price, plan is not null && catalog.Find(price.Product) is { } product
            ? PlanNames.Of(product, plan) : price.Plan, ct);
    }
}
